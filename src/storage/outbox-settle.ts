import { sql } from "kysely";
import type { EntryResult, Settlement } from "../core/entry.ts";
import { byLane, refreshLanes } from "./outbox-lanes.ts";
import type { Session, Work } from "./session.ts";

/** Writes the results of lanes that `holder` still has, and frees those lanes, in one commit. */
export async function settleLanes(
  session: Session,
  settlements: readonly Settlement[],
  holder: string,
): Promise<void> {
  if (settlements.length === 0) return;
  await session.write(async (work) => {
    const held = await lockHeld(session, work, settlements, holder);
    const ours = settlements.filter((settlement) => held.has(settlement.lane));
    if (ours.length === 0) return;
    await writeResults(session, work, ours);
    await freeLanes(session, work, ours);
    await refreshLanes(
      session,
      work,
      ours.map((settlement) => settlement.lane),
    );
    work.touch("outbox");
  });
}

async function lockHeld(
  { dialect }: Session,
  { db }: Work,
  settlements: readonly Settlement[],
  holder: string,
): Promise<ReadonlySet<string>> {
  const lanes = byLane(settlements).map(({ lane }) => ({ lane }));
  const held = await sql<{ lane: string }>`
    select lane from outbox_lanes
    where lane in (select r.lane from ${dialect.rows({ lane: "text" }, lanes)})
      and holder = ${holder}
    order by lane ${dialect.forUpdate}`.execute(db);
  return new Set(held.rows.map((row) => row.lane));
}

const resultColumns = {
  id: "bigint",
  lane: "text",
  status: "text",
  due_at: "bigint",
  error: "text",
  receipt: "text",
  counted: "bigint",
} as const;

async function writeResults(
  { dialect }: Session,
  { db }: Work,
  settlements: readonly Settlement[],
): Promise<void> {
  const rows = settlements.flatMap(({ lane, results }) =>
    results.map((result) => toResultRow(lane, result)),
  );
  if (rows.length === 0) return;
  await sql`
    update outbox set status = r.status, attempts = outbox.attempts + r.counted,
      due_at = coalesce(r.due_at, outbox.due_at), last_error = coalesce(r.error, outbox.last_error),
      receipt = coalesce(r.receipt, outbox.receipt)
    from ${dialect.rows(resultColumns, rows)}
    where outbox.id = r.id and outbox.lane = r.lane and outbox.status = 'waiting'`.execute(db);
}

function toResultRow(lane: string, result: EntryResult) {
  const { id } = result;
  const row = { id, lane, status: "dead", due_at: null, error: null, receipt: null, counted: 1 };
  switch (result.outcome) {
    case "sent":
      return { ...row, status: "sent", receipt: result.receipt };
    case "retry":
      return {
        ...row,
        status: "waiting",
        due_at: result.at,
        error: result.error,
        counted: result.counted === false ? 0 : 1,
      };
    case "dead":
      return { ...row, error: result.error };
    default:
      return result satisfies never;
  }
}

async function freeLanes(
  { dialect }: Session,
  { db }: Work,
  settlements: readonly Settlement[],
): Promise<void> {
  const rows = settlements.map(({ lane, pauseUntil }) => ({ lane, paused_until: pauseUntil ?? 0 }));
  const pausedUntil = dialect.greater(
    sql<number>`outbox_lanes.paused_until`,
    sql<number>`r.paused_until`,
  );
  await sql`
    update outbox_lanes set holder = null, paused_until = ${pausedUntil}
    from ${dialect.rows({ lane: "text", paused_until: "bigint" }, rows)}
    where outbox_lanes.lane = r.lane`.execute(db);
}
