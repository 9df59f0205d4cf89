import { createCollecting } from "./app-collect.ts";
import type { AppOptions } from "./app-options.ts";
import type { Receivers } from "./app-receivers.ts";
import { destinationOf, slotMessage } from "./app-schedules.ts";
import { createLanguageService } from "./bot/language-service.ts";
import { createBot, type BotOptions } from "./bot/bot.ts";
import type { LocalesOf } from "./bot/speech.ts";
import { createRunHost } from "./bot/run-command.ts";
import { runSlot } from "./bot/run-slot.ts";
import type { Caller } from "./commands/permissions.ts";
import { timeSetting } from "./commands/read-time.ts";
import type { Registry } from "./commands/registry.ts";
import { minuteMs, secondMs } from "./core/clock.ts";
import type { CalendarBoard } from "./core/calendar-board.ts";
import type { CompanyDirectory } from "./core/company-directory.ts";
import type { Delivery } from "./core/delivery.ts";
import { groupKey, type Languages } from "./core/language.ts";
import type { Message } from "./core/message.ts";
import type { Metrics } from "./core/metrics.ts";
import type { NoticeBoard } from "./core/notice-board.ts";
import type { PackBreaker } from "./core/pack-breaker.ts";
import { createPeopleService } from "./core/people-service.ts";
import type { Storage } from "./core/storage.ts";
import { createSystemClock } from "./core/system-clock.ts";
import type { TodoBoard } from "./core/todo-board.ts";
import type { WebClient } from "./core/web-client.ts";
import type { UnitOfWork } from "./core/unit-of-work.ts";
import { createAgenda } from "./calendar/agenda.ts";
import { createEventService } from "./calendar/event-service.ts";
import { fitsNotice } from "./dingtalk/work-notice-message.ts";
import { createFileService, type FileServiceShared } from "./files/file-service.ts";
import { readMessage } from "./inbound/read-message.ts";
import { createNoticeService } from "./notices/notice-service.ts";
import { createPackDrawer, createPackMemory } from "./packs/pack-memory.ts";
import { createReminderService } from "./reminders/reminder-service.ts";
import { beginRun } from "./packs/runs/begin-run.ts";
import { readSlot } from "./scheduler/slot-arrival.ts";
import { createSessionService } from "./sessions/session-service.ts";
import { createDueTasks } from "./tasks/due-tasks.ts";
import { createTaskService } from "./tasks/task-service.ts";
import { createFormats } from "./time/describe/render-when.ts";

/** What handlers reach besides storage. */
export interface HandlerPorts {
  readonly files: FileServiceShared;
  readonly registry: Registry;
  readonly receivers: Pick<Receivers, "handle">;
  /** What DingTalk knows and takes. */
  readonly platform: {
    readonly people: CompanyDirectory;
    readonly board: Pick<TodoBoard, "covers">;
    readonly calendar: Pick<CalendarBoard, "covers">;
    readonly notices: NoticeBoard;
  };
  readonly languages: Languages;
  readonly breaker: PackBreaker;
  readonly web: WebClient;
}

export interface HandleOptions extends Omit<AppOptions, "metrics" | "beforeWork" | "warnings"> {
  readonly metrics: Metrics;
}

