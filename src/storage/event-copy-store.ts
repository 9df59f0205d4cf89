import { sql } from "kysely";
import type { Selectable } from "kysely";
import type { EventCopy, EventCopyStore, ToldEvent } from "../core/event-copy.ts";
import type { Schema } from "./schema.ts";
import type { Session } from "./session.ts";

type Row = Selectable<Schema["event_copies"]>;

/** Statuses are written out in the SQL so that SQLite sees that the partial index fits. */
export function createEventCopyStore({ db, dialect, write }: Session): EventCopyStore {
  return {
    async want(copies, now) {
      if (copies.length === 0) return;
      await write(async (work) => {
        await work.db
          .insertInto("event_copies")
          .values(
            copies.map(({ eventId, slot, robot, token }) => ({
              event_id: eventId,
              slot,
              robot,
              token,
              status: "wanted" as const,
              board_id: null,
              owner: null,
              due_at: now,
              problem: null,
              holder: null,
              told: null,
            })),
          )
          .onConflict((conflict) => conflict.columns(["event_id", "slot"]).doNothing())
          .execute();
        work.touch("event-copies");
      });
    },
    lease: ({ holder, now, leaseMs, limit }) =>
      write(async (work) => {
        const { rows } = await sql<Row>`
          update event_copies set holder = ${holder}, held_until = ${now + leaseMs}
          where (event_id, slot) in (
            select event_id, slot from event_copies
            where status in ('wanted', 'made') and due_at <= ${now} and held_until <= ${now}
            order by due_at, slot limit ${limit} ${dialect.skipLocked})
          returning *`.execute(work.db);
        return rows.map((row) => ({ ...toCopy(row), holder, revision: row.revision }));
      }),
    settle: (copy, change) =>
      write(async (work) => {
        const { status, dueAt, attempts, checks, problem, boardId, owner } = change;
        const told = change.told === undefined ? null : JSON.stringify(change.told);
        const { numAffectedRows } = await sql`
          update event_copies set status = ${status}, attempts = ${attempts}, checks = ${checks},
            board_id = coalesce(${boardId ?? null}, board_id),
            owner = coalesce(${owner ?? null}, owner), told = coalesce(${told}, told),
            problem = ${problem ?? null}, holder = null, held_until = 0,
            due_at = case when revision = ${copy.revision} then ${dueAt} else due_at end
          where event_id = ${copy.eventId} and slot = ${copy.slot} and holder = ${copy.holder}`.execute(
          work.db,
        );
        return (numAffectedRows ?? 0n) > 0n;
      }),
    touch: (eventId, now) =>
      write(async (work) => {
        const { numAffectedRows } = await sql`
          update event_copies set due_at = ${now}, revision = revision + 1, attempts = 0,
            status = case when board_id is null then 'wanted' else 'made' end
          where event_id = ${eventId} and status in ('wanted', 'made', 'failed')`.execute(work.db);
        if ((numAffectedRows ?? 0n) > 0n) work.touch("event-copies");
      }),
    touchBoard: (boardId, now) =>
      write(async (work) => {
        const { numAffectedRows } = await sql`
          update event_copies set due_at = ${now}, revision = revision + 1
          where board_id = ${boardId} and status = 'made'`.execute(work.db);
        const touched = (numAffectedRows ?? 0n) > 0n;
        if (touched) work.touch("event-copies");
        return touched;
      }),
    async of(eventIds) {
      if (eventIds.length === 0) return [];
      const rows = await db
        .selectFrom("event_copies")
        .selectAll()
        .where("event_id", "in", eventIds)
        .orderBy("slot")
        .execute();
      return rows.map(toCopy);
    },
    async nextDueAt() {
      const { rows } = await sql<{ at: number | null }>`
        select min(case when held_until > due_at then held_until else due_at end) as at
        from event_copies where status in ('wanted', 'made')`.execute(db);
      return rows[0]?.at ?? null;
    },
  };
}

function toCopy(row: Row): EventCopy {
  return {
    eventId: row.event_id,
    slot: row.slot,
    robot: row.robot,
    token: row.token,
    status: row.status,
    attempts: row.attempts,
    checks: row.checks,
    ...(row.board_id === null ? {} : { boardId: row.board_id }),
    ...(row.owner === null ? {} : { owner: row.owner }),
    ...(row.told === null ? {} : { told: JSON.parse(row.told) as ToldEvent }),
    ...(row.problem === null ? {} : { problem: row.problem }),
  };
}
