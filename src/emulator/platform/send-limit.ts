import { type Clock, minuteMs } from "../../core/clock.ts";

/** Counts messages in a sliding window. */
export interface SendLimit {
  /** Says whether `key` is blocked now. */
  isBlocked(key: string): boolean;
  /** Counts one message of `key`. `false`: it was one too many, and `key` is blocked from now on. */
  take(key: string): boolean;
  clear(): void;
}

export interface SendLimitOptions {
  readonly messages: number;
  readonly windowMs: number;
  /** How long everything is refused after one too many. */
  readonly blockMs: number;
}

/** 20 messages a minute per robot and conversation, then ten minutes of refusals (protocol §2.3). */
export const webhookLimit: SendLimitOptions = {
  messages: 20,
  windowMs: minuteMs,
  blockMs: 10 * minuteMs,
};

/** 20 calls a second per app and API, standard edition (protocol §11). */
export const openApiLimit: SendLimitOptions = { messages: 20, windowMs: 1000, blockMs: 0 };

export function createSendLimit(options: SendLimitOptions, clock: Clock): SendLimit {
  const taken = new Map<string, readonly number[]>();
  const blockedAt = new Map<string, number>();

  const isBlocked = (key: string): boolean => {
    const since = blockedAt.get(key);
    if (since === undefined) return false;
    // A clock that was set back before the block ends it too.
    const passedMs = clock.now() - since;
    if (passedMs >= 0 && passedMs < options.blockMs) return true;
    blockedAt.delete(key);
    return false;
  };

  return {
    isBlocked,
    take(key) {
      if (isBlocked(key)) return false;
      const now = clock.now();
      const recent = (taken.get(key) ?? []).filter(
        (at) => at <= now && at > now - options.windowMs,
      );
      if (recent.length >= options.messages) {
        blockedAt.set(key, now);
        taken.delete(key);
        return false;
      }
      taken.set(key, [...recent, now]);
      return true;
    },
    clear() {
      taken.clear();
      blockedAt.clear();
    },
  };
}
