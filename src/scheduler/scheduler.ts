import type { Clock } from "../core/clock.ts";
import { messageOf } from "../core/errors.ts";
import { createSignal } from "../core/signal.ts";
import { fireDue, type FireOptions } from "./fire.ts";
import { syncReminders } from "./sync-reminders.ts";
import { syncSchedules } from "./sync.ts";

/** The clock is looked at again after this long, so that one that was set forward is noticed. */
const longestWaitMs = 1000;
/** Smaller steps back are a clock being kept exact. */
const setBackMs = 5000;

export interface Scheduler {
  start(): void;
  stop(): Promise<void>;
}

export interface SchedulerOptions extends FireOptions {
  readonly clock: Clock;
  /** What else is to be planned anew when the clock was set back. */
  readonly clockSetBack?: (now: number) => Promise<void>;
}

/** Sleeps until the next slot is due and fires it. One sleep for all: a row per schedule, no timer per schedule. */
export function createScheduler(options: SchedulerOptions): Scheduler {
  const { storage, clock, log, definitions } = options;
  const wake = createSignal(clock);
  const stopping = new AbortController();
  let loop: Promise<void> = Promise.resolve();
  let unsubscribe: (() => void) | undefined;

  async function waitMs(): Promise<number> {
    const due = await Promise.all([
      storage.reminders.nextDueAt(),
      storage.tasks.nextReminderAt(),
      storage.events.nextReminderAt(),
      storage.collections.nextDueAt(),
      storage.schedules.nextDueAt(),
      storage.sessions.nextUnconfirmedAt(),
      storage.turns.nextOverAt(),
    ]);
    const nextAt = Math.min(...due.map((at) => at ?? Infinity));
    return Math.min(Math.max(nextAt - clock.now(), 0), longestWaitMs);
  }

  let seenAt = clock.now();
  /** Slots that were far off may be near again when the clock has been set back. */
  async function noticeSetBack(): Promise<void> {
    const now = clock.now();
    const backMs = seenAt - now;
    seenAt = now;
    if (backMs < setBackMs) return;
    log.warn({ backMs }, "the clock was set back: schedules go on from now");
    await syncSchedules(storage, [...definitions.values()], now);
    await syncReminders(storage, options, now);
    await options.clockSetBack?.(now);
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await noticeSetBack();
        const delayMs = await waitMs();
        const idle = delayMs > 0 || !(await fireDue(options, clock.now()));
        // Due and yet nothing fired: another instance has it, or has a pack that this one lacks.
        if (idle) await wake.wait(delayMs || longestWaitMs, stopping.signal);
      } catch (error) {
        log.error({ error: messageOf(error) }, "due slots not readable; trying again in a second");
        await wake.wait(longestWaitMs, stopping.signal);
      }
    }
  }

  return {
    start() {
      unsubscribe = storage.onCommit("due", () => wake.set());
      loop = run();
    },
    async stop() {
      stopping.abort();
      unsubscribe?.();
      await loop;
    },
  };
}
