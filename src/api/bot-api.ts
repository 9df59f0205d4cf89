import type { Router } from "@koa/router";
import type { Locale } from "../core/locale.ts";
import { createApiRouter, type ApiOptions } from "./api-router.ts";
import type { Places } from "./place.ts";
import { fileOperations, type FileOperationOptions } from "./resources/files.ts";
import { uploadOperation } from "./resources/upload-file.ts";
import { messageOperations } from "./resources/messages.ts";
import {
  reminderOperations,
  type ReadWhen,
  type ReminderOperationOptions,
} from "./resources/reminders.ts";
import { notificationOperations, type NoticePorts } from "./resources/notifications.ts";
import { scheduleOperations, type ScheduleOperationOptions } from "./resources/schedules.ts";
import { sessionOperations } from "./resources/sessions.ts";
import { taskLifeOperations } from "./resources/task-life.ts";
import { taskOperations } from "./resources/tasks.ts";

export interface BotApiOptions extends Omit<ApiOptions, "operations" | "about"> {
  readonly places: Places;
  readonly files: FileOperationOptions["files"];
  readonly people: FileOperationOptions["people"];
  readonly maxFileBytes: number;
  readonly zone: string;
  readonly locale: Locale;
  readonly calendar: ReminderOperationOptions["calendar"];
  readonly readWhen: ReadWhen;
  readonly notices: NoticePorts;
  /** Where others reach this server. */
  readonly publicUrl: string;
  /** Whether tasks of this robot also become todos in DingTalk. */
  readonly hasTodos: (robot: string) => boolean;
  /** How long before a task is due people are reminded, in milliseconds. */
  readonly remindBefore: readonly number[];
  readonly hasCalendar: ScheduleOperationOptions["hasCalendar"];
  readonly events: ScheduleOperationOptions["events"];
  /** The arguments of a command by name, in order; undefined when there is no such command. */
  readonly argumentsOf: (command: string) => readonly string[] | undefined;
}

/** The REST API of the bot: everything it offers other systems. */
export function createBotApi(options: BotApiOptions): Router {
  const { places, random, zone, locale, calendar, readWhen, publicUrl } = options;
  return createApiRouter({
    ...options,
    operations: [
      ...messageOperations(places),
      ...taskOperations({
        places,
        locale,
        random,
        hasTodos: options.hasTodos,
        remindBefore: options.remindBefore,
      }),
      ...taskLifeOperations({ random, hasTodos: options.hasTodos }),
      ...reminderOperations({ places, random, zone, locale, calendar, readWhen }),
      ...notificationOperations({ places, random, locale, ...options.notices }),
      ...fileOperations({ places, locale, files: options.files, people: options.people }),
      uploadOperation({ ...options, maxBytes: options.maxFileBytes }),
      ...scheduleOperations(options),
      ...sessionOperations({ places, random, argumentsOf: options.argumentsOf }),
    ],
    about: { title: "Bellhop", version: "1", url: publicUrl },
  });
}
