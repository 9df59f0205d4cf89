import { dayMs, hourMs, minuteMs, secondMs } from "../core/clock.ts";

/** Between the attempts of one entry. */
const delaysMs: readonly number[] = [
  secondMs,
  5 * secondMs,
  30 * secondMs,
  2 * minuteMs,
  10 * minuteMs,
  30 * minuteMs,
  hourMs,
  2 * hourMs,
];
const jitter = 0.2;
/** Nobody waits longer for the answer to what they said. */
const chatReplyLifeMs = dayMs;

export interface FailedAttempt {
  readonly now: number;
  readonly createdAt: number;
  /** Failed attempts, this one included. */
  readonly attempts: number;
  /** It answers something a person said. */
  readonly isChatReply: boolean;
  /** DingTalk asked to wait this long. */
  readonly pauseMs?: number | undefined;
  /** DingTalk throttles, which is no fault of the entry: it is not counted. */
  readonly throttled: boolean;
  /** A number in [0, 1). */
  readonly fraction: number;
}

export type RetryPlan =
  | { readonly outcome: "retry"; readonly at: number }
  | { readonly outcome: "dead"; readonly reason: string };

/** When to try again, or why not. */
export function planRetry(failed: FailedAttempt): RetryPlan {
  const delayMs = failed.throttled ? 0 : delaysMs[failed.attempts - 1];
  if (delayMs === undefined) {
    return { outcome: "dead", reason: `given up after ${failed.attempts} attempts` };
  }
  const jitteredMs = delayMs * (1 - jitter + 2 * jitter * failed.fraction);
  const at = failed.now + Math.round(Math.max(jitteredMs, failed.pauseMs ?? 0));
  if (failed.isChatReply && at > failed.createdAt + chatReplyLifeMs) {
    return { outcome: "dead", reason: "an answer older than a day is not sent any more" };
  }
  return { outcome: "retry", at };
}

/** How long a throttled lane is silent: at least what DingTalk asks, with some spread. */
export function throttlePauseMs(askedMs: number, fraction: number): number {
  return Math.round(askedMs + Math.min(askedMs, 10 * secondMs) * fraction);
}
