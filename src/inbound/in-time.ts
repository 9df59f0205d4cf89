import type { Clock } from "../core/clock.ts";
import { BellhopError } from "../core/errors.ts";

/**
 * Waits for `work`, but no longer than `limitMs`: then it throws `answer_late`, while `work` goes on. What
 * it still keeps is recognised when it is sent again.
 */
export async function inTime<T>(clock: Clock, limitMs: number, work: Promise<T>): Promise<T> {
  const done = new AbortController();
  const limit = clock.wait(limitMs, done.signal).then((): never | undefined => {
    if (done.signal.aborted) return undefined;
    throw new BellhopError("answer_late", `not kept within ${limitMs} ms`);
  });
  // One of the two is left behind; its failure is nobody's any more.
  limit.catch(() => undefined);
  work.catch(() => undefined);
  try {
    return (await Promise.race([work, limit])) as T;
  } finally {
    done.abort();
  }
}
