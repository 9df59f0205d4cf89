import { setTimeout as delay } from "node:timers/promises";

/** Waits until `isDone` or for `limitMs`; answers whether it was done. */
export async function waitFor(isDone: () => boolean, limitMs: number): Promise<boolean> {
  const until = performance.now() + limitMs;
  while (!isDone()) {
    if (performance.now() > until) return false;
    await delay(20);
  }
  return true;
}
