import type { LaneLimit } from "../core/entry.ts";
import { countedSends, windowOpensAt } from "./lane-window.ts";
import type { Session } from "./session.ts";

const page = 100;

/** When the next lane can be taken, never before `now`; `null` when nothing waits. */
export async function nextLaneAt(
  { db }: Session,
  now: number,
  limit: LaneLimit,
): Promise<number | null> {
  let earliest: number | null = null;
  for (let offset = 0; ; offset += page) {
    const lanes = await db
      .selectFrom("outbox_lanes")
      .select(["ready_at", "sends", "holder"])
      .where("head_id", "is not", null)
      .orderBy("ready_at")
      .orderBy("head_id")
      .limit(page)
      .offset(offset)
      .execute();
    for (const lane of lanes) {
      if (earliest !== null && lane.ready_at >= earliest) return earliest;
      const at = Math.max(lane.ready_at, now);
      const counted = countedSends(JSON.parse(lane.sends) as number[], at, limit);
      earliest = Math.min(earliest ?? Infinity, windowOpensAt(counted, limit) ?? at);
      if (earliest <= now) return now;
    }
    if (lanes.length < page) return earliest;
  }
}
