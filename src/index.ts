/** Bellhop's public API: what handler modules and embedding programs import. */

// Handler modules.
export { defineCommand } from "./commands/definition.ts";
export type {
  ArgSpec,
  ArgSpecs,
  ArgsOf,
  CommandContext,
  CommandDefinition,
  Permission,
  TimeValue,
  Who,
} from "./commands/definition.ts";
export { defineStep } from "./commands/step-handler.ts";
export type { AskOptions, StepContext, StepHandler } from "./commands/step-handler.ts";
export type { PackDrawer, PackMemory } from "./commands/pack-memory.ts";
export { defineSchedule } from "./commands/schedule-handler.ts";
export type { ScheduleContext, ScheduleHandler } from "./commands/schedule-handler.ts";
export { defineEventHandler } from "./commands/event-handler.ts";
export type { EventContext, EventHandler } from "./commands/event-handler.ts";
export { defineCardHandler } from "./commands/card-handler.ts";
export type { CardContext, CardHandler } from "./commands/card-handler.ts";
export { dayAt, daysBetween, plusDays, weekdayOfDay } from "./time/dates/iso-day.ts";
export { renderDay } from "./time/describe/render.ts";
export { markdown, text } from "./core/say.ts";
export { escapeMarkdown } from "./dingtalk/markdown.ts";
export { sizeText } from "./dingtalk/markdown-parts.ts";
export { BellhopError, ReplyError } from "./core/errors.ts";
export type { Locale, Localized } from "./core/locale.ts";
export type { FilePart, Message, MessagePart } from "./core/message.ts";
export type { PlatformEvent } from "./core/platform-event.ts";
export type { CardPress, CardUpdate } from "./core/card-press.ts";
export type { Destination } from "./core/destination.ts";
export type {
  CardContent,
  Content,
  FileContent,
  LinkContent,
  MarkdownContent,
  TextContent,
} from "./core/reply.ts";
export type { DueGroup, DueTasks } from "./core/due-tasks.ts";
export type { CalendarEvent, EventPerson, Occurrence } from "./core/calendar-event.ts";
export type {
  Agenda,
  ArrangedEvent,
  Conflict,
  EventEdit,
  EventService,
  EventText,
  NewTime,
  SeenOccurrence,
  TimeRange,
} from "./core/event-service.ts";
export type {
  Department,
  Notice,
  NoticeAudience,
  NoticeProgress,
  NoticeReaders,
} from "./core/notice.ts";
export type { Reminder, ToldReminder } from "./core/reminder.ts";
export type { FileShare, FoundFile, SharedFile } from "./core/shared-file.ts";
export type { Session, SessionState } from "./core/session.ts";
export type {
  Assignee,
  ShownTasks,
  Task,
  TaskChange,
  TaskComment,
  TaskPriority,
  TaskState,
} from "./core/task.ts";
export type {
  FilePage,
  FileService,
  FolderFile,
  LanguageService,
  NamedGroup,
  NoticeService,
  PeopleService,
  ReminderService,
  SessionService,
  SharePlace,
  TaskService,
} from "./core/services.ts";

// DingTalk's API, for programs that call it themselves.
export { openDingTalkClient } from "./outbound/client/open-dingtalk-client.ts";
export type { OpenDingTalkClient } from "./outbound/client/open-dingtalk-client.ts";
export type { DingTalkClient } from "./outbound/client/dingtalk-client.ts";
export type { Credentials } from "./outbound/client/credentials.ts";
export { openApiMessage } from "./dingtalk/openapi-message.ts";
export type { OpenApiMessage } from "./dingtalk/openapi-message.ts";
export { PlatformError } from "./outbound/platform-error.ts";
