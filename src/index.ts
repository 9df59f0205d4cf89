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
export { defineSchedule } from "./commands/schedule-handler.ts";
export type { ScheduleContext, ScheduleHandler } from "./commands/schedule-handler.ts";
export { markdown, text } from "./core/say.ts";
export { escapeMarkdown } from "./dingtalk/markdown.ts";
export { BellhopError, ReplyError } from "./core/errors.ts";
export type { Locale, Localized } from "./core/locale.ts";
export type { FilePart, Message, MessagePart } from "./core/message.ts";
export type { Destination } from "./core/destination.ts";
export type {
  CardContent,
  Content,
  FileContent,
  LinkContent,
  MarkdownContent,
  TextContent,
} from "./core/reply.ts";
export type { Reminder } from "./core/reminder.ts";
export type { Assignee, Task } from "./core/task.ts";
export type {
  FileService,
  FolderFile,
  PeopleService,
  ReminderService,
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
