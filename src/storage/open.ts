import type { Clock } from "../core/clock.ts";
import type { Log } from "../core/log.ts";
import type { Storage, Stores } from "../core/storage.ts";
import { createAuditStore } from "./audit-store.ts";
import { createCollectionStore } from "./collection-store.ts";
import { createDirectory } from "./directory.ts";
import { createEventCopyStore } from "./event-copy-store.ts";
import { createEventStore } from "./event-store.ts";
import { createFileStore } from "./file-store.ts";
import { createIdempotencyStore } from "./idempotency-store.ts";
import { createInbox } from "./inbox.ts";
import { runMigrations } from "./migrate.ts";
import { openDatabase } from "./open-database.ts";
import { createOutbox } from "./outbox.ts";
import { reclaimLeases } from "./reclaim.ts";
import { createPackStateStore } from "./pack-state-store.ts";
import { createReminderStore } from "./reminder-store.ts";
import { createRunStore } from "./run-store.ts";
import { createScheduleStore } from "./schedule-store.ts";
import { createSession, joinSession, runTransaction } from "./session.ts";
import type { Session } from "./session.ts";
import { createLanguageStore, createTurnStore } from "./language-store.ts";
import { createNoticeStore } from "./notice-store.ts";
import { createSessionStore } from "./session-store.ts";
import { createSettingStore } from "./setting-store.ts";
import { createTaskStore } from "./task-store.ts";
import { createTaskTodoStore } from "./task-todo-store.ts";

export interface OpenOptions {
  readonly clock: Clock;
  readonly log: Log;
  /** The running bot: refuses a SQLite file that another bot runs on. */
  readonly exclusive: boolean;
}

/**
 * Opens the storage at `url` (`sqlite:<path>`, `sqlite::memory:` or `postgres://…`) and brings its
 * tables up to date. Throws `storage_unavailable`, `storage_in_use` or `storage_newer`.
 */
export async function openStorage(url: string, options: OpenOptions): Promise<Storage> {
  const database = await openDatabase(url, options);
  const session = createSession(database);
  try {
    const applied = await runMigrations(database, options.clock.now());
    for (const migration of applied) options.log.info({ ...migration }, "Migration applied");
    // A SQLite file opened so has no other bot on it; instances on PostgreSQL wait for leases to end.
    if (options.exclusive && url.startsWith("sqlite:")) await reclaimLeases(session);
  } catch (error) {
    await database.close();
    throw error;
  }
  database.listen();
  return {
    ...createStores(session),
    transaction: (work) =>
      runTransaction(database, (under) => work(createStores(joinSession(database, under)))),
    onCommit: (channel, listener) => database.hub.on(channel, listener),
    async probe() {
      // Writing is the only proof: a full or read-only disk still reads.
      await session.write(({ db }) =>
        db
          .insertInto("settings")
          .values({ name: "probe", value: "ok" })
          .onConflict((conflict) => conflict.column("name").doUpdateSet({ value: "ok" }))
          .execute(),
      );
    },
    close: () => database.close(),
  };
}

function createStores(session: Session): Stores {
  return {
    inbox: createInbox(session),
    outbox: createOutbox(session),
    tasks: createTaskStore(session),
    todos: createTaskTodoStore(session),
    reminders: createReminderStore(session),
    events: createEventStore(session),
    eventCopies: createEventCopyStore(session),
    schedules: createScheduleStore(session),
    directory: createDirectory(session),
    files: createFileStore(session),
    sessions: createSessionStore(session),
    collections: createCollectionStore(session),
    runs: createRunStore(session),
    packState: createPackStateStore(session),
    idempotency: createIdempotencyStore(session),
    audit: createAuditStore(session),
    notices: createNoticeStore(session),
    settings: createSettingStore(session),
    languages: createLanguageStore(session),
    turns: createTurnStore(session),
  };
}
