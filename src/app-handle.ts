import type { AppOptions } from "./app-options.ts";
import type { Receivers } from "./app-receivers.ts";
import { destinationOf } from "./app-schedules.ts";
import { createBot } from "./bot/bot.ts";
import { runSlot } from "./bot/run-slot.ts";
import { callerOf } from "./commands/permissions.ts";
import { timeSetting } from "./commands/read-time.ts";
import type { Registry } from "./commands/registry.ts";
import { minuteMs, secondMs } from "./core/clock.ts";
import type { CalendarBoard } from "./core/calendar-board.ts";
import type { CompanyDirectory } from "./core/company-directory.ts";
import type { Delivery } from "./core/delivery.ts";
import type { Message } from "./core/message.ts";
import { createPeopleService } from "./core/people-service.ts";
import type { Storage } from "./core/storage.ts";
import { createSystemClock } from "./core/system-clock.ts";
import type { TodoBoard } from "./core/todo-board.ts";
import type { UnitOfWork } from "./core/unit-of-work.ts";
import { createAgenda } from "./calendar/agenda.ts";
import { createEventService } from "./calendar/event-service.ts";
import { createFileService, type FileServiceShared } from "./files/file-service.ts";
import { readMessage } from "./inbound/read-message.ts";
import { createReminderService } from "./reminders/reminder-service.ts";
import { readSlot } from "./scheduler/slot-arrival.ts";
import { createSessionService } from "./sessions/session-service.ts";
import { createDueTasks } from "./tasks/due-tasks.ts";
import { createTaskService } from "./tasks/task-service.ts";
import { createFormats } from "./time/describe/render-when.ts";

/** What handlers reach besides storage. */
export interface HandlerPorts {
  readonly files: FileServiceShared;
  readonly registry: Registry;
  readonly receivers: Receivers;
  readonly company: CompanyDirectory;
  readonly board: TodoBoard;
  readonly calendarBoard: Pick<CalendarBoard, "covers">;
}

/** What the worker does with a delivery: a message goes to the bot, all else to the handlers of packs. */
export function createHandle(
  options: AppOptions,
  storage: Storage,
  { files, registry, receivers, company, board, calendarBoard }: HandlerPorts,
) {
  const { config, packs, clock, random, log, metrics } = options;
  const { locale, timezone: zone, roles } = config;
  const schedules = new Map(
    packs.flatMap((pack) => pack.schedules).map((one) => [one.key, one] as const),
  );
  const names = new Map(config.people.map((person) => [person.id, person.name]));
  const formats = createFormats({ zone, locale });
  const { formatTime } = formats;
  // With the emulator one wants to see a reminder come.
  const time = timeSetting(config, config.dingtalk.connect === "emulator" ? secondMs : minuteMs);
  const rightsOf = (message: Message) => {
    const held = callerOf(message, roles).roles;
    const isAdmin = held.has("admin");
    return { isAdmin, mayCallEveryone: isAdmin || held.has("notify-all") };
  };
  const ports = { stores: storage, random, locale };
  const peopleFor = (message: Message) =>
    createPeopleService(storage.directory, message, names, (ids) =>
      company.names(ids, message.robot),
    );
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
    time,
    ...formats,
    // By the machine's time: a clock that is moved must not cut handlers short.
    system: createSystemClock(),
    createServices: (scope) => ({
      tasks: createTaskService({
        ...scope,
        ...ports,
        hasTodos: (robot) => board.covers(robot),
        admins: roles["admin"] ?? [],
        remindBefore: config.tasks.remindBefore,
      }),
      reminders: createReminderService({
        ...scope,
        ...ports,
        zone,
        calendar: time.calendar,
        groups: config.groups,
        ...rightsOf(scope.message),
      }),
      events: createEventService({
        ...scope,
        ...ports,
        ...config.events,
        zone,
        calendar: time.calendar,
        people: peopleFor(scope.message),
        hasCalendar: (robot) => calendarBoard.covers(robot),
        isAdmin: rightsOf(scope.message).isAdmin,
      }),
      files: createFileService({ ...scope, shared: files, locale }),
      sessions: createSessionService({ ...scope, ...ports }),
      people: peopleFor(scope.message),
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
    const people = createPeopleService(storage.directory, undefined, names, (ids) =>
      company.names(ids, config.dingtalk.robots[0]?.id),
    );
    const system = createSystemClock();
    const services = {
      people,
      createDueTasks: (about: { readonly now: number; readonly zone: string }) =>
        createDueTasks(storage, about),
      createAgenda: (about: { readonly now: number; readonly zone: string }) =>
        createAgenda(storage, { ...about, calendar: time.calendar }),
    };
    await runSlot(run, { clock, system, locale, formatTime, log, metrics, ...services });
  };
}
