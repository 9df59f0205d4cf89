import { refreshLanes } from "./outbox-lanes.ts";
import type { Session } from "./session.ts";

/**
 * Frees everything that is held. Only for a bot that has the database to itself: whoever held a lease then
 * is gone, and what it held need not wait until the lease ends.
 */
export function reclaimLeases(session: Session): Promise<void> {
  return session.write(async (work) => {
    await work.db
      .updateTable("inbox_lanes")
      .set({ holder: null, ready_at: 0 })
      .where("holder", "is not", null)
      .execute();
    await work.db
      .updateTable("task_todos")
      .set({ holder: null, held_until: 0 })
      .where("holder", "is not", null)
      .execute();
    await work.db
      .updateTable("runs")
      .set({ holder: null, ready_at: 0 })
      .where("holder", "is not", null)
      .execute();
    const freed = await work.db
      .updateTable("outbox_lanes")
      .set({ holder: null })
      .where("holder", "is not", null)
      .returning("lane")
      .execute();
    const lanes = freed.map(({ lane }) => lane);
    if (lanes.length > 0) await refreshLanes(session, work, lanes);
  });
}
