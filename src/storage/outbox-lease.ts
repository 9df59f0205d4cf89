import { sql } from "kysely";
import type { LeaseRequest } from "../core/delivery.ts";
import type { Entry, LaneLimit, LeasedLane } from "../core/entry.ts";
import { toEntry } from "./entry-row.ts";
import type { EntryRow } from "./entry-row.ts";
import { countedSends, windowOpensAt } from "./lane-window.ts";
import type { Session, Work } from "./session.ts";

interface LeaseLimits {
  readonly limit: LaneLimit;
  readonly mergeLimit: number;
}

interface Candidate {
  readonly lane: string;
  readonly head_id: number;
  readonly sends: string;
}

/** A lane that is held now. */
interface Taken extends Candidate {
  readonly fullUntil: number | null;
}

interface LaneChange {
  readonly lane: string;
  readonly holder: string | null;
  readonly ready_at: number;
  readonly sends: string;
}

/** Takes lanes that may send now, counts the message about to leave, and brings what leaves. */
export function leaseLanes(
  session: Session,
  request: LeaseRequest,
  limits: LeaseLimits,
): Promise<LeasedLane[]> {
  return session.lease(async (work) => {
    const taken: Taken[] = [];
    while (taken.length < request.limit) {
      const wanted = request.limit - taken.length;
      const candidates = await findCandidates(session, work, request.now, wanted);
      if (candidates.length === 0) break;
      const changes = candidates.map((lane) => decide(lane, request, limits.limit));
      // Full lanes are put off till their window opens, so the next look does not find them again.
      await writeChanges(session, work, changes);
      for (const [index, lane] of candidates.entries()) {
        const change = changes[index];
        if (change === undefined || change.holder === null) continue;
        taken.push({ ...lane, fullUntil: whenFull(change, limits.limit) });
      }
      if (candidates.length < wanted) break;
    }
    return readEntries(session, work, { taken, now: request.now, mergeLimit: limits.mergeLimit });
  });
}

async function findCandidates(
  { dialect }: Session,
  { db }: Work,
  now: number,
  limit: number,
): Promise<readonly Candidate[]> {
  const found = await sql<Candidate>`
    select lane, head_id, sends from outbox_lanes
    where head_id is not null and ready_at <= ${now}
    order by ready_at, head_id limit ${limit} ${dialect.skipLocked}`.execute(db);
  return found.rows;
}

function decide(candidate: Candidate, request: LeaseRequest, limit: LaneLimit): LaneChange {
  const counted = countedSends(JSON.parse(candidate.sends) as number[], request.now, limit);
  const opensAt = windowOpensAt(counted, limit);
  return opensAt === null
    ? {
        lane: candidate.lane,
        holder: request.holder,
        ready_at: request.now + request.leaseMs,
        sends: JSON.stringify([...counted, request.now]),
      }
    : {
        lane: candidate.lane,
        holder: null,
        ready_at: opensAt,
        sends: JSON.stringify(counted),
      };
}

/** When the lane opens again, if the message about to leave fills its window. */
function whenFull({ sends }: LaneChange, limit: LaneLimit): number | null {
  return windowOpensAt(JSON.parse(sends) as number[], limit);
}

const changeColumns = { lane: "text", holder: "text", ready_at: "bigint", sends: "text" } as const;

async function writeChanges(
  { dialect }: Session,
  { db }: Work,
  changes: readonly LaneChange[],
): Promise<void> {
  await sql`
    update outbox_lanes set holder = r.holder, ready_at = r.ready_at, sends = r.sends
    from ${dialect.rows(changeColumns, changes)} where outbox_lanes.lane = r.lane`.execute(db);
}

async function readEntries(
  { dialect }: Session,
  work: Work,
  wanted: {
    readonly taken: readonly Taken[];
    readonly now: number;
    readonly mergeLimit: number;
  },
): Promise<LeasedLane[]> {
  if (wanted.taken.length === 0) return [];
  const ids = dialect.rows(
    { id: "bigint" },
    wanted.taken.map((lane) => ({ id: lane.head_id })),
  );
  const found = await sql<EntryRow>`
    select * from outbox where id in (select r.id from ${ids})`.execute(work.db);
  const heads = new Map(found.rows.map((row) => [row.lane, toEntry(row)]));
  const lanes: LeasedLane[] = [];
  for (const { lane, fullUntil } of wanted.taken) {
    const head = heads.get(lane);
    if (head === undefined) continue;
    const entries = [head, ...(await readFollowers(work, head, wanted))];
    lanes.push({ lane, entries, ...(fullUntil === null ? {} : { fullUntil }) });
  }
  return lanes;
}

/** Those right behind `head` that may leave with it. */
async function readFollowers(
  { db }: Work,
  head: Entry,
  { now, mergeLimit }: { readonly now: number; readonly mergeLimit: number },
): Promise<Entry[]> {
  if (head.merge === undefined || mergeLimit < 2) return [];
  const behind = await db
    .selectFrom("outbox")
    .selectAll()
    .where("lane", "=", head.lane)
    .where("status", "=", sql.lit("waiting"))
    .where("id", ">", head.id)
    .orderBy("id")
    .limit(mergeLimit - 1)
    .execute();
  const stranger = behind.findIndex(
    (row) => row.merge !== head.merge || (row.last_error !== null && row.due_at > now),
  );
  return (stranger === -1 ? behind : behind.slice(0, stranger)).map(toEntry);
}
