import { createHandle, type HandleOptions, type HandlerPorts } from "./app-handle.ts";
import { definitionsOf } from "./app-schedules.ts";
import type { Registry } from "./commands/registry.ts";
import type { Storage } from "./core/storage.ts";
import type { PackBreaker } from "./core/pack-breaker.ts";
import { registryOf } from "./packs/pack-registry.ts";
import type { LoadedPack } from "./packs/pack.ts";
import type { Program } from "./packs/runs/program.ts";
import type { ScheduleDefinition } from "./scheduler/schedule-definition.ts";
import { syncSchedules } from "./scheduler/sync.ts";
import type { WorkCalendar } from "./time/calendar/work-calendar.ts";

/** The packs in use and all that is made of them: one thing, so that a message never meets half of two versions. */
export interface Served {
  readonly packs: readonly LoadedPack[];
  readonly registry: Registry;
  readonly handle: ReturnType<typeof createHandle>["handle"];
  /** What runs are gone on with, by its key: one whose steps were changed is not gone on with. */
  readonly programs: ReadonlyMap<string, Program>;
  readonly hostOf: ReturnType<typeof createHandle>["hostOf"];
}

/** Packs that can be changed while the bot runs. */
export interface ServedPacks {
  /** What a delivery that is taken now is worked on with, to its end. */
  current(): Served;
  /** Those of `current`, always; the scheduler looks one up when its slot is due. */
  readonly definitions: ReadonlyMap<string, ScheduleDefinition>;
  /** Puts other packs in place of those in use, with their schedules; all or nothing. */
  use(packs: readonly LoadedPack[]): Promise<void>;
}

/** Opens the packs of `options`; storage then has their schedules and no others. */
export async function openServedPacks(
  options: HandleOptions,
  storage: Storage,
  {
    calendar,
    breaker,
    ports,
  }: {
    readonly calendar: WorkCalendar;
    readonly breaker: PackBreaker;
    readonly ports: ServedPorts;
  },
): Promise<ServedPacks> {
  const { config, clock, log } = options;
  const definitions = new Map<string, ScheduleDefinition>();

  const registryFor = (packs: readonly LoadedPack[]): Registry =>
    registryOf({
      packs,
      robots: config.dingtalk.robots,
      bot: config.name,
      audit: storage.audit,
    });

  function serve(packs: readonly LoadedPack[], registry: Registry): Served {
    for (const { secrets } of packs) for (const one of secrets) log.hide(one, "lasting");
    const working = createHandle({ ...options, packs }, storage, { ...ports(), registry });
    const programs = packs.flatMap((pack) => pack.programs);
    return {
      packs,
      registry,
      ...working,
      programs: new Map(programs.map((one) => [one.key, one])),
    };
  }

  /** The rows first: a schedule with a row and no definition waits, one without a row could be lost. */
  async function schedule(packs: readonly LoadedPack[]): Promise<void> {
    const wanted = packs.flatMap(definitionsOf(config, calendar, breaker));
    await syncSchedules(storage, wanted, clock.now());
    definitions.clear();
    for (const one of wanted) definitions.set(one.key, one);
  }

  const first = registryFor(options.packs);
  await schedule(options.packs);
  let served: Served | undefined;
  return {
    current: () => (served ??= serve(options.packs, first)),
    definitions,
    async use(packs) {
      const next = serve(packs, registryFor(packs));
      await schedule(packs);
      for (const pack of served?.packs ?? options.packs) {
        if (!packs.includes(pack)) breaker.forget(pack.name);
      }
      served = next;
    },
  };
}

/** What handlers reach besides storage and commands; asked for when it is there. */
type ServedPorts = () => Omit<HandlerPorts, "registry">;