/** What is done with a delivery (a message goes to the bot, all else to the handlers of packs), and with runs. */
export function createHandle(options: HandleOptions, storage: Storage, ports: HandlerPorts) {
  const { config, packs, clock, random, log, metrics } = options;
  const { files, registry, receivers } = ports;
  const { people: company, board, calendar: calendarBoard, notices } = ports.platform;
  const { locale, timezone: zone, roles } = config;
  const { languages } = ports;
  const schedules = new Map(
    packs.flatMap((pack) => pack.schedules).map((one) => [one.key, one] as const),
  );
  const names = new Map(config.people.map((person) => [person.id, person.name]));
  const formats = createFormats(zone);
  const localesOf: LocalesOf = (told) => languages.of(told, storage);
  // With the emulator one wants to see a reminder come.
  const time = timeSetting(config, config.dingtalk.connect === "emulator" ? secondMs : minuteMs);
  const shared = { stores: storage, random };
  const peopleFor = (message?: Message) =>
    createPeopleService(storage.directory, message, { names, roles }, (ids) =>
      company.names(ids, message?.robot ?? config.dingtalk.robots[0]?.id),
    );
  const collecting = createCollecting(options, storage, {
    files,
    people: peopleFor(),
    calendar: time.calendar,
    languages,
  });
  const botOptions: BotOptions = {
    name: config.name,
    clock,
    stores: storage,
    breaker: ports.breaker,
    web: ports.web,
    registry: () => registry,
    turns: storage.turns,
    languages,
    localesOf,
    roles,
    groupAdmins: new Map(
      config.groups.map(({ robot, conversation, admins = [] }) => [
        groupKey(robot, conversation),
        admins,
      ]),
    ),
    personPerMinute: config.limits.personPerMinute,
    random,
    log,
    metrics,
    zone,
    time,
    formats,
    // By the machine's time: a clock that is moved must not cut handlers short.
    system: createSystemClock(),
    createServices: (scope) => ({
      collections: collecting.serviceFor({
        ...scope,
        people: peopleFor(scope.message),
        isAdmin: ["admin", "group-admin"].some((role) => scope.caller.roles.has(role)),
      }),
      tasks: createTaskService({
        ...scope,
        ...shared,
        hasTodos: (robot) => board.covers(robot),
        admins: roles["admin"] ?? [],
        remindBefore: config.tasks.remindBefore,
      }),
      reminders: createReminderService({
        ...scope,
        ...shared,
        zone,
        calendar: time.calendar,
        groups: config.groups,
        ...rightsOf(scope.caller),
      }),
      events: createEventService({
        ...scope,
        ...shared,
        ...config.events,
        zone,
        calendar: time.calendar,
        people: peopleFor(scope.message),
        hasCalendar: (robot) => calendarBoard.covers(robot),
        isAdmin: rightsOf(scope.caller).isAdmin,
      }),
      files: createFileService({
        ...scope,
        ...shared,
        shared: files,
        groups: config.groups,
        people: config.people,
        isAdmin: rightsOf(scope.caller).isAdmin,
      }),
      sessions: createSessionService({ ...scope, ...shared }),
      languages: createLanguageService(scope),
      notices: createNoticeService({
        ...scope,
        ...shared,
        isAdmin: scope.caller.roles.has("admin"),
        localesOf,
        board: notices,
        fits: fitsNotice,
      }),
      people: peopleFor(scope.message),
      memory: createPackMemory({ ...scope, ...shared }),
    }),
  };
  const bot = createBot(botOptions);

  /** What runs are gone on with, apart from a message. */
  const hostOf = (unit: UnitOfWork) => createRunHost({ unit, note: () => undefined }, botOptions);
  const handle = async (delivery: Delivery, unit: UnitOfWork): Promise<void> => {
    const { key, attempt } = delivery;
    if (delivery.kind === "message") {
      const message = readMessage(delivery, config.name);
      await bot({ message, key, attempt, now: clock.now(), unit, trace: {} });
      return;
    }
    if (await receivers.handle(delivery, unit)) return;
    if (await collecting.handle(delivery, unit)) return;
    const { schedule, at } = readSlot(delivery.payload);
    const pack = schedules.get(schedule);
    if (pack?.action.kind === "collect") {
      const slot = { at, place: destinationOf(pack) };
      await collecting.open(delivery, slot, pack.action.plan, unit);
      return;
    }
    if (pack?.action.kind === "run") {
      const { program } = pack.action;
      const message = slotMessage({ key, at, schedule: pack, title: config.name });
      const about = { slot: at };
      await beginRun(program, { message, args: {}, roles: [], locale, about }, hostOf(unit));
      return;
    }
    if (pack?.action.kind !== "call") {
      log.warn({ schedule }, "slot left out: its schedule is not loaded any more");
      return;
    }
    const { handle: handler } = pack.action;
    const destination = destinationOf(pack);
    const run = { key, pack: pack.pack, slot: at, destination, handler, zone: pack.zone, unit };
    const system = createSystemClock();
    const services = {
      breaker: ports.breaker,
      people: peopleFor(),
      openMemory: (work: UnitOfWork, now: number) =>
        createPackDrawer({ pack: pack.pack, scope: "pack", stores: storage, unit: work, now }),
      createDueTasks: (about: { readonly now: number; readonly zone: string }) =>
        createDueTasks(storage, about),
      createAgenda: (about: { readonly now: number; readonly zone: string }) =>
        createAgenda(storage, { ...about, calendar: time.calendar }),
    };
    await runSlot(run, { clock, system, locale, formats, localesOf, log, metrics, ...services });
  };
  return { handle, hostOf };
}

/** What the reminders of a sender may do. */
function rightsOf({ roles }: Caller) {
  const isAdmin = roles.has("admin");
  const mayCallEveryone = everyoneRoles.some((role) => roles.has(role));
  return { isAdmin, mayCallEveryone };
}

const everyoneRoles = ["admin", "notify-all", "group-admin"];
