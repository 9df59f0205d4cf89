import { sql } from "kysely";
import type { Arrival, Delivery, LeaseRequest } from "../core/delivery.ts";
import type { Inbox } from "../core/storage.ts";
import { leaseDeliveries } from "./inbox-lease.ts";
import { deleteInChunks } from "./prune.ts";
import type { Session, Work } from "./session.ts";

/**
 * The inbox: deliveries, and per conversation a lane row that points at its oldest pending one. What was
 * kept has `arrived = 1` until work is taken and it gets its place in its lane.
 */
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
      const found = await sql<{ at: number | null }>`
        select case when exists (select 1 from inbox where arrived = 1) then 0
          else (select min(ready_at) from inbox_lanes where head_id is not null) end as at`.execute(
        session.db,
      );
      return found.rows[0]?.at ?? null;
    },
    async countPending() {
      // Added up, because each half has an index of its own.
      const found = await sql<{ count: number }>`
        select (select count(*) from inbox where arrived = 1)
          + (select count(*) from inbox where handled_at is null and arrived = 0) as count`.execute(
        session.db,
      );
      return found.rows[0]?.count ?? 0;
    },
    async recent({ kind, robot, since }) {
      const wanted = sql`kind = ${kind} and robot = ${robot} and received_at >= ${since}`;
      const columns = sql`key, kind, robot, conversation, payload, received_at`;
      // Added up, because each part has an index of its own.
      const found = await sql<Omit<Arrival, "receivedAt"> & { received_at: number }>`
        select ${columns} from inbox where handled_at is not null and ${wanted}
        union all select ${columns} from inbox where arrived = 1 and ${wanted}
        union all
        select ${columns} from inbox where handled_at is null and arrived = 0 and ${wanted}`.execute(
        session.db,
      );
      return found.rows.map(({ received_at: receivedAt, ...row }) => ({ ...row, receivedAt }));
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

function keep(session: Session, arrivals: readonly Arrival[]): Promise<boolean[]> {
  if (arrivals.length === 0) return Promise.resolve([]);
  return session.keepArrivals(arrivals, () =>
    session.write(async ({ db, touch }) => {
      const kept = await session.dialect.insertArrivals(db, arrivals);
      if (kept.includes(true)) touch("inbox");
      return kept;
    }),
  );
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
      where robot = ${lane.robot} and conversation = ${lane.conversation}
        and handled_at is null and arrived = 0)
    where robot = ${lane.robot} and conversation = ${lane.conversation}`.execute(db);
  return true;
}
