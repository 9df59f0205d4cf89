import { createPackBreaker } from "../../bot/pack-breaker.ts";
import { createHandle } from "../../app-handle.ts";
import { languagesOf } from "../../app-languages.ts";
import { definitionsOf } from "../../app-schedules.ts";
import type { CommandDefinition } from "../../commands/definition.ts";
import { pinyinOf } from "../../commands/pinyin.ts";
import type { Config } from "../../config/config.ts";
import type { AdjustableClock } from "../../core/clock.ts";
import type { Arrival } from "../../core/delivery.ts";
import type { NewEntry } from "../../core/entry.ts";
import type { Log } from "../../core/log.ts";
import { noMetrics } from "../../core/metrics.ts";
import type { NoticeBoard } from "../../core/notice-board.ts";
import type { Storage } from "../../core/storage.ts";
import { createAdjustableClock } from "../../core/system-clock.ts";
import { createUnitOfWork, type UnitOfWork } from "../../core/unit-of-work.ts";
import { minuteMs } from "../../core/clock.ts";
import { goOn } from "../../packs/runs/go-on.ts";
import { createLinkSigner } from "../../files/link.ts";
import { registryOf } from "../../packs/pack-registry.ts";
import type { LoadedPack } from "../../packs/pack.ts";
import { createWorkCalendar } from "../../time/calendar/create.ts";
import { createSteadyRandom } from "./steady-random.ts";

/** A command that ran, and what its arguments were read as. */
export interface Ran {
  readonly command: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/** What came of a message or of a moment of a schedule. */
export interface Outcome {
  readonly ran: readonly Ran[];
  readonly said: readonly NewEntry[];
}

/** The real bot with its clock stopped and nothing around it: whatever would go out stays here. */
export interface Rehearsal {
  readonly clock: AdjustableClock;
  /** Works on a message as DingTalk would send it. */
  take(arrival: Arrival): Promise<Outcome>;
  /** Fires the slot that a schedule has in this minute, if it has one; `undefined` when there is no such schedule. */
  tick(schedule: string): Promise<Outcome | undefined>;
}

export interface RehearsalOptions {
  readonly config: Config;
  readonly packs: readonly LoadedPack[];
  /** Empty, and the rehearsal's alone. */
  readonly storage: Storage;
  readonly startAt: number;
  readonly log: Log;
}

/** A company without departments, which is told of no notice. */
const noNotices: NoticeBoard = {
  obstacle: () => undefined,
  departments: () => Promise.resolve([]),
  members: () => Promise.resolve([]),
  readers: () => Promise.resolve(undefined),
  recall: () => Promise.resolve(false),
};

/** Sets the bot up on `storage`, without a network. */
export function openRehearsal({
  config,
  packs,
  storage,
  startAt,
  log,
}: RehearsalOptions): Rehearsal {
  const clock = createAdjustableClock({ startAt, running: false });
  const random = createSteadyRandom();
  const ran: Ran[] = [];
  const watched = packs.map((pack) => ({
    ...pack,
    commands: pack.commands.map((command) => watch(command, (one) => void ran.push(one))),
  }));
  const registry = registryOf({
    packs: watched,
    robots: config.dingtalk.robots,
    bot: config.name,
    audit: storage.audit,
  });
  const calendar = createWorkCalendar(config.workCalendar);
  const breaker = createPackBreaker({ clock, stop: () => undefined });
  const definitions = packs.flatMap(definitionsOf(config, calendar, breaker));
  const { handle, hostOf } = createHandle(
    { config, packs: watched, clock, random, log, metrics: noMetrics },
    storage,
    {
      registry,
      receivers: { handle: () => Promise.resolve(false) },
      platform: {
        people: {
          names: () => Promise.resolve(new Map()),
          unionId: () => Promise.resolve(undefined),
        },
        board: { covers: () => false },
        calendar: { covers: () => false },
        notices: noNotices,
      },
      languages: languagesOf(config),
      breaker,
      web: { request: () => Promise.resolve({ status: 200, headers: {}, text: "{}" }) },
      files: {
        copies: {
          fromUrl: noNetwork,
          fromPart: noNetwork,
          fromFolder: noNetwork,
          // Nothing is written to disk either.
          fromStream: (name) =>
            Promise.resolve({ name, path: "", mediaType: "", sizeBytes: 0, sha256: "" }),
          discard: () => Promise.resolve(),
        },
        random,
        links: createLinkSigner("the links of a rehearsal lead nowhere"),
        folders: [],
        soundOf: pinyinOf,
        canReach: () => true,
        isFileMessage: () => false,
        publicUrl: config.server.publicUrl,
        linkTtlMs: config.files.linkTtlMs,
      },
    },
  );

  const programs = new Map(
    packs.flatMap((pack) => pack.programs).map((one) => [one.key, one] as const),
  );
  const program = (key: string) => programs.get(key);

  async function perform(work: (unit: UnitOfWork) => Promise<void>): Promise<Outcome> {
    ran.length = 0;
    const said: NewEntry[] = [];
    const unit = createUnitOfWork();
    await work({
      write: (change) => unit.write(change),
      send(entry) {
        said.push(entry);
        unit.send(entry);
      },
    });
    await storage.transaction((stores) => unit.commit(stores, clock.now()));
    await goOnWithRuns((entry) => {
      said.push(entry);
      return [entry];
    });
    return { ran: [...ran], said };
  }

  /** Does the steps of packs that need a commit before them. Other systems answer 200 and nothing. */
  async function goOnWithRuns(prepare: (entry: NewEntry) => readonly NewEntry[]): Promise<void> {
    const holder = "rehearsal";
    const lease = { holder, leaseMs: minuteMs, limit: 10 };
    for (let turn = 0; turn < mostTurns; turn += 1) {
      const runs = await storage.runs.lease({ ...lease, now: clock.now() });
      if (runs.length === 0) return;
      for (const run of runs) {
        await goOn(run, { storage, clock, log, holder, program, hostOf, prepare });
      }
    }
  }

  const take = (arrival: Arrival): Promise<Outcome> =>
    perform((unit) => handle({ ...arrival, id: 1, attempt: 1 }, unit));

  return {
    clock,
    take,
    async tick(schedule) {
      const definition = definitions.find(({ key }) => key === schedule);
      if (definition === undefined) return undefined;
      const now = clock.now();
      const slot = definition.rule.latest(now - (now % 60_000), now);
      if (slot === null) return { ran: [], said: [] };
      const { told } = definition;
      const locale = (await languagesOf(config).of([told], storage))(told);
      const { entries, arrivals } = definition.fire({ slot, now, latenessMs: 0, locale });
      const outcomes = [];
      for (const arrival of arrivals) outcomes.push(await take(arrival));
      return {
        ran: outcomes.flatMap((one) => one.ran),
        said: [...entries, ...outcomes.flatMap((one) => one.said)],
      };
    },
  };
}

/** A run that has not come to its end by then waits for something that an example does not say. */
const mostTurns = 20;

function watch(command: CommandDefinition, note: (ran: Ran) => void): CommandDefinition {
  return {
    ...command,
    handle(context, host) {
      note({ command: command.name, args: context.args });
      return command.handle(context, host);
    },
  };
}

function noNetwork(): Promise<never> {
  return Promise.reject(new Error("an example fetches nothing from the network"));
}
