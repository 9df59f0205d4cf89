import type { Insertable, Selectable } from "kysely";
import type { Session as Asked, SessionState } from "../core/session.ts";
import type { SessionStore } from "../core/storage.ts";
import type { Schema } from "./schema.ts";
import type { Session } from "./session.ts";

/** Sessions of people, one per person and conversation. */
export function createSessionStore(session: Session): SessionStore {
  const current = (now: number) =>
    session.db.selectFrom("sessions").selectAll().where("expires_at", ">", now);
  return {
    async find(robot, conversation, person, now) {
      const row = await current(now)
        .where("robot", "=", robot)
        .where("conversation", "=", conversation)
        .where("person", "=", person)
        .executeTakeFirst();
      return row === undefined ? undefined : toSession(row);
    },
    async findById(id, now) {
      const row = await current(now).where("id", "=", id).executeTakeFirst();
      return row === undefined ? undefined : toSession(row);
    },
    async put(asked) {
      const row = toRow(asked);
      await session.write(({ db }) =>
        db
          .insertInto("sessions")
          .values(row)
          .onConflict((conflict) =>
            conflict.columns(["robot", "conversation", "person"]).doUpdateSet(row),
          )
          .execute(),
      );
    },
    async remove(id) {
      const result = await session.write(({ db }) =>
        db.deleteFrom("sessions").where("id", "=", id).executeTakeFirst(),
      );
      return result.numDeletedRows > 0n;
    },
    async list({ person, conversation, now, after, limit }) {
      let query = current(now);
      if (after !== undefined) {
        query = query.where((eb) =>
          eb.or([
            eb("started_at", "<", after.startedAt),
            eb.and([eb("started_at", "=", after.startedAt), eb("id", ">", after.id)]),
          ]),
        );
      }
      if (person !== undefined) query = query.where("person", "=", person);
      if (conversation !== undefined) query = query.where("conversation", "=", conversation);
      const rows = await query.orderBy("started_at", "desc").orderBy("id").limit(limit).execute();
      return rows.map(toSession);
    },
    async takeUnconfirmed(now, limit) {
      const rows = await session.write(({ db }) =>
        db
          .deleteFrom("sessions")
          .where("id", "in", (eb) =>
            eb
              .selectFrom("sessions")
              .select("id")
              .where("confirms", "=", 1)
              .where("expires_at", "<=", now)
              .orderBy("expires_at")
              .limit(limit),
          )
          .returningAll()
          .execute(),
      );
      return rows.map(toSession);
    },
    async nextUnconfirmedAt() {
      const row = await session.db
        .selectFrom("sessions")
        .select((eb) => eb.fn.min("expires_at").as("at"))
        .where("confirms", "=", 1)
        .executeTakeFirst();
      return row?.at ?? null;
    },
    async prune(before) {
      const result = await session.write(({ db }) =>
        db
          .deleteFrom("sessions")
          .where("expires_at", "<", before)
          .where("confirms", "=", 0)
          .executeTakeFirst(),
      );
      return Number(result.numDeletedRows);
    },
  };
}

function toRow(asked: Asked): Insertable<Schema["sessions"]> {
  return {
    id: asked.id,
    robot: asked.robot,
    conversation: asked.conversation,
    person: asked.person,
    command: asked.command,
    state: JSON.stringify(asked.state),
    started_at: asked.startedAt,
    asked_at: asked.askedAt,
    expires_at: asked.expiresAt,
    confirms: asked.state.kind === "confirm" ? 1 : 0,
  };
}

export function toSession(row: Selectable<Schema["sessions"]>): Asked {
  return {
    id: row.id,
    robot: row.robot,
    conversation: row.conversation,
    person: row.person,
    command: row.command,
    state: JSON.parse(row.state) as SessionState,
    startedAt: row.started_at,
    askedAt: row.asked_at,
    expiresAt: row.expires_at,
  };
}
