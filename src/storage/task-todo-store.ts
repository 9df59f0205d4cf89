import { sql } from "kysely";
import type { Selectable } from "kysely";
import type { LeasedTaskTodo, TaskTodo, TaskTodoStore, ToldTodo } from "../core/task-todo.ts";
import type { Schema } from "./schema.ts";
import type { Session } from "./session.ts";

type Row = Selectable<Schema["task_todos"]>;

/** Statuses are written out in the SQL so that SQLite sees that the partial index fits. */
export function createTaskTodoStore(session: Session): TaskTodoStore {
  const { db, dialect, write } = session;
  return {
    async want(todos, now) {
      if (todos.length === 0) return;
      const rows = todos.map((todo) => ({
        task_id: todo.taskId,
        user_id: todo.userId,
        robot: todo.robot,
        source_id: todo.sourceId,
        status: "wanted" as const,
        due_at: now,
      }));
      await write(async (work) => {
        await work.db
          .insertInto("task_todos")
          .values(rows)
          .onConflict((conflict) =>
            conflict.columns(["task_id", "user_id"]).doUpdateSet((eb) => ({
              source_id: sql<string>`case when task_todos.status = 'done' and task_todos.todo_id is null
                then ${eb.ref("excluded.source_id")} else task_todos.source_id end`,
              status: sql<
                Row["status"]
              >`case when task_todos.todo_id is null then 'wanted' else 'made' end`,
              due_at: now,
              attempts: 0,
              revision: sql<number>`task_todos.revision + 1`,
            })),
          )
          .execute();
        work.touch("todos");
      });
    },
    lease: ({ holder, now, leaseMs, limit }) =>
      write(async (work) => {
        const { rows } = await sql<Row>`
          update task_todos set holder = ${holder}, held_until = ${now + leaseMs}
          where (task_id, user_id) in (
            select task_id, user_id from task_todos
            where status in ('wanted', 'made') and due_at <= ${now} and held_until <= ${now}
            order by due_at limit ${limit} ${dialect.skipLocked})
          returning *`.execute(work.db);
        return rows.map((row) => ({ ...toTodo(row), holder, revision: row.revision }));
      }),
    settle: (todo, change) => write((work) => settle(work.db, todo, change)),
    touch: (taskId, now) =>
      write(async (work) => {
        const { numAffectedRows: touched } = await sql`
          update task_todos set due_at = ${now}, revision = revision + 1
          where task_id = ${taskId} and status in ('wanted', 'made')`.execute(work.db);
        if (touched !== undefined && touched > 0n) work.touch("todos");
      }),
    recall: (taskId, now) =>
      write(async (work) => {
        const { numAffectedRows: touched } = await sql`
          update task_todos set due_at = ${now}, revision = revision + 1, attempts = 0,
            status = case when todo_id is null then 'wanted' else 'made' end
          where task_id = ${taskId} and (status in ('wanted', 'made') or todo_id is not null)`.execute(
          work.db,
        );
        if (touched !== undefined && touched > 0n) work.touch("todos");
      }),
    touchTodo: (todoId, now) =>
      write(async (work) => {
        const { numAffectedRows: touched } = await sql`
          update task_todos set due_at = ${now}, revision = revision + 1
          where todo_id = ${todoId} and status = 'made'`.execute(work.db);
        if (touched === undefined || touched === 0n) return false;
        work.touch("todos");
        return true;
      }),
    async of(taskIds) {
      if (taskIds.length === 0) return [];
      const rows = await db
        .selectFrom("task_todos")
        .selectAll()
        .where("task_id", "in", taskIds)
        .execute();
      return rows.map(toTodo);
    },
    async nextDueAt() {
      const { rows } = await sql<{ at: number | null }>`
        select min(case when held_until > due_at then held_until else due_at end) as at
        from task_todos where status in ('wanted', 'made')`.execute(db);
      return rows[0]?.at ?? null;
    },
  };
}

async function settle(
  db: Session["db"],
  todo: LeasedTaskTodo,
  change: Parameters<TaskTodoStore["settle"]>[1],
): Promise<boolean> {
  const { status, dueAt, attempts, checks } = change;
  const isGone = change.removed === true;
  const todoId = isGone ? sql`null` : sql`coalesce(${change.todoId ?? null}, todo_id)`;
  const toldText = change.told === undefined ? null : JSON.stringify(change.told);
  const told = isGone ? sql`null` : sql`coalesce(${toldText}, told)`;
  const result = await sql`
    update task_todos set status = ${status}, todo_id = ${todoId},
      owner = coalesce(${change.owner ?? null}, owner), attempts = ${attempts}, checks = ${checks},
      told = ${told}, problem = ${change.problem ?? null}, holder = null, held_until = 0,
      due_at = case when revision = ${todo.revision} then ${dueAt} else due_at end
    where task_id = ${todo.taskId} and user_id = ${todo.userId} and holder = ${todo.holder}`.execute(
    db,
  );
  return (result.numAffectedRows ?? 0n) > 0n;
}

function toTodo(row: Row): TaskTodo {
  return {
    taskId: row.task_id,
    userId: row.user_id,
    robot: row.robot,
    sourceId: row.source_id,
    status: row.status,
    attempts: row.attempts,
    checks: row.checks,
    ...(row.todo_id === null ? {} : { todoId: row.todo_id }),
    ...(row.owner === null ? {} : { owner: row.owner }),
    ...(row.told === null ? {} : { told: JSON.parse(row.told) as ToldTodo }),
    ...(row.problem === null ? {} : { problem: row.problem }),
  };
}
