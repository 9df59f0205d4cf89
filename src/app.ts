import { mkdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createBot } from "./bot/bot.ts";
import { runSlot } from "./bot/run-slot.ts";
import { createBuiltins } from "./commands/builtins.ts";
import { callerOf } from "./commands/permissions.ts";
import { createRegistry } from "./commands/registry.ts";
import type { Config } from "./config/config.ts";
import type { Clock } from "./core/clock.ts";
import type { Delivery } from "./core/delivery.ts";
import type { GroupDestination } from "./core/destination.ts";
import type { Log } from "./core/log.ts";
import { createPeopleService } from "./core/people-service.ts";
import type { Random } from "./core/random.ts";
import type { Reply } from "./core/reply.ts";
import type { Storage } from "./core/storage.ts";
import { createSystemClock } from "./core/system-clock.ts";
import type { UnitOfWork } from "./core/unit-of-work.ts";
import { createFileService, type FileServiceShared } from "./files/file-service.ts";
import { createLinkSigner } from "./files/link.ts";
import { createReadiness } from "./http/readiness.ts";
import { createKoaApp } from "./http/koa-app.ts";
import { listen, type HttpServer } from "./http/server.ts";
import { createAccept } from "./inbound/accept.ts";
import { readMessage } from "./inbound/read-message.ts";
import { createPriority } from "./inbound/priority.ts";
import { createWorker } from "./inbound/worker.ts";
import { createDispatcher } from "./outbound/dispatcher.ts";
import { createGuardedFetch } from "./outbound/guarded-fetch.ts";
import type { FileBytes } from "./outbound/media-cache.ts";
import { splitForOutbox } from "./outbound/split-for-outbox.ts";
import type { LoadedPack, PackSchedule } from "./packs/pack.ts";
import { createReminderService } from "./reminders/reminder-service.ts";
import { renderReminder, withLateness } from "./reminders/render.ts";
import { keepHouse } from "./scheduler/housekeeping.ts";
import {
  createScheduleDefinition,
  type ScheduleDefinition,
} from "./scheduler/schedule-definition.ts";
import { createScheduler } from "./scheduler/scheduler.ts";
import { readSlot } from "./scheduler/slot-arrival.ts";
import { syncSchedules } from "./scheduler/sync.ts";
import { openStorage } from "./storage/open.ts";
import { createTaskService } from "./tasks/task-service.ts";
import { textsOf } from "./texts/texts-of.ts";
import type { PrometheusMetrics } from "./telemetry/prometheus.ts";
import { renderTime } from "./time/render.ts";

export interface AppOptions {
  readonly config: Config;
  readonly packs: readonly LoadedPack[];
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly metrics: PrometheusMetrics;
}

/** The wired process. */
export interface App {
  /** Where it listens. */
  readonly url: string;
  readonly storage: Storage;
  /** Takes nothing new, finishes what is held, and closes everything. */
  stop(): Promise<void>;
}

/** Wires all layers together and starts them; rejects, with everything closed again, when one cannot start. */
export async function startApp(options: AppOptions): Promise<App> {
  const { config, clock, log } = options;
  const storage = await openStorage(config.database, { clock, log, exclusive: true });
  try {
    return await wire(options, storage);
  } catch (error) {
    await storage.close();
    throw error;
  }
}

async function wire(options: AppOptions, storage: Storage): Promise<App> {
  const { config, packs, clock, random, log, metrics } = options;
  const holder = random.token(6);
  const definitions = new Map(packs.flatMap(definitionsOf(config)).map((one) => [one.key, one]));
  await syncSchedules(storage, [...definitions.values()], clock.now());

  for (const folder of config.files.folders) await mkdir(folder, { recursive: true, mode: 0o700 });
  const links = createLinkSigner(await storage.settings.getOrCreate("link-key", random.token(32)));
  const guardedFetch = createGuardedFetch({
    allowedHosts: config.files.allowPrivate,
    locale: config.locale,
  });
  const files: FileServiceShared = {
    fetchFile: (url, path) => guardedFetch.download(url, path),
    random,
    links,
    folder: filesFolder(config),
    searched: config.files.folders,
    publicUrl: config.server.publicUrl,
    linkTtlMs: config.files.linkTtlMs,
  };
  // Real time, also where the bot's clock is one that tests move.
  const priority = createPriority(createSystemClock());
  const worker = createWorker({
    storage,
    clock,
    log,
    metrics,
    holder,
    handle: createHandle(options, storage, files),
    prepare: splitForOutbox,
    giveWay: () => priority.giveWay(),
    // SQLite has one connection, so commits that are not shared queue before those of receiving.
    together: config.database.startsWith("sqlite:") ? 32 : 1,
  });
  const dispatcher = createDispatcher({
    storage,
    clock,
    random,
    log,
    metrics,
    holder,
    robots: config.dingtalk.robots,
    groups: config.groups,
    hosts: config.dingtalk.hosts,
    fileBytes: fileBytesOf(storage),
    fullNotice: (messages, waitMs) => textsOf(config.locale).laneFull(messages, waitMs),
  });
  const scheduler = createScheduler({
    storage,
    definitions,
    renderReminder: (reminder, latenessMs) => renderReminder(reminder, latenessMs, config.locale),
    log,
    metrics,
    clock,
  });
  metrics.observe(storage, clock);

  const stopping = new AbortController();
  const koaApp = createKoaApp({
    accept: createAccept({
      robots: config.dingtalk.robots,
      storage,
      metrics,
      log,
      arrived: () => priority.arrived(),
    }),
    async findByToken(token) {
      const id = links.read(token, clock.now());
      return id === undefined ? undefined : storage.files.find(id);
    },
    readiness: createReadiness(storage, clock, stopping.signal),
    renderMetrics: () => metrics.render(),
    now: () => clock.now(),
    log,
  });
  let server: HttpServer;
  try {
    server = await listen(koaApp, config.server);
  } catch (error) {
    await guardedFetch.close();
    throw error;
  }
  worker.start();
  dispatcher.start();
  scheduler.start();
  void keepHouse(storage, clock, log, stopping.signal);

  return {
    url: server.url,
    storage,
    async stop() {
      stopping.abort();
      await Promise.all([server.close(), scheduler.stop(), worker.stop()]);
      // Last, so that what was answered just now is still sent.
      await dispatcher.stop();
      await guardedFetch.close();
      await storage.close();
    },
  };
}

