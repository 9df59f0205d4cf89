import type { CalendarBoard } from "../core/calendar-board.ts";
import type { Clock } from "../core/clock.ts";
import type { CompanyDirectory } from "../core/company-directory.ts";
import type { Locale } from "../core/locale.ts";
import type { Log } from "../core/log.ts";
import type { NoticeBoard } from "../core/notice-board.ts";
import type { Robot } from "../core/robot.ts";
import type { Directory } from "../core/storage.ts";
import type { TodoBoard } from "../core/todo-board.ts";
import { createCalendarBoard } from "./calendar-board.ts";
import { createClients, type Clients } from "./client/clients.ts";
import { createCompanyDirectory } from "./company-directory.ts";
import type { Hosts } from "./hosts.ts";
import { createHttpClient, type HttpClient } from "./http-client.ts";
import { createMessageFiles, type MessageFiles } from "./message-files.ts";
import { createNoticeBoard } from "./notice-board.ts";
import { createTodoBoard } from "./todo-board.ts";

/** DingTalk as one process reaches it: connections, clients, and what is built on them. */
export interface Platform {
  readonly http: HttpClient;
  readonly clients: Clients;
  readonly people: CompanyDirectory;
  readonly board: TodoBoard;
  readonly calendar: CalendarBoard;
  readonly notices: NoticeBoard;
  readonly messageFiles: MessageFiles;
  /** Ends all connections. */
  close(): Promise<void>;
}

export interface PlatformOptions {
  readonly hosts: Hosts;
  readonly robots: readonly Robot[];
  readonly directory: Directory;
  readonly clock: Clock;
  readonly log: Log;
  readonly locale: Locale;
  /** The largest file that is fetched; otherwise 20 MB. */
  readonly maxBytes?: number;
}

/** Nothing is called yet. */
export function createPlatform(options: PlatformOptions): Platform {
  const http = createHttpClient([options.hosts.oapi, options.hosts.api]);
  const clients = createClients({ ...options, http });
  const people = createCompanyDirectory({ ...options, clients });
  const messageFiles = createMessageFiles({ ...options, clients });
  return {
    http,
    clients,
    people,
    messageFiles,
    board: createTodoBoard({ clients, people }),
    calendar: createCalendarBoard({ clients, people }),
    notices: createNoticeBoard({ ...options, clients }),
    async close() {
      await Promise.all([http.close(), messageFiles.close()]);
    },
  };
}
