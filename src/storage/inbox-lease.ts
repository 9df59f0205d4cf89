import { sql, type Kysely } from "kysely";
import type { Delivery, LeaseRequest } from "../core/delivery.ts";
import { sortArrivals } from "./inbox-sort.ts";
import type { Schema } from "./schema.ts";
import type { Session } from "./session.ts";

const idColumns = { id: "bigint" } as const;

interface LeasedRow {
  readonly id: number;
  readonly key: string;
  readonly kind: Delivery["kind"];
  readonly robot: string;
  readonly conversation: string;
  readonly payload: string;
  readonly received_at: number;
  readonly attempts: number;
}

// Takes some milliseconds, in which no callback is answered; a burst is sorted over several leases.
const sortedTogether = 500;

/** Takes the heads of lanes that nobody holds, those that came first first. */
export function leaseDeliveries(session: Session, request: LeaseRequest): Promise<Delivery[]> {
  const { dialect } = session;
  const { holder, now, leaseMs, limit } = request;
  return session.lease(async (work) => {
    const { db } = work;
    // Before any lane is locked: sorting locks lanes too, and two instances would wait for one another.
    if ((await countFree(db, request)) < limit) {
      await sortArrivals(session, work, Math.max(limit, sortedTogether));
    }
    const heads = await sql<{ id: number }>`
      select head_id as id from inbox_lanes
      where head_id is not null and ready_at <= ${now}
      order by head_id limit ${limit} ${dialect.skipLocked}`.execute(db);
    if (heads.rows.length === 0) return [];
    const ids = dialect.rows(idColumns, heads.rows);
    await sql`
      update inbox_lanes set holder = ${holder}, ready_at = ${now + leaseMs}
      where head_id in (select r.id from ${ids})`.execute(db);
    const taken = await sql<LeasedRow>`
      update inbox set attempts = attempts + 1 where id in (select r.id from ${ids})
      returning id, key, kind, robot, conversation, payload, received_at, attempts`.execute(db);
    return taken.rows.map(toDelivery).toSorted((a, b) => a.id - b.id);
  });
}

/** How many lanes could be taken, counted up to the limit. More arrivals would all come after them. */
async function countFree(db: Kysely<Schema>, { now, limit }: LeaseRequest): Promise<number> {
  const free = await sql`
    select 1 from inbox_lanes where head_id is not null and ready_at <= ${now}
    limit ${limit}`.execute(db);
  return free.rows.length;
}

function toDelivery(row: LeasedRow): Delivery {
  return {
    id: row.id,
    key: row.key,
    kind: row.kind,
    robot: row.robot,
    conversation: row.conversation,
    payload: row.payload,
    receivedAt: row.received_at,
    attempt: row.attempts,
  };
}
