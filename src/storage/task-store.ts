import { sql } from "kysely";
import type { ExpressionBuilder, Kysely, Selectable } from "kysely";
import type { TaskStore } from "../core/storage.ts";
import type { Assignee, Task, TaskFilter } from "../core/task.ts";
import type { Schema } from "./schema.ts";
import type { Session } from "./session.ts";

/** Tasks, with a row of its own for each assignee's share. */
export function createTaskStore(session: Session): TaskStore {
  return {
    add: (task) => session.write(({ db }) => add(db, task)),
    async find(id) {
      const rows = await session.db.selectFrom("tasks").selectAll().where("id", "=", id).execute();
      return (await withAssignees(session.db, rows))[0];
    },
    list: (filter) => list(session.db, filter),
    async complete(id, userId, now) {
      const result = await session.write(({ db }) =>
        db
          .updateTable("task_assignees")
          .set({ done_at: now })
          .where("task_id", "=", id)
          .where("user_id", "=", userId)
          .where("done_at", "is", null)
          .executeTakeFirst(),
      );
      return result.numUpdatedRows > 0n;
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
    })
    .execute();
  const assignees = new Map(task.assignees.map((assignee) => [assignee.userId, assignee]));
  if (assignees.size === 0) return;
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

async function list(db: Kysely<Schema>, filter: TaskFilter): Promise<Task[]> {
  const { assignee, conversation, state, now, limit } = filter;
  let query = db.selectFrom("tasks").selectAll();
  if (conversation !== undefined) query = query.where("conversation", "=", conversation);
  if (state === "open" || state === "overdue") {
    query = query.where((eb) => eb.exists(shares(eb, assignee).where("done_at", "is", null)));
  }
  if (state === "overdue") query = query.where("due_at", "<", now);
  if (state === "done") {
    query = query.where((eb) =>
      assignee === undefined
        ? eb.not(eb.exists(shares(eb, assignee).where("done_at", "is", null)))
        : eb.exists(shares(eb, assignee).where("done_at", "is not", null)),
    );
  }
  if (state === "all" && assignee !== undefined) {
    query = query.where((eb) => eb.exists(shares(eb, assignee)));
  }
  if (filter.after !== undefined) query = query.where(behind(filter.after));
  const rows = await query
    .orderBy(sql`due_at is null`)
    .orderBy("due_at")
    .orderBy("seq", "desc")
    .limit(limit)
    .execute();
  return withAssignees(db, rows);
}

/** What comes after the task `id` in the order of lists: due first, then the newest. */
function behind(id: string) {
  return sql<boolean>`exists (select 1 from tasks as before where before.id = ${id} and (
    (tasks.due_at is null and before.due_at is not null)
    or tasks.due_at > before.due_at
    or ((tasks.due_at = before.due_at or (tasks.due_at is null and before.due_at is null))
      and tasks.seq < before.seq)))`;
}

function shares(eb: ExpressionBuilder<Schema, "tasks">, assignee: string | undefined) {
  const all = eb
    .selectFrom("task_assignees")
    .select("user_id")
    .whereRef("task_assignees.task_id", "=", "tasks.id");
  return assignee === undefined ? all : all.where("user_id", "=", assignee);
}

async function withAssignees(
  db: Kysely<Schema>,
  rows: readonly Selectable<Schema["tasks"]>[],
): Promise<Task[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const found = await db
    .selectFrom("task_assignees")
    .selectAll()
    .where("task_id", "in", ids)
    .orderBy("position")
    .execute();
  const troubled = await db
    .selectFrom("task_todos")
    .select(["task_id", "user_id", "problem"])
    .where("task_id", "in", ids)
    .where("problem", "is not", null)
    .execute();
  const problems = new Map(troubled.map((row) => [`${row.task_id} ${row.user_id}`, row.problem]));
  const byTask = Map.groupBy(found, (row) => row.task_id);
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    robot: row.robot,
    conversation: row.conversation,
    createdBy: row.created_by,
    createdAt: row.created_at,
    ...(row.due_at === null ? {} : { dueAt: row.due_at }),
    assignees: (byTask.get(row.id) ?? []).map((share) =>
      toAssignee(share, problems.get(`${row.id} ${share.user_id}`) ?? undefined),
    ),
  }));
}

function toAssignee(
  row: Selectable<Schema["task_assignees"]>,
  todoProblem: string | undefined,
): Assignee {
  return {
    userId: row.user_id,
    ...(row.done_at === null ? {} : { doneAt: row.done_at }),
    ...(todoProblem === undefined ? {} : { todoProblem }),
  };
}