/** What the worker does with a delivery: a message goes to the bot, a slot to its schedule's handler. */
function createHandle(options: AppOptions, storage: Storage, files: FileServiceShared) {
  const { config, packs, clock, random, log, metrics } = options;
  const { locale, timezone: zone, roles } = config;
  const schedules = new Map(
    packs.flatMap((pack) => pack.schedules).map((one) => [one.key, one] as const),
  );
  const robotKinds = new Map(config.dingtalk.robots.map((robot) => [robot.id, robot.kind]));
  const names = new Map(config.people.map((person) => [person.id, person.name]));
  const formatTime = (at: number, now: number): string => renderTime(at, zone, locale, now);
  const registry = createRegistry([
    createBuiltins({
      registry: () => registry,
      caller: (message) => callerOf(message, roles),
      robotKind: (robot) => robotKinds.get(robot),
      bot: config.name,
    }),
    ...packs.map(({ name, title, commands }) => ({ pack: name, title, commands })),
  ]);
  const bot = createBot({
    name: config.name,
    registry: () => registry,
    roles,
    random,
    log,
    metrics,
    locale,
    zone,
    formatTime,
    // By the machine's time: a clock that is moved must not cut handlers short.
    system: createSystemClock(),
    createServices: ({ message, unit, now }) => ({
      tasks: createTaskService({ stores: storage, unit, message, now, locale }),
      reminders: createReminderService({
        stores: storage,
        unit,
        message,
        random,
        now,
        zone,
        locale,
      }),
      files: createFileService({ shared: files, unit, message, now, locale }),
      people: createPeopleService(storage.directory, message, names),
    }),
  });

  return async (delivery: Delivery, unit: UnitOfWork): Promise<void> => {
    const { key, attempt } = delivery;
    if (delivery.kind === "message") {
      const message = readMessage(delivery, config.name);
      await bot({ message, key, attempt, now: clock.now(), unit });
      return;
    }
    const { schedule, at } = readSlot(delivery.payload);
    const pack = schedules.get(schedule);
    if (pack?.action.kind !== "call") {
      log.warn({ schedule }, "slot left out: its schedule is not loaded any more");
      return;
    }
    const { handle: handler } = pack.action;
    const destination = destinationOf(pack);
    const run = { key, slot: at, destination, handler, zone: pack.zone, unit };
    await runSlot(run, { clock, system: createSystemClock(), locale, formatTime, log, metrics });
  };
}

function definitionsOf(config: Config) {
  return (pack: LoadedPack): ScheduleDefinition[] =>
    pack.schedules.map((schedule) => {
      const { key, cron: expression, zone, catchUp, withinMs, action } = schedule;
      const destination = destinationOf(schedule);
      const spec = { key, expression, zone, catchUp, withinMs, destination };
      if (action.kind === "call") return createScheduleDefinition(spec);
      const render = (slot: number, now: number, latenessMs: number): Reply => {
        const { content, mentions } = action.render(slot, now);
        return { content: withLateness(content, latenessMs, config.locale), mentions };
      };
      return createScheduleDefinition({ ...spec, render });
    });
}

function destinationOf({ target }: PackSchedule): GroupDestination {
  return { kind: "group", robot: target.robot, conversation: target.conversation };
}

function fileBytesOf(storage: Storage): FileBytes {
  return async (fileId) => {
    const file = await storage.files.find(fileId);
    if (file === undefined) return undefined;
    const { sha256, mediaType, path } = file;
    return { sha256, mediaType, read: () => readFile(path) };
  };
}

/** Beside the SQLite file, or in data/ where the database is elsewhere. */
function filesFolder({ database }: Config): string {
  const path = database.replace(/^sqlite:/, "");
  return path === database || path === ":memory:"
    ? join("data", "files")
    : join(dirname(path), "files");
}
