import { sql, type Selectable } from "kysely";
import type { LeaseRequest } from "../core/delivery.ts";
import type { Run, RunState } from "../core/run.ts";
import type { RunStore } from "../core/run-store.ts";
import { toCleanText } from "./dialect.ts";
import { deleteInChunks } from "./prune.ts";
import type { Schema } from "./schema.ts";
import type { Session } from "./session.ts";

/** Runs, one row each; a row that is ready is taken by lease. */
export function createRunStore(session: Session): RunStore {
  const write = (run: Run, holder: string, kept: { holder: string | null; readyAt?: number }) =>
    session.write(async ({ db, touch }) => {
      const row = { ...toRow(run), holder: kept.holder };
      const readyAt = kept.readyAt ?? run.readyAt;
      const result = await db
        .updateTable("runs")
        .set({ ...row, ready_at: readyAt })
        .where("id", "=", run.id)
        .where("holder", "=", holder)
        .executeTakeFirst();
      if (readyAt !== null) touch("runs");
      return result.numUpdatedRows > 0n;
    });
  return {
    async add(run) {
      await session.write(async ({ db, touch }) => {
        await db.insertInto("runs").values(toRow(run)).execute();
        if (run.readyAt !== null) touch("runs");
      });
    },
    async find(id) {
      const row = await session.db
        .selectFrom("runs")
        .selectAll()
        .where("id", "=", id)
        .executeTakeFirst();
      return row === undefined ? undefined : toRun(row);
    },
    async list({ status, waits, program, person, limit }) {
      let query = session.db.selectFrom("runs").selectAll();
      if (status !== undefined) query = query.where("status", "=", status);
      if (waits !== undefined) query = query.where("waits", "=", waits);
      if (program !== undefined) query = query.where("program", "=", program);
      if (person !== undefined) query = query.where("person", "=", person);
      const rows = await query.orderBy("started_at", "desc").orderBy("id").limit(limit).execute();
      return rows.map(toRun);
    },
    lease: (request) => lease(session, request),
    checkpoint: (run, holder, heldUntil) => write(run, holder, { holder, readyAt: heldUntil }),
    settle: (run, holder) => write(run, holder, { holder: null }),
    change: (id, change) =>
      session.write(async ({ db, touch }) => {
        const found = await sql<Selectable<Schema["runs"]>>`
          select * from runs where id = ${id} and ready_at is not null
          ${session.dialect.forUpdate}`.execute(db);
        const [row] = found.rows;
        const changed = row === undefined ? undefined : change(toRun(row));
        if (changed === undefined) return false;
        await db.updateTable("runs").set(toRow(changed)).where("id", "=", id).execute();
        if (changed.readyAt !== null) touch("runs");
        return true;
      }),
    async nextReadyAt() {
      const found = await session.db
        .selectFrom("runs")
        .select("ready_at")
        .where("ready_at", "is not", null)
        .orderBy("ready_at")
        .limit(1)
        .executeTakeFirst();
      return found?.ready_at ?? null;
    },
    prune: (before) =>
      deleteInChunks(session, (db, chunk) =>
        db
          .deleteFrom("runs")
          .where("id", "in", (eb) =>
            eb
              .selectFrom("runs")
              .select("id")
              .where("ready_at", "is", null)
              .where("started_at", "<", before)
              .limit(chunk),
          ),
      ),
  };
}

async function lease(session: Session, request: LeaseRequest): Promise<Run[]> {
  const { holder, now, leaseMs, limit } = request;
  return session.lease(async ({ db }) => {
    const ready = await sql<{ id: string }>`
      select id from runs where ready_at <= ${now}
      order by ready_at limit ${limit} ${session.dialect.skipLocked}`.execute(db);
    if (ready.rows.length === 0) return [];
    const rows = await db
      .updateTable("runs")
      .set((eb) => ({ holder, ready_at: now + leaseMs, attempts: eb("attempts", "+", 1) }))
      .where(
        "id",
        "in",
        ready.rows.map(({ id }) => id),
      )
      .returningAll()
      .execute();
    return rows.map(toRun).toSorted((a, b) => a.startedAt - b.startedAt);
  });
}

function toRow(run: Run): Schema["runs"] {
  return {
    id: run.id,
    program: run.program,
    fingerprint: run.fingerprint,
    robot: run.robot,
    conversation: run.conversation,
    person: run.person,
    status: run.status,
    waits: run.state.wait?.kind ?? null,
    state: toCleanText(JSON.stringify(run.state)),
    started_at: run.startedAt,
    changed_at: run.changedAt,
    ready_at: run.readyAt,
    holder: null,
    attempts: run.attempts,
    reference: run.reference ?? null,
  };
}

function toRun(row: Selectable<Schema["runs"]>): Run {
  return {
    id: row.id,
    program: row.program,
    fingerprint: row.fingerprint,
    robot: row.robot,
    conversation: row.conversation,
    person: row.person,
    status: row.status,
    state: JSON.parse(row.state) as RunState,
    startedAt: row.started_at,
    changedAt: row.changed_at,
    readyAt: row.ready_at,
    attempts: row.attempts,
    ...(row.reference === null ? {} : { reference: row.reference }),
  };
}
