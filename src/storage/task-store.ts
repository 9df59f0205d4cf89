import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { TaskReader, TaskStore } from "../core/storage.ts";
import type { ShownTasks, Task, TaskReminder } from "../core/task.ts";
import type { Schema } from "./schema.ts";
import type { Session } from "./session.ts";
import { addTags, changeTask, handOver, setClosed, setDone, setDropped } from "./task-life.ts";
import { listTasks } from "./task-list.ts";
import { toTasks } from "./task-row.ts";

/** Tasks, with a row of its own for each assignee's share. */
export function createTaskStore(session: Session): TaskStore {
  const { db, dialect, write } = session;
  /** One after the other, so that of two who finish at once the second sees the first. */
  const alone = <T>(id: string, change: (tx: Kysely<Schema>) => Promise<T>): Promise<T> =>
    write(async (work) => {
      await sql`select id from tasks where id = ${id} ${dialect.forUpdate}`.execute(work.db);
      return change(work.db);
    });
  return {
    add: (task) => write((work) => add(work.db, task)),
    async find(id) {
      const rows = await db.selectFrom("tasks").selectAll().where("id", "=", id).execute();
      return (await toTasks(db, rows))[0];
    },
    list: (filter) => listTasks(db, filter),
    async listDuePlaces(before) {
      return await db
        .selectFrom("tasks")
        .select(["robot", "conversation"])
        .distinct()
        .where("closed_at", "is", null)
        .where("due_at", "<", before)
        .execute();
    },
    complete: (id, userId, now) => alone(id, (tx) => setDone(tx, { id, userId }, now)),
    reopen: (id, userId) => alone(id, (tx) => setDone(tx, { id, userId }, null)),
    handOver: (id, from, to) => alone(id, (tx) => handOver(tx, { id, from }, to)),
    change: (id, change) => alone(id, (tx) => changeTask(tx, id, change)),
    setDropped: (id, droppedAt) => alone(id, (tx) => setDropped(tx, id, droppedAt)),
    async addComment({ taskId, person, at, text }) {
      const values = { task_id: taskId, person, at, text };
      await write((work) => work.db.insertInto("task_comments").values(values).execute());
    },
    async listComments(id, limit) {
      const rows = await db
        .selectFrom("task_comments")
        .select(["person", "at", "text"])
        .where("task_id", "=", id)
        .orderBy("id", "desc")
        .limit(limit)
        .execute();
      return rows.toReversed().map((row) => ({ taskId: id, ...row }));
    },
    setReminders: (id, at) =>
      write(async (work) => {
        await work.db.deleteFrom("task_reminders").where("task_id", "=", id).execute();
        const rows = [...new Set(at)].map((moment) => ({ task_id: id, at: moment }));
        if (rows.length > 0) await work.db.insertInto("task_reminders").values(rows).execute();
        work.touch("due");
      }),
    takeReminders: (now, limit) =>
      write(async (work) => {
        const { rows } = await sql<{ task_id: string; at: number }>`
          delete from task_reminders where (task_id, at) in (
            select task_id, at from task_reminders where at <= ${now}
            order by at, task_id limit ${limit} ${dialect.skipLocked})
          returning task_id, at`.execute(work.db);
        const taken = rows.map((row): TaskReminder => ({ taskId: row.task_id, at: row.at }));
        return taken.toSorted((a, b) => a.at - b.at || (a.taskId < b.taskId ? -1 : 1));
      }),
    async nextReminderAt() {
      const row = await db
        .selectFrom("task_reminders")
        .select((eb) => eb.fn.min("at").as("at"))
        .executeTakeFirst();
      return row?.at ?? null;
    },
    keepShown: (reader, shown) => write((work) => keepShown(work.db, reader, shown)),
    async findShown({ robot, conversation, person }) {
      const row = await db
        .selectFrom("task_lists")
        .select("shown")
        .where("robot", "=", robot)
        .where("conversation", "=", conversation)
        .where("person", "=", person)
        .executeTakeFirst();
      return row === undefined ? undefined : shownIn(row.shown);
    },
  };
}

async function add(db: Kysely<Schema>, task: Task): Promise<void> {
  await db
    .insertInto("tasks")
    .values({
      id: task.id,
      title: task.title,
      robot: task.robot,
      conversation: task.conversation,
      created_by: task.createdBy,
      created_at: task.createdAt,
      due_at: task.dueAt ?? null,
      description: task.description ?? null,
      priority: task.priority,
      remind_before: JSON.stringify(task.remindBefore),
      dropped_at: task.droppedAt ?? null,
    })
    .execute();
  const assignees = new Map(task.assignees.map((assignee) => [assignee.userId, assignee]));
  if (assignees.size > 0) {
    await db
      .insertInto("task_assignees")
      .values(
        [...assignees.values()].map((assignee, position) => ({
          task_id: task.id,
          user_id: assignee.userId,
          position,
          done_at: assignee.doneAt ?? null,
        })),
      )
      .execute();
  }
  await addTags(db, task.id, task.tags);
  const isOpen = task.assignees.some(({ doneAt }) => doneAt === undefined);
  if (!isOpen || task.droppedAt !== undefined) await setClosed(db, task.id);
}

/** Lists that were shown before their places could be named are forgotten. */
function shownIn(text: string): ShownTasks | undefined {
  const shown = JSON.parse(text) as Partial<ShownTasks>;
  return shown.ids === undefined ? undefined : (shown as ShownTasks);
}

async function keepShown(
  db: Kysely<Schema>,
  { robot, conversation, person }: TaskReader,
  shown: ShownTasks | undefined,
): Promise<void> {
  if (shown === undefined) {
    await db
      .deleteFrom("task_lists")
      .where("robot", "=", robot)
      .where("conversation", "=", conversation)
      .where("person", "=", person)
      .execute();
    return;
  }
  const text = JSON.stringify(shown);
  await db
    .insertInto("task_lists")
    .values({ robot, conversation, person, shown: text })
    .onConflict((conflict) =>
      conflict.columns(["robot", "conversation", "person"]).doUpdateSet({ shown: text }),
    )
    .execute();
}
