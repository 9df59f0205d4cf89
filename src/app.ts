import { mkdir } from "node:fs/promises";
import { languagesOf } from "./app-languages.ts";
import type { AppOptions } from "./app-options.ts";
import { openBreaker } from "./app-breaker.ts";
import { createReceivers } from "./app-receivers.ts";
import { warningsOf } from "./app-warnings.ts";
import { plansOf } from "./app-collect.ts";
import { openServedPacks } from "./app-served.ts";
import { createBotApi } from "./api/bot-api.ts";
import { openCalendar } from "./app-calendar.ts";
import { commandName } from "./commands/usage.ts";
import { advanceRound } from "./collect/advance-round.ts";
import { timeSetting } from "./commands/read-time.ts";
import { timeOf } from "./commands/time-of.ts";
import { filesFolder } from "./config/files-folder.ts";
import { secondMs } from "./core/clock.ts";
import type { Storage } from "./core/storage.ts";
import { createSystemClock } from "./core/system-clock.ts";
import { fitsNotice } from "./dingtalk/work-notice-message.ts";
import { pinyinOf } from "./commands/pinyin.ts";
import { createCopies } from "./files/copies.ts";
import { createFileBytes, createLinkReader } from "./files/file-bytes.ts";
import { type FileServiceShared } from "./files/file-service.ts";
import { createLinkSigner } from "./files/link.ts";
import { diskSpace } from "./files/room.ts";
import { tidyCopies } from "./files/tidy-copies.ts";
import { createReadiness } from "./http/readiness.ts";
import { createKoaApp } from "./http/koa-app.ts";
import { listen, type HttpServer } from "./http/server.ts";
import { createPriority } from "./inbound/priority.ts";
import { createWorker } from "./inbound/worker.ts";
import { createDispatcher } from "./outbound/dispatcher.ts";
import { createGuardedFetch } from "./outbound/guarded-fetch.ts";
import { createPlatform } from "./outbound/platform.ts";
import { canReach, isFileMessage } from "./outbound/reach.ts";
import { splitForOutbox } from "./outbound/split-for-outbox.ts";
import { createWebClient } from "./outbound/web-client.ts";
import { webHosts } from "./outbound/web-rules.ts";
import { createRunWorker } from "./packs/runs/run-worker.ts";
import type { LoadedPack } from "./packs/pack.ts";
import { pauseGroup } from "./reminders/pause-group.ts";
import { renderReminder } from "./reminders/render.ts";
import { keepHouse } from "./scheduler/housekeeping.ts";
import { createScheduler } from "./scheduler/scheduler.ts";
import { syncReminders } from "./scheduler/sync-reminders.ts";
import { paceOverEntry } from "./bot/pace-over.ts";
import { unconfirmedEntry } from "./sessions/unconfirmed.ts";
import { openStorage } from "./storage/open.ts";
import { taskReminderEntries } from "./tasks/render-reminder.ts";
import { createTodoSync } from "./tasks/todo-sync.ts";
import { textsOf } from "./texts/texts-of.ts";
import { createWorkCalendar } from "./time/calendar/create.ts";
import { createFormats } from "./time/describe/render-when.ts";

/** The wired process. */
export interface App {
  /** Where it listens. */
  readonly url: string;
  readonly storage: Storage;
  /** Puts other packs in place of those in use, all or nothing. Messages under way end with those they began with. */
  usePacks(packs: readonly LoadedPack[]): Promise<void>;
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
  const { config, clock, random, log, metrics } = options;
  const holder = random.token(6);
  const calendar = createWorkCalendar(config.workCalendar);
  const breaker = openBreaker(options, storage);
  const served = await openServedPacks(options, storage, {
    calendar,
    breaker,
    ports: () => ({ files, receivers, platform, languages, breaker, web }),
  });
  await syncReminders(storage, { calendar, log }, clock.now());

