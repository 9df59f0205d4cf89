import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { TaskChange } from "../core/task.ts";
import type { Schema } from "./schema.ts";

// What happens to one task, each inside a transaction of the caller's.

/** Marks a share done at a moment, or open again (`null`). `false`: it was so, or is not there. */
export async function setDone(
  db: Kysely<Schema>,
  share: { readonly id: string; readonly userId: string },
  doneAt: number | null,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("task_assignees")
    .set({ done_at: doneAt })
    .where("task_id", "=", share.id)
    .where("user_id", "=", share.userId)
    .where("done_at", doneAt === null ? "is not" : "is", null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await setClosed(db, share.id);
  return true;
}

/** Gives the open share of `from` to `to`; who has one already keeps theirs. `false`: it is not open. */
export async function handOver(
  db: Kysely<Schema>,
  share: { readonly id: string; readonly from: string },
  to: readonly string[],
): Promise<boolean> {
  const { id, from } = share;
  const removed = await db
    .deleteFrom("task_assignees")
    .where("task_id", "=", id)
    .where("user_id", "=", from)
    .where("done_at", "is", null)
    .returning("position")
    .executeTakeFirst();
  if (removed === undefined) return false;
  await db
    .insertInto("task_assignees")
    .values(
      [...new Set(to)].map((userId) => ({
        task_id: id,
        user_id: userId,
        position: removed.position,
        done_at: null,
      })),
    )
    .onConflict((conflict) => conflict.columns(["task_id", "user_id"]).doNothing())
    .execute();
  await setClosed(db, id);
  return true;
}

/** `false`: it was so already. */
export async function setDropped(
  db: Kysely<Schema>,
  id: string,
  droppedAt: number | null,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("tasks")
    .set({ dropped_at: droppedAt })
    .where("id", "=", id)
    .where("dropped_at", droppedAt === null ? "is not" : "is", null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await setClosed(db, id);
  return true;
}

export async function changeTask(
  db: Kysely<Schema>,
  id: string,
  { title, description, priority, tags, dueAt, remindBefore }: TaskChange,
): Promise<void> {
  const set = {
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    ...(priority === undefined ? {} : { priority }),
    ...(dueAt === undefined ? {} : { due_at: dueAt }),
    ...(remindBefore === undefined ? {} : { remind_before: JSON.stringify(remindBefore) }),
  };
  if (Object.keys(set).length > 0) {
    await db.updateTable("tasks").set(set).where("id", "=", id).execute();
  }
  if (tags === undefined) return;
  await db.deleteFrom("task_tags").where("task_id", "=", id).execute();
  await addTags(db, id, tags);
}

export async function addTags(
  db: Kysely<Schema>,
  id: string,
  tags: readonly string[],
): Promise<void> {
  if (tags.length === 0) return;
  const rows = [...new Set(tags)].map((tag, position) => ({ task_id: id, tag, position }));
  await db.insertInto("task_tags").values(rows).execute();
}

/** A task is over when it was dropped or no share is open. */
export async function setClosed(db: Kysely<Schema>, id: string): Promise<void> {
  await sql`update tasks set closed_at = coalesce(dropped_at, case when exists (
      select 1 from task_assignees where task_id = tasks.id and done_at is null) then null
    else coalesce((select max(done_at) from task_assignees where task_id = tasks.id), created_at)
    end) where id = ${id}`.execute(db);
}
