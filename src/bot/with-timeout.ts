import { secondMs, type Clock } from "../core/clock.ts";
import { BellhopError } from "../core/errors.ts";

/** How long a handler may take before it is given up. */
const handlerTimeoutMs = 30 * secondMs;

/** Runs a handler; throws `handler_timeout` and aborts its signal when it takes too long. */
export async function withTimeout<T>(
  clock: Clock,
  name: string,
  work: (signal: AbortSignal) => Promise<T>,
  timeoutMs = handlerTimeoutMs,
): Promise<T> {
  const finished = new AbortController();
  const late = new AbortController();
  const timeout = clock.wait(timeoutMs, finished.signal).then((): T => {
    if (finished.signal.aborted) return undefined as T;
    late.abort();
    throw new BellhopError("handler_timeout", `${name} took longer than ${timeoutMs} ms`);
  });
  try {
    return await Promise.race([work(late.signal), timeout]);
  } finally {
    finished.abort();
  }
}
