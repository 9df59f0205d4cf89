import type { PackDrawer } from "../commands/pack-memory.ts";
import type { ScheduleHandler } from "../commands/schedule-handler.ts";
import type { Clock } from "../core/clock.ts";
import type { Destination } from "../core/destination.ts";
import type { DueTasks } from "../core/due-tasks.ts";
import type { Agenda } from "../core/event-service.ts";
import { BellhopError } from "../core/errors.ts";
import type { Locale } from "../core/locale.ts";
import type { Log } from "../core/log.ts";
import type { Metrics } from "../core/metrics.ts";
import type { PackBreaker } from "../core/pack-breaker.ts";
import type { PeopleService } from "../core/services.ts";
import { createUnitOfWork, type UnitOfWork } from "../core/unit-of-work.ts";
import { createPackSpeaker } from "./bot-context.ts";
import { speechIn, type SpeechOptions } from "./speech.ts";
import { withTimeout } from "./with-timeout.ts";

/** A slot of a schedule whose handler is to be run. */
export interface SlotRun {
  /** The delivery's key. */
  readonly key: string;
  readonly pack: string;
  readonly slot: number;
  /** Left out where the handler says itself where it posts. */
  readonly destination: Destination | undefined;
  readonly handler: ScheduleHandler;
  readonly zone: string;
  readonly unit: UnitOfWork;
}

export interface SlotOptions extends SpeechOptions {
  readonly breaker: PackBreaker;
  readonly clock: Clock;
  /** What a handler's time is measured by. */
  readonly system: Clock;
  /** Spoken where nothing is known of a place. */
  readonly locale: Locale;
  readonly openMemory: (unit: UnitOfWork, now: number) => PackDrawer;
  readonly createDueTasks: (about: { readonly now: number; readonly zone: string }) => DueTasks;
  readonly createAgenda: (about: { readonly now: number; readonly zone: string }) => Agenda;
  readonly people: PeopleService;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** Runs a schedule's handler once; one that throws or hangs is logged, counted and leaves nothing behind. */
export async function runSlot(run: SlotRun, options: SlotOptions): Promise<void> {
  const { clock, system, log, metrics } = options;
  const now = clock.now();
  const unit = createUnitOfWork();
  const { pack } = run;
  const say = createPackSpeaker(run.key, unit, { pack, breaker: options.breaker });
  try {
    const locale = await localeAt(run.destination, options);
    await withTimeout(system, run.key, async (signal) => {
      await run.handler({
        slot: run.slot,
        now,
        zone: run.zone,
        post(said, extra) {
          if (run.destination === undefined) throw new Error("this schedule has no `to`");
          say(run.destination, said, extra);
        },
        postTo: say,
        with: {},
        memory: { pack: options.openMemory(unit, now) },
        dueTasks: options.createDueTasks({ now, zone: run.zone }),
        agenda: options.createAgenda({ now, zone: run.zone }),
        people: options.people,
        ...speechIn(locale, now, options),
        log,
        signal,
      });
    });
    unit.moveTo(run.unit);
  } catch (error) {
    if (error instanceof BellhopError && error.code === "storage_unavailable") throw error;
    metrics.count("handler_errors");
    log.error({ slot: run.key, error }, "schedule handler failed");
  }
}

async function localeAt(
  destination: Destination | undefined,
  { localesOf, locale }: SlotOptions,
): Promise<Locale> {
  if (destination === undefined) return locale;
  return (await localesOf([{ destination }]))({ destination });
}
