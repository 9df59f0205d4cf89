import { minuteMs } from "../core/clock.ts";
import type { Message } from "../core/message.ts";

/** Answers to what was not understood that somebody gets within a minute before the bot is silent. */
const mostAnswers = 4;
const mostKnown = 1000;

/**
 * Stops two bots from telling each other for ever that they do not understand (reliability.md N-06). What is understood
 * begins anew.
 */
export interface LoopGuard {
  /** Counts something that was not understood; whether it is still to be answered. */
  mayAnswer(message: Message, now: number): boolean;
  understood(message: Message): void;
}

export function createLoopGuard(): LoopGuard {
  const answeredAt = new Map<string, readonly number[]>();
  return {
    mayAnswer(message, now) {
      const key = keyOf(message);
      const recent = (answeredAt.get(key) ?? []).filter((at) => now - at < minuteMs);
      if (recent.length >= mostAnswers) return false;
      answeredAt.delete(key);
      answeredAt.set(key, [...recent, now]);
      const [oldest] = answeredAt.keys();
      if (answeredAt.size > mostKnown && oldest !== undefined) answeredAt.delete(oldest);
      return true;
    },
    understood: (message) => void answeredAt.delete(keyOf(message)),
  };
}

function keyOf({ robot, conversation, sender }: Message): string {
  return JSON.stringify([robot, conversation.id, sender.id]);
}
