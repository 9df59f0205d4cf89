import { minuteMs, type Clock } from "../core/clock.ts";
import type { Storage } from "../core/storage.ts";
import type { ReadinessCheck } from "./health.ts";

/** An outbox whose oldest due entry has waited this long is stuck: something is wrong with sending. */
const stuckAfterMs = 15 * minuteMs;

/** What must hold for this instance to take requests: not stopping, storage writable, replies leaving. */
export function createReadiness(
  storage: Storage,
  clock: Clock,
  stopping: AbortSignal,
): readonly ReadinessCheck[] {
  return [
    { name: "process", run: () => Promise.resolve(stopping.aborted ? "stopping" : undefined) },
    {
      name: "storage",
      run: () =>
        storage.probe().then(
          () => undefined,
          () => "cannot be written",
        ),
    },
    {
      name: "outbox",
      async run() {
        const { oldestDueAt } = await storage.outbox.count();
        const isStuck = oldestDueAt !== null && clock.now() - oldestDueAt > stuckAfterMs;
        return isStuck ? "the oldest entry has waited for more than 15 minutes" : undefined;
      },
    },
  ];
}
