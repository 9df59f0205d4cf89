import type { Locale } from "../core/locale.ts";
import type { FileContent } from "../core/reply.ts";
import type { Languages } from "../core/language.ts";
import type { Log } from "../core/log.ts";
import type { Random } from "../core/random.ts";
import type { Robot } from "../core/robot.ts";
import type { PeopleService } from "../core/services.ts";
import type { Stores } from "../core/storage.ts";
import type { Table } from "../core/table.ts";
import type { UnitOfWork } from "../core/unit-of-work.ts";
import type { WorkCalendar } from "../time/calendar/work-calendar.ts";

/** What collections need of the deployment. */
export interface CollectPorts {
  readonly stores: Pick<Stores, "collections" | "directory" | "sessions" | "languages">;
  readonly random: Random;
  readonly languages: Pick<Languages, "of">;
  readonly calendar: WorkCalendar;
  /** Role → user ids. */
  readonly roles: Readonly<Record<string, readonly string[]>>;
  readonly robots: readonly Robot[];
  readonly log: Log;
  /** Keeps a table as a file to be sent. */
  readonly keepTable: (
    table: Table,
    scope: {
      readonly name: string;
      readonly robot: string;
      readonly conversation: string;
      readonly sharedBy: string;
      readonly locale: Locale;
      readonly unit: UnitOfWork;
      readonly now: number;
    },
  ) => Promise<FileContent>;
}

/** One piece of work on collections: what it writes, and when. */
export interface CollectWork {
  readonly unit: UnitOfWork;
  readonly now: number;
  readonly people: Pick<PeopleService, "names">;
}
