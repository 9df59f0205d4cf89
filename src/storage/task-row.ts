import type { Kysely, Selectable } from "kysely";
import type { Assignee, Task } from "../core/task.ts";
import type { Schema } from "./schema.ts";

type TaskRow = Selectable<Schema["tasks"]>;

/** The tasks of rows, with the shares and tags that belong to them. */
export async function toTasks(db: Kysely<Schema>, rows: readonly TaskRow[]): Promise<Task[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const shares = await db
    .selectFrom("task_assignees")
    .selectAll()
    .where("task_id", "in", ids)
    .orderBy("position")
    .execute();
  const tags = await db
    .selectFrom("task_tags")
    .select(["task_id", "tag"])
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
  const sharesByTask = Map.groupBy(shares, (row) => row.task_id);
  const tagsByTask = Map.groupBy(tags, (row) => row.task_id);
  return rows.map((row) => ({
    ...toTask(row),
    tags: (tagsByTask.get(row.id) ?? []).map(({ tag }) => tag),
    assignees: (sharesByTask.get(row.id) ?? []).map((share) =>
      toAssignee(share, problems.get(`${row.id} ${share.user_id}`) ?? undefined),
    ),
  }));
}

function toTask(row: TaskRow): Omit<Task, "tags" | "assignees"> {
  return {
    id: row.id,
    title: row.title,
    priority: row.priority,
    robot: row.robot,
    conversation: row.conversation,
    createdBy: row.created_by,
    createdAt: row.created_at,
    remindBefore: JSON.parse(row.remind_before) as number[],
    ...(row.description === null ? {} : { description: row.description }),
    ...(row.due_at === null ? {} : { dueAt: row.due_at }),
    ...(row.dropped_at === null ? {} : { droppedAt: row.dropped_at }),
  };
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
