import { sql } from "kysely";
import type { ExpressionBuilder, Kysely } from "kysely";
import type { Task, TaskFilter } from "../core/task.ts";
import type { Schema } from "./schema.ts";
import { toTasks } from "./task-row.ts";

/** The tasks that fit a filter: due first, soonest first; among equals and those without, the newest first. */
export async function listTasks(db: Kysely<Schema>, filter: TaskFilter): Promise<Task[]> {
  const { assignee, conversation, createdBy, tag, dueBefore, seenBy, after, limit } = filter;
  let query = inState(db.selectFrom("tasks").selectAll(), filter);
  if (conversation !== undefined) query = query.where("conversation", "=", conversation);
  if (createdBy !== undefined) query = query.where("created_by", "=", createdBy);
  if (dueBefore !== undefined) query = query.where("due_at", "<", dueBefore);
  if (tag !== undefined) {
    query = query.where("id", "in", (eb) =>
      eb.selectFrom("task_tags").select("task_id").where("tag", "=", tag),
    );
  }
  if (seenBy !== undefined) {
    query = query.where((eb) =>
      eb.or([
        eb("conversation", "=", seenBy.conversation),
        eb("created_by", "=", seenBy.person),
        eb.exists(shares(eb, seenBy.person)),
      ]),
    );
  }
  if (assignee !== undefined && (filter.state === "all" || filter.state === "dropped")) {
    query = query.where("id", "in", (eb) => sharesOf(eb, assignee));
  }
  if (after !== undefined) query = query.where(behind(after));
  const rows = await query
    .orderBy(sql`due_at is null`)
    .orderBy("due_at")
    .orderBy("seq", "desc")
    .limit(limit)
    .execute();
  return toTasks(db, rows);
}

type TaskQuery = ReturnType<typeof allTasks>;

function allTasks(db: Kysely<Schema>) {
  return db.selectFrom("tasks").selectAll();
}

/** The state is that of the assignee's own share where one is asked for. */
function inState(query: TaskQuery, { state, assignee, now }: TaskFilter): TaskQuery {
  switch (state) {
    case "open":
    case "overdue": {
      const open = query.where("closed_at", "is", null);
      const mine =
        assignee === undefined
          ? open
          : open.where("id", "in", (eb) => sharesOf(eb, assignee).where("done_at", "is", null));
      return state === "open" ? mine : mine.where("due_at", "<", now);
    }
    case "done": {
      const kept = query.where("dropped_at", "is", null);
      return assignee === undefined
        ? kept.where("closed_at", "is not", null)
        : kept.where("id", "in", (eb) => sharesOf(eb, assignee).where("done_at", "is not", null));
    }
    case "dropped":
      return query.where("dropped_at", "is not", null);
    case "all":
    default:
      return query;
  }
}

/** What comes after the task `id` in the order of lists: due first, then the newest. */
function behind(id: string) {
  return sql<boolean>`exists (select 1 from tasks as before where before.id = ${id} and (
    (tasks.due_at is null and before.due_at is not null)
    or tasks.due_at > before.due_at
    or ((tasks.due_at = before.due_at or (tasks.due_at is null and before.due_at is null))
      and tasks.seq < before.seq)))`;
}

/** The ids of somebody's tasks: few, where looking at each task for a share of theirs would read all there are. */
function sharesOf(eb: ExpressionBuilder<Schema, "tasks">, assignee: string) {
  return eb.selectFrom("task_assignees").select("task_id").where("user_id", "=", assignee);
}

function shares(eb: ExpressionBuilder<Schema, "tasks">, assignee: string) {
  return eb
    .selectFrom("task_assignees")
    .select("user_id")
    .whereRef("task_assignees.task_id", "=", "tasks.id")
    .where("user_id", "=", assignee);
}
