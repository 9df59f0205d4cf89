import { sql } from "kysely";
import { compareText } from "./compare-text.ts";
import type { Session, Work } from "./session.ts";

const headColumns = { robot: "text", conversation: "text", id: "bigint" } as const;

interface SortedRow {
  readonly id: number;
  readonly robot: string;
  readonly conversation: string;
}

/**
 * Gives up to `limit` rows that have only been kept, the oldest first, their place behind the others of
 * their conversation. Keeping leaves this undone because it costs as much again as the insert, and a
 * receiver waits for that.
 */
export async function sortArrivals(
  { dialect }: Session,
  { db }: Work,
  limit: number,
): Promise<void> {
  const waiting = await sql`select 1 from inbox where arrived = 1 limit 1`.execute(db);
  if (waiting.rows.length === 0) return;
  // One at a time: of two, the later could commit first, and a lane would start with its second delivery.
  await dialect.lockSorting(db);
  const sorted = await sql<SortedRow>`
    update inbox set arrived = 0
    where id in (select id from inbox where arrived = 1 order by id limit ${limit})
    returning id, robot, conversation`.execute(db);
  const heads = new Map<string, SortedRow>();
  for (const row of sorted.rows) {
    const lane = `${row.robot}\n${row.conversation}`;
    const known = heads.get(lane);
    if (known === undefined || row.id < known.id) heads.set(lane, row);
  }
  const ordered = [...heads].toSorted(([a], [b]) => compareText(a, b)).map(([, row]) => row);
  const rows = ordered.map(({ robot, conversation, id }) => ({ robot, conversation, id }));
  // On PostgreSQL this also locks every lane named, so that none is found empty meanwhile.
  await sql`
    insert into inbox_lanes (robot, conversation, head_id)
    select r.robot, r.conversation, r.id from ${dialect.rows(headColumns, rows)} where true
    on conflict (robot, conversation) do update set head_id = excluded.head_id, ready_at = 0
    where inbox_lanes.head_id is null`.execute(db);
}