  for (const folder of config.files.folders) await mkdir(folder, { recursive: true, mode: 0o700 });
  const links = createLinkSigner(await storage.settings.getOrCreate("link-key", random.token(32)));
  const { hosts, robots } = config.dingtalk;
  const { directory } = storage;
  const { locale } = config;
  const { maxBytes, keepMs, allowPrivate: allowedHosts } = config.files;
  const platform = createPlatform({ hosts, robots, directory, clock, log, locale, maxBytes });
  const { http, clients, people, board, messageFiles } = platform;
  const guardedFetch = createGuardedFetch({ allowedHosts, locale, maxBytes });
  const web = createWebClient(webHosts(config));
  const folder = filesFolder(config.database);
  const copies = createCopies({
    fetchFile: (...asked) => guardedFetch.download(...asked),
    fetchPart: (...asked) => messageFiles.download(...asked),
    random,
    files: storage.files,
    limits: config.files,
    folder,
    space: diskSpace,
  });
  const files: FileServiceShared = {
    copies,
    random,
    links,
    folders: config.files.folders,
    publicUrl: config.server.publicUrl,
    linkTtlMs: config.files.linkTtlMs,
    soundOf: pinyinOf,
    canReach: (destination) => canReach(destination, robots, config.groups),
    isFileMessage: (file, destination) => isFileMessage(file, destination, robots),
  };
  const languages = languagesOf(config);
  const syncing = { storage, clock, random, log, metrics, holder, languages, calendar };
  const todoSync = createTodoSync({ ...syncing, board });
  const events = await openCalendar(syncing, platform.calendar);
  const isSqlite = config.database.startsWith("sqlite:");
  // Real time, also where the bot's clock is one that tests move.
  const machine = createSystemClock();
  const priority = createPriority(machine);
  const receivers = await createReceivers({
    ...options,
    storage,
    packs: () => served.current().packs,
    formats: createFormats(config.timezone),
    languages,
    arrived: () => priority.arrived(),
    clients,
    breaker,
    company: people,
    todoSync,
    calendarSync: events.sync,
  });
  const worker = createWorker({
    storage,
    clock,
    log,
    metrics,
    holder,
    handle: (delivery, unit) => served.current().handle(delivery, unit),
    finished: (delivery) => receivers.finished(delivery),
    prepare: splitForOutbox,
    giveWay: () => priority.giveWay(),
    // SQLite has one connection, so commits that are not shared queue before those of receiving.
    together: isSqlite ? 32 : 1,
  });
  const runWorker = createRunWorker({
    storage,
    clock,
    log,
    metrics,
    holder,
    program: (key) => served.current().programs.get(key),
    hostOf: (unit) => served.current().hostOf(unit),
    prepare: splitForOutbox,
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
    hosts,
    http,
    clients,
    fileBytes: createFileBytes(storage.files),
    laneLimit: options.laneLimit,
    async fullNotice(destination, messages, waitMs) {
      const told = { destination };
      return textsOf((await languages.of([told], storage))(told)).laneFull(messages, waitMs);
    },
    async groupGone(group) {
      const { robot, conversation } = group;
      const title = config.groups.find(
        (one) => one.robot === robot && one.conversation === conversation,
      )?.title;
      const paused = await pauseGroup(storage, group, { title, now: clock.now(), languages });
      if (paused > 0) log.warn({ conversation, paused }, "group is gone: its reminders are paused");
    },
  });
  const scheduler = createScheduler({
    storage,
    definitions: served.definitions,
    renderReminder,
    languages,
    ...events.reminders,
    paceOverEntry,
    unconfirmedEntry: (session) =>
      unconfirmedEntry(session, (name, spoken) => {
        const definition = served.current().registry.find(name)?.definition;
        return definition === undefined ? name : commandName(definition, spoken);
      }),
    taskReminderEntries: (reminder, task, about) =>
      taskReminderEntries(reminder, task, { ...about, zone: config.timezone, languages }),
    advanceCollection: (stores, round, now) =>
      advanceRound(stores, round, { plans: plansOf(served.current().packs), calendar, now }),
    calendar,
    log,
    metrics,
    clock,
  });
  metrics.observe(storage, clock);

  const stopping = new AbortController();
  const koaApp = createKoaApp({
    ...receivers.accepts,
    findByToken: createLinkReader(storage.files, links, () => clock.now()),
    readiness: [...createReadiness(storage, clock, stopping.signal), ...receivers.readiness],
    warnings: () => warningsOf(options, { breaker, calendar }),
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
        calendar,
        readWhen: (words, now) =>
          timeOf(words, { ...timeSetting(config, secondMs), now, zone: config.timezone }, locale),
        argumentsOf(command) {
          const definition = served.current().registry.find(command)?.definition;
          return definition && Object.keys(definition.args);
        },
        notices: { board: platform.notices, languages, fits: fitsNotice },
        hasTodos: (robot) => board.covers(robot),
        hasCalendar: (robot) => platform.calendar.covers(robot),
        events: config.events,
        remindBefore: config.tasks.remindBefore,
        files,
        people: config.people,
        maxFileBytes: maxBytes,
        prepare: splitForOutbox,
        storage,
        clock,
        random,
        log,
      }),
    ],
  });
  let server: HttpServer | undefined;
  try {
    server = await listen(koaApp, config.server);
    await options.beforeWork?.(server.url);
  } catch (error) {
    await server?.close();
    await guardedFetch.close();
    await web.close();
    await platform.close();
    throw error;
  }
  worker.start();
  runWorker.start();
  dispatcher.start();
  scheduler.start();
  receivers.start();
  todoSync.start();
  events.sync.start();
  const times = () => ({ now: clock.now(), machineNow: machine.now() });
  void keepHouse(storage, clock, log, stopping.signal, () =>
    tidyCopies({ files: storage.files, folder, keepMs, ...times() }),
  );

  return {
    url: server.url,
    storage,
    usePacks: (packs) => served.use(packs),
    async stop() {
      stopping.abort();
      await Promise.all([
        server.close(),
        receivers.stop(),
        scheduler.stop(),
        worker.stop(),
        runWorker.stop(),
        todoSync.stop(),
        events.sync.stop(),
      ]);
      // Last, so that what was answered just now is still sent.
      await dispatcher.stop();
      await platform.close();
      await guardedFetch.close();
      await web.close();
      await storage.close();
    },
  };
}
