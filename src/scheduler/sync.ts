import type { Storage } from "../core/storage.ts";
import type { ScheduleDefinition } from "./schedule-definition.ts";

/**
 * Brings storage in line with the schedules that are loaded. A schedule whose rule is unchanged keeps its
 * next slot, so slots missed while stopped are seen; a new or changed one starts from now, and so does one
 * whose next slot is too far ahead because the clock was set back. Slots fired before are not fired again:
 * their keys are known.
 */
export async function syncSchedules(
  storage: Storage,
  definitions: readonly ScheduleDefinition[],
  now: number,
): Promise<void> {
  await storage.transaction(async (stores) => {
    const stored = new Map((await stores.schedules.list()).map((state) => [state.key, state]));
    for (const { key, fingerprint, rule } of definitions) {
      const known = stored.get(key);
      stored.delete(key);
      const nextAt = rule.nextAfter(now);
      const isInStep = (known?.nextAt ?? Infinity) <= (nextAt ?? Infinity);
      if (known?.fingerprint === fingerprint && isInStep) continue;
      await stores.schedules.put({ key, fingerprint, nextAt });
    }
    await stores.schedules.remove([...stored.keys()]);
  });
}
