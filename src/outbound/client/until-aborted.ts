import { PlatformError } from "../platform-error.ts";

/** Waits for work that others wait for too: whoever gives up leaves, and the work goes on. */
export function untilAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work;
  return new Promise((resolve, reject) => {
    const leave = (): void => {
      const text = "gave up while waiting for an access token; nothing was sent";
      reject(new PlatformError({ kind: "retry", code: "AbortError", text }));
    };
    if (signal.aborted) leave();
    signal.addEventListener("abort", leave, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", leave));
  });
}
