import { dayMs, hourMs, type Clock } from "../core/clock.ts";
import { messageOf } from "../core/errors.ts";
import type { Log } from "../core/log.ts";
import type { Storage } from "../core/storage.ts";

/**
 * How long handled deliveries and sent entries are kept. Longer than a sign is valid (1 h), since the keys
 * of what is kept are what a callback that comes again is recognised by.
 */
const retentionMs = 7 * dayMs;

/** How long it can be asked who ran what. */
const auditMs = 180 * dayMs;

/** How long it can be asked what a run of a pack did. */
const runsMs = 30 * dayMs;

/**
 * Deletes, at once and then every hour, what has been handled or sent long ago, and copies of files that are not needed.
 * Runs until `stop` aborts.
 */
export async function keepHouse(
  storage: Storage,
  clock: Clock,
  log: Log,
  stop: AbortSignal,
  tidyCopies: () => Promise<number>,
): Promise<void> {
  while (!stop.aborted) {
    try {
      const before = clock.now() - retentionMs;
      const deliveries = await storage.inbox.prune(before);
      const entries = await storage.outbox.prune(before);
      const sessions = await storage.sessions.prune(clock.now());
      await storage.idempotency.prune(clock.now() - dayMs);
      await storage.audit.prune(clock.now() - auditMs);
      await storage.runs.prune(clock.now() - runsMs);
      const copies = await tidyCopies();
      if (deliveries + entries + sessions + copies > 0)
        log.info({ deliveries, entries, sessions, copies }, "old rows and copies deleted");
    } catch (error) {
      log.warn({ error: messageOf(error) }, "old rows not deleted; trying again in an hour");
    }
    await clock.wait(hourMs, stop);
  }
}
