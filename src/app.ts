import { mkdir } from "node:fs/promises";
import { createReceivers, type Receivers } from "./app-receivers.ts";
import { definitionsOf, destinationOf } from "./app-schedules.ts";
import { createBotApi } from "./api/bot-api.ts";
import { createBot } from "./bot/bot.ts";
import { runSlot } from "./bot/run-slot.ts";
import type { Registry } from "./commands/registry.ts";
import type { Config } from "./config/config.ts";
import { filesFolder } from "./config/files-folder.ts";
import { minuteMs, secondMs, type Clock } from "./core/clock.ts";
import type { Delivery } from "./core/delivery.ts";
import type { Log } from "./core/log.ts";
import { createPeopleService } from "./core/people-service.ts";
import type { Random } from "./core/random.ts";
import type { Storage } from "./core/storage.ts";
import { createSystemClock } from "./core/system-clock.ts";
import type { UnitOfWork } from "./core/unit-of-work.ts";
import { createFileBytes } from "./files/file-bytes.ts";
import { createFileService, type FileServiceShared } from "./files/file-service.ts";
import { createLinkSigner } from "./files/link.ts";
import { createReadiness } from "./http/readiness.ts";
import { createKoaApp } from "./http/koa-app.ts";
import { listen, type HttpServer } from "./http/server.ts";
import { readMessage } from "./inbound/read-message.ts";
import { createPriority } from "./inbound/priority.ts";
import { createWorker } from "./inbound/worker.ts";
import { createDispatcher } from "./outbound/dispatcher.ts";
import { createGuardedFetch } from "./outbound/guarded-fetch.ts";
import { splitForOutbox } from "./outbound/split-for-outbox.ts";
import { registryOf } from "./packs/pack-registry.ts";
import type { LoadedPack } from "./packs/pack.ts";
import { createReminderService } from "./reminders/reminder-service.ts";
import { renderReminder } from "./reminders/render.ts";
import { keepHouse } from "./scheduler/housekeeping.ts";
import { createScheduler } from "./scheduler/scheduler.ts";
import { readSlot } from "./scheduler/slot-arrival.ts";
import { syncReminders } from "./scheduler/sync-reminders.ts";
import { syncSchedules } from "./scheduler/sync.ts";
import { createSessionService } from "./sessions/session-service.ts";
import { openStorage } from "./storage/open.ts";
import { createTaskService } from "./tasks/task-service.ts";
import { textsOf } from "./texts/texts-of.ts";
import type { PrometheusMetrics } from "./telemetry/prometheus.ts";
import { createWorkCalendar } from "./time/calendar/create.ts";
import { timeDefaultsOf } from "./time/defaults.ts";
import { renderNext, renderWhen } from "./time/render-when.ts";
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
  const registry = registryOf({
    packs,
    robots: config.dingtalk.robots,
    roles: config.roles,
    bot: config.name,
    audit: storage.audit,
  });
  const calendar = createWorkCalendar(config.workCalendar);
  const definitions = new Map(
    packs.flatMap(definitionsOf(config, calendar)).map((one) => [one.key, one]),
  );
  await syncSchedules(storage, [...definitions.values()], clock.now());
  await syncReminders(storage, { calendar, log }, clock.now());

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
    folder: filesFolder(config.database),
    searched: config.files.folders,
    publicUrl: config.server.publicUrl,
    linkTtlMs: config.files.linkTtlMs,
  };
  // Real time, also where the bot's clock is one that tests move.
  const priority = createPriority(createSystemClock());
  const receivers = createReceivers({
    ...options,
    storage,
    formatTime: (at, now) => renderTime(at, config.timezone, config.locale, now),
    arrived: () => priority.arrived(),
  });
  const worker = createWorker({
    storage,
    clock,
    log,
    metrics,
    holder,
    handle: createHandle(options, storage, { files, registry, receivers }),
    finished: (delivery) => receivers.finished(delivery),
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
    fileBytes: createFileBytes(storage.files),
    fullNotice: textsOf(config.locale).laneFull,
  });
  const scheduler = createScheduler({
    storage,
    definitions,
    renderReminder: (reminder, telling, now) =>
      renderReminder(reminder, telling, { locale: config.locale, now }),
    calendar,
    log,
    metrics,
    clock,
  });
  metrics.observe(storage, clock);

  const stopping = new AbortController();
  const koaApp = createKoaApp({
    ...receivers.accepts,
    async findByToken(token) {
      const id = links.read(token, clock.now());
      return id === undefined ? undefined : storage.files.find(id);
    },
    readiness: [...createReadiness(storage, clock, stopping.signal), ...receivers.readiness],
    renderMetrics: () => metrics.render(),
    now: () => clock.now(),
    log,
    routers: [
      createBotApi({
        places: { groups: config.groups, robots: config.dingtalk.robots },
        tokens: config.api.tokens,
        zone: config.timezone,
        locale: config.locale,
        publicUrl: config.server.publicUrl,
        argumentsOf(command) {
          const definition = registry.find(command)?.definition;
          return definition && Object.keys(definition.args);
        },
        prepare: splitForOutbox,
        storage,
        clock,
        random,
        log,
      }),
    ],
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
  receivers.start();
  void keepHouse(storage, clock, log, stopping.signal);

  return {
    url: server.url,
    storage,
    async stop() {
      stopping.abort();
      await Promise.all([server.close(), receivers.stop(), scheduler.stop(), worker.stop()]);
      // Last, so that what was answered just now is still sent.
      await dispatcher.stop();
      await guardedFetch.close();
      await storage.close();
    },
  };
}

interface Handling {
  readonly files: FileServiceShared;
  readonly registry: Registry;
  readonly receivers: Receivers;
}

/** What the worker does with a delivery: a message goes to the bot, all else to the handlers of packs. */
function createHandle(
  options: AppOptions,
  storage: Storage,
  { files, registry, receivers }: Handling,
) {
  const { config, packs, clock, random, log, metrics } = options;
  const { locale, timezone: zone, roles } = config;
  const schedules = new Map(
    packs.flatMap((pack) => pack.schedules).map((one) => [one.key, one] as const),
  );
  const names = new Map(config.people.map((person) => [person.id, person.name]));
  const formatTime = (at: number, now: number): string => renderTime(at, zone, locale, now);
  const bot = createBot({
    name: config.name,
    registry: () => registry,
    sessions: storage.sessions,
    roles,
    random,
    log,
    metrics,
    locale,
    zone,
    time: {
      calendar: createWorkCalendar(config.workCalendar),
      defaults: timeDefaultsOf(config.times),
      // With the emulator one wants to see a reminder come.
      shortestMs: config.dingtalk.connect === "emulator" ? secondMs : minuteMs,
    },
    formatTime,
    formatWhen: (when, now) => renderWhen(when, { zone, locale, now }),
    formatNext: (next, now) => renderNext(next, { zone, locale, now }),
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
      sessions: createSessionService({ stores: storage, unit, message, now }),
      people: createPeopleService(storage.directory, message, names),
    }),
  });

  return async (delivery: Delivery, unit: UnitOfWork): Promise<void> => {
    const { key, attempt } = delivery;
    if (delivery.kind === "message") {
      const message = readMessage(delivery, config.name);
      await bot({ message, key, attempt, now: clock.now(), unit, trace: {} });
      return;
    }
    if (await receivers.handle(delivery, unit)) return;
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
