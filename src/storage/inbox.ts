import { sql } from "kysely";
import type { Arrival, Delivery, LeaseRequest } from "../core/delivery.ts";
import type { Inbox } from "../core/storage.ts";
import { leaseDeliveries } from "./inbox-lease.ts";
import { deleteInChunks } from "./prune.ts";
import type { Session, Work } from "./session.ts";

/** The inbox: deliveries, and per conversation a lane row that points at its oldest pending one. */
export function createInbox(session: Session): Inbox {
  return {
    keep: (arrivals) => keep(session, arrivals),
    lease: (request: LeaseRequest): Promise<Delivery[]> => leaseDeliveries(session, request),
    complete: (id, holder, now) =>
      session.write((work) => complete(session, work, { id, holder, now })),
    release: (id, holder, retryAt) =>
      session.write(async ({ db, touch }) => {
        await db
          .updateTable("inbox_lanes")
          .set({ holder: null, ready_at: retryAt })
          .where("head_id", "=", id)
          .where("holder", "=", holder)
          .execute();
        touch("inbox");
      }),
    async nextDueAt() {
      const row = await session.db
        .selectFrom("inbox_lanes")
        .select((eb) => eb.fn.min("ready_at").as("at"))
        .where("head_id", "is not", null)
        .executeTakeFirst();
      return row?.at ?? null;
    },
    async countPending() {
      const row = await session.db
        .selectFrom("inbox")
        .select((eb) => eb.fn.countAll<number>().as("count"))
        .where("handled_at", "is", null)
        .executeTakeFirstOrThrow();
      return row.count;
    },
    prune: (before) =>
      deleteInChunks(session, (db, chunk) =>
        db
          .deleteFrom("inbox")
          .where("id", "in", (eb) =>
            eb
              .selectFrom("inbox")
              .select("id")
              .where("handled_at", "is not", null)
              .where("received_at", "<", before)
              .orderBy("received_at")
              .limit(chunk),
          ),
      ),
  };
}

const arrivalColumns = {
  id: "bigint",
  key: "text",
  kind: "text",
  robot: "text",
  conversation: "text",
  payload: "text",
  received_at: "bigint",
} as const;

const headColumns = { robot: "text", conversation: "text", id: "bigint" } as const;

interface KeptRow {
  readonly id: number;
  readonly key: string;
  readonly robot: string;
  readonly conversation: string;
}

function keep(session: Session, arrivals: readonly Arrival[]): Promise<boolean[]> {
  if (arrivals.length === 0) return Promise.resolve([]);
  return session.write(async (work) => {
    const kept = await insertArrivals(session, work, arrivals);
    if (kept.length > 0) {
      await pointAtHeads(session, work, kept);
      work.touch("inbox");
    }
    const fresh = new Set(kept.map((row) => row.key));
    // Deleted when told, so that a key twice in one call is new only once.
    return arrivals.map((arrival) => fresh.delete(arrival.key));
  });
}

async function insertArrivals(
  { dialect }: Session,
  { db }: Work,
  arrivals: readonly Arrival[],
): Promise<readonly KeptRow[]> {
  const ids = await dialect.reserveInboxIds(db, arrivals.length);
  const rows = arrivals.map((arrival, index) => ({
    id: ids[index] ?? null,
    key: arrival.key,
    kind: arrival.kind,
    robot: arrival.robot,
    conversation: arrival.conversation,
    payload: arrival.payload,
    received_at: arrival.receivedAt,
  }));
  // Numbered in the order they came. Where that is done, they go in by key: two instances that insert
  // the same keys in two orders would wait for one another.
  const ordered = ids[0] === null ? rows : rows.toSorted((a, b) => compare(a.key, b.key));
  const inserted = await sql<KeptRow>`
    insert into inbox (id, key, kind, robot, conversation, payload, received_at)
    select r.id, r.key, r.kind, r.robot, r.conversation, r.payload, r.received_at
    from ${dialect.rows(arrivalColumns, ordered)} where true
    on conflict (key) do nothing
    returning id, key, robot, conversation`.execute(db);
  return inserted.rows;
}

/** Gives each lane that was empty its head. On PostgreSQL this also locks every lane named. */
async function pointAtHeads(
  { dialect }: Session,
  { db }: Work,
  kept: readonly KeptRow[],
): Promise<void> {
  const heads = new Map<string, KeptRow>();
  for (const row of kept) {
    const lane = `${row.robot}\n${row.conversation}`;
    const known = heads.get(lane);
    if (known === undefined || row.id < known.id) heads.set(lane, row);
  }
  const ordered = [...heads].toSorted(([a], [b]) => compare(a, b)).map(([, row]) => row);
  const rows = ordered.map(({ robot, conversation, id }) => ({ robot, conversation, id }));
  await sql`
    insert into inbox_lanes (robot, conversation, head_id)
    select r.robot, r.conversation, r.id from ${dialect.rows(headColumns, rows)} where true
    on conflict (robot, conversation) do update set head_id = excluded.head_id, ready_at = 0
    where inbox_lanes.head_id is null`.execute(db);
}

async function complete(
  { dialect }: Session,
  { db }: Work,
  { id, holder, now }: { readonly id: number; readonly holder: string; readonly now: number },
): Promise<boolean> {
  const held = await sql<{ robot: string; conversation: string }>`
    select robot, conversation from inbox_lanes
    where head_id = ${id} and holder = ${holder} ${dialect.forUpdate}`.execute(db);
  const lane = held.rows[0];
  if (lane === undefined) return false;
  await db.updateTable("inbox").set({ handled_at: now }).where("id", "=", id).execute();
  await sql`
    update inbox_lanes set holder = null, ready_at = 0, head_id = (
      select min(id) from inbox
      where robot = ${lane.robot} and conversation = ${lane.conversation} and handled_at is null)
    where robot = ${lane.robot} and conversation = ${lane.conversation}`.execute(db);
  return true;
}

// By code units: the same order in every process, whatever its locale.
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
