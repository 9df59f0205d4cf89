import { sql } from "kysely";
import type { Delivery, LeaseRequest } from "../core/delivery.ts";
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

/** Takes the heads of lanes that nobody holds, those that came first first. */
export function leaseDeliveries(session: Session, request: LeaseRequest): Promise<Delivery[]> {
  const { dialect } = session;
  const { holder, now, leaseMs, limit } = request;
  return session.write(async ({ db }) => {
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
