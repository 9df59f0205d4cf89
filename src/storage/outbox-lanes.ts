import { sql } from "kysely";
import type { Session, Work } from "./session.ts";

const headColumns = { lane: "text", id: "bigint" } as const;
const laneColumns = { lane: "text" } as const;

/** Gives each lane that was empty its head. On PostgreSQL this also locks every lane named. */
export async function pointAtHeads(
  { dialect }: Session,
  { db }: Work,
  added: readonly { readonly id: number; readonly lane: string }[],
): Promise<void> {
  const heads = new Map<string, number>();
  for (const { id, lane } of added) heads.set(lane, Math.min(id, heads.get(lane) ?? id));
  const rows = byLane([...heads].map(([lane, id]) => ({ lane, id })));
  await sql`
    insert into outbox_lanes (lane, head_id)
    select r.lane, r.id from ${dialect.rows(headColumns, rows)} where true
    on conflict (lane) do update set head_id = excluded.head_id,
      ready_at = case when outbox_lanes.holder is null then outbox_lanes.paused_until
        else outbox_lanes.ready_at end
    where outbox_lanes.head_id is null`.execute(db);
}

/** Points lanes at their oldest waiting entry again. Lanes that are held stay held. */
export async function refreshLanes(
  { dialect }: Session,
  { db }: Work,
  lanes: readonly string[],
): Promise<void> {
  const named = dialect.rows(
    laneColumns,
    lanes.map((lane) => ({ lane })),
  );
  await sql`
    update outbox_lanes set head_id = (
      select min(outbox.id) from outbox
      where outbox.lane = outbox_lanes.lane and outbox.status = 'waiting')
    where lane in (select r.lane from ${named})`.execute(db);
  // An entry not tried yet is due at once: the clock may have been set back since it was added.
  const dueAt = sql<number>`case when outbox.last_error is null then 0 else outbox.due_at end`;
  const readyAt = dialect.greater(sql<number>`outbox_lanes.paused_until`, dueAt);
  await sql`
    update outbox_lanes set ready_at = ${readyAt} from outbox
    where outbox.id = outbox_lanes.head_id and outbox_lanes.holder is null
      and outbox_lanes.lane in (select r.lane from ${named})`.execute(db);
}

/** Locks the lane of entry `id` and answers it; `undefined` when there is no such entry. */
export async function lockLaneOf(
  { dialect }: Session,
  { db }: Work,
  id: number,
): Promise<string | undefined> {
  const found = await sql<{ lane: string }>`
    select lane from outbox_lanes where lane = (select lane from outbox where id = ${id})
    ${dialect.forUpdate}`.execute(db);
  return found.rows[0]?.lane;
}

/** `rows` in the one order in which lanes are locked, so that nobody waits in a circle. */
export function byLane<T extends { readonly lane: string }>(rows: readonly T[]): T[] {
  return rows.toSorted((a, b) => (a.lane < b.lane ? -1 : a.lane > b.lane ? 1 : 0));
}
