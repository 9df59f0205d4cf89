import { sql } from "kysely";
import { laneOf } from "../core/destination.ts";
import type { NewEntry } from "../core/entry.ts";
import type { Outbox } from "../core/storage.ts";
import { toEntry } from "./entry-row.ts";
import { leaseLanes } from "./outbox-lease.ts";
import { lockLaneOf, pointAtHeads, refreshLanes } from "./outbox-lanes.ts";
import { nextLaneAt } from "./outbox-next.ts";
import { settleLanes } from "./outbox-settle.ts";
import { deleteInChunks } from "./prune.ts";
import type { Session, Work } from "./session.ts";

/** The outbox: entries, and per destination a lane row that says who sends there and from when. */
export function createOutbox(session: Session): Outbox {
  return {
    add: (entries, now) => add(session, entries, now),
    lease: (request, limit, mergeLimit) => leaseLanes(session, request, { limit, mergeLimit }),
    settle: (settlements, holder) => settleLanes(session, settlements, holder),
    nextDueAt: (now, limit) => nextLaneAt(session, now, limit),
    async list({ status, limit }) {
      let query = session.db.selectFrom("outbox").selectAll().orderBy("id", "desc").limit(limit);
      // Literal, so that SQLite sees that a partial index fits.
      if (status !== undefined) query = query.where("status", "=", sql.lit(status));
      return (await query.execute()).toReversed().map(toEntry);
    },
    async find(keys) {
      if (keys.length === 0) return [];
      const query = session.db.selectFrom("outbox").selectAll().where("key", "in", keys);
      return (await query.orderBy("id").execute()).map(toEntry);
    },
    retry: (id, now) => session.write((work) => retry(session, work, { id, now })),
    drop: (id) => session.write((work) => drop(session, work, id)),
    count: () => count(session),
    prune: (before) =>
      deleteInChunks(session, (db, chunk) =>
        db
          .deleteFrom("outbox")
          .where("id", "in", (eb) =>
            eb
              .selectFrom("outbox")
              .select("id")
              .where("status", "=", sql.lit("sent"))
              .where("created_at", "<", before)
              .orderBy("created_at")
              .limit(chunk),
          ),
      ),
  };
}

const entryColumns = {
  key: "text",
  lane: "text",
  destination: "text",
  reply: "text",
  merge: "text",
} as const;

function add(session: Session, entries: readonly NewEntry[], now: number): Promise<number> {
  if (entries.length === 0) return Promise.resolve(0);
  return session.write(async (work) => {
    const rows = entries.map((entry) => ({
      key: entry.key,
      lane: laneOf(entry.destination),
      destination: JSON.stringify(entry.destination),
      reply: JSON.stringify(entry.reply),
      merge: entry.merge ?? null,
    }));
    const added = await sql<{ id: number; lane: string }>`
      insert into outbox (key, lane, destination, reply, merge, status, created_at, due_at)
      select r.key, r.lane, r.destination, r.reply, r.merge, 'waiting',
        cast(${now} as bigint), cast(${now} as bigint)
      from ${session.dialect.rows(entryColumns, rows)} where true
      on conflict (key) do nothing
      returning id, lane`.execute(work.db);
    if (added.rows.length > 0) {
      await pointAtHeads(session, work, added.rows);
      work.touch("outbox");
    }
    return added.rows.length;
  });
}

async function retry(
  session: Session,
  work: Work,
  { id, now }: { readonly id: number; readonly now: number },
): Promise<boolean> {
  const lane = await lockLaneOf(session, work, id);
  if (lane === undefined) return false;
  const result = await work.db
    .updateTable("outbox")
    .set({ status: "waiting", attempts: 0, due_at: now })
    .where("id", "=", id)
    .where("status", "=", sql.lit("dead"))
    .executeTakeFirst();
  if (result.numUpdatedRows === 0n) return false;
  await refreshLanes(session, work, [lane]);
  work.touch("outbox");
  return true;
}

async function drop(session: Session, work: Work, id: number): Promise<boolean> {
  const lane = await lockLaneOf(session, work, id);
  if (lane === undefined) return false;
  const result = await work.db
    .deleteFrom("outbox")
    .where("id", "=", id)
    .where("status", "in", ["waiting", "dead"])
    .executeTakeFirst();
  if (result.numDeletedRows === 0n) return false;
  await refreshLanes(session, work, [lane]);
  work.touch("outbox");
  return true;
}

async function count({ db }: Session): ReturnType<Outbox["count"]> {
  const found = await sql<{ waiting: number; dead: number; oldest_due_at: number | null }>`
    select (select count(*) from outbox where status = 'waiting') as waiting,
      (select count(*) from outbox where status = 'dead') as dead,
      (select min(due_at) from outbox where status = 'waiting') as oldest_due_at`.execute(db);
  const row = found.rows[0];
  return {
    waiting: row?.waiting ?? 0,
    dead: row?.dead ?? 0,
    oldestDueAt: row?.oldest_due_at ?? null,
  };
}
