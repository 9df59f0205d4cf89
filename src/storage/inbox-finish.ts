import { sql, type RawBuilder } from "kysely";
import type { Delivery, LeaseRequest } from "../core/delivery.ts";
import type { SqlDialect } from "./dialect.ts";
import { takeHeads } from "./inbox-lease.ts";
import type { Session, Work } from "./session.ts";

interface Lane {
  readonly robot: string;
  readonly conversation: string;
}

/** A delivery that was finished, and what is now the oldest one of its conversation. */
interface Finished {
  readonly id: number;
  readonly next: number | null;
}

const idColumns = { id: "bigint" } as const;

/**
 * Marks those deliveries handled that `holder` still has, and points their lanes, which become free, at what is next.
 * Answers those that were marked.
 */
export async function finishDeliveries(
  { dialect }: Session,
  { db }: Work,
  ids: readonly number[],
  { holder, now }: Pick<LeaseRequest, "holder" | "now">,
): Promise<Finished[]> {
  const { rows: held } = await sql<Lane & { readonly id: number }>`
    select robot, conversation, head_id as id from inbox_lanes
    where head_id ${among(dialect, ids)} and holder = ${holder}
    order by robot, conversation ${dialect.forUpdate}`.execute(db);
  if (held.length === 0) return [];
  const done = among(
    dialect,
    held.map(({ id }) => id),
  );
  await sql`update inbox set handled_at = ${now} where id ${done}`.execute(db);
  const { rows: moved } = await sql<Lane & { readonly next: number | null }>`
    update inbox_lanes set holder = null, ready_at = 0, head_id = (
      select min(id) from inbox
      where inbox.robot = inbox_lanes.robot and inbox.conversation = inbox_lanes.conversation
        and handled_at is null and arrived = 0)
    where head_id ${done}
    returning robot, conversation, head_id as next`.execute(db);
  const nexts = new Map(moved.map((lane) => [nameOf(lane), lane.next]));
  return held.map((lane) => ({ id: lane.id, next: nexts.get(nameOf(lane)) ?? null }));
}

/** Finishes deliveries and takes what is next in their lanes. */
export async function goOn(
  session: Session,
  work: Work,
  ids: readonly number[],
  request: Omit<LeaseRequest, "limit">,
): Promise<ReadonlyMap<number, Delivery | undefined>> {
  const finished = await finishDeliveries(session, work, ids, request);
  const heads = finished.flatMap(({ next }) => (next === null ? [] : [next]));
  const taken = new Map<number | null, Delivery>();
  for (const next of await takeHeads(session, work, heads, request)) taken.set(next.id, next);
  return new Map(finished.map(({ id, next }) => [id, taken.get(next)]));
}

/** One is compared as it is, so that PostgreSQL need not guess how many there are. */
function among(dialect: SqlDialect, ids: readonly number[]): RawBuilder<unknown> {
  if (ids.length === 1) return sql`= ${ids[0]}`;
  const rows = dialect.rows(
    idColumns,
    ids.map((id) => ({ id })),
  );
  return sql`in (select r.id from ${rows})`;
}

const nameOf = ({ robot, conversation }: Lane): string => `${robot}\n${conversation}`;
