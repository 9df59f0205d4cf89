import { sql } from "kysely";
import type { Selectable } from "kysely";
import type { Answers, Collection, CollectionShare } from "../core/collection.ts";
import type { CollectionStore } from "../core/collection-store.ts";
import { toCleanText } from "./dialect.ts";
import type { Schema } from "./schema.ts";
import type { Session } from "./session.ts";

type Row = Selectable<Schema["collections"]>;

/** Rounds and what was answered. `open` is written out in the SQL so that SQLite sees that the partial index fits. */
export function createCollectionStore(session: Session): CollectionStore {
  const { db, write } = session;
  return {
    open: (collection, people) => write((work) => open(work, collection, people)),
    async find(id) {
      const row = await db
        .selectFrom("collections")
        .selectAll()
        .where("id", "=", id)
        .executeTakeFirst();
      return row === undefined ? undefined : toCollection(row);
    },
    async list({ plan, robot, conversation, person, limit }) {
      let query = db.selectFrom("collections").selectAll().where("plan", "=", plan);
      if (robot !== undefined) query = query.where("robot", "=", robot);
      if (conversation !== undefined) query = query.where("conversation", "=", conversation);
      if (person !== undefined) {
        query = query.where((eb) =>
          eb.exists(
            eb
              .selectFrom("collection_shares")
              .select("person")
              .whereRef("collection_shares.collection_id", "=", "collections.id")
              .where("person", "=", person),
          ),
        );
      }
      const rows = await query
        .orderBy(sql`case state when 'open' then 0 else 1 end`)
        .orderBy("opened_at", "desc")
        .orderBy("id")
        .limit(limit)
        .execute();
      return rows.map(toCollection);
    },
    async places(plan, since) {
      const { rows } = await sql<Pick<Row, "robot" | "conversation" | "opened_by">>`
        select robot, conversation, opened_by from collections as one
        where plan = ${plan} and opened_at >= ${since} and state <> 'cancelled' and not exists (
          select 1 from collections as newer where newer.plan = one.plan and newer.robot = one.robot
            and newer.conversation = one.conversation and newer.opened_at > one.opened_at)
        order by robot, conversation`.execute(db);
      return rows.map(({ robot, conversation, opened_by }) => ({
        robot,
        conversation,
        ...(opened_by === null ? {} : { openedBy: opened_by }),
      }));
    },
    async shares(id) {
      const rows = await db
        .selectFrom("collection_shares")
        .selectAll()
        .where("collection_id", "=", id)
        .orderBy("position")
        .execute();
      return rows.map(toShare);
    },
    answer: (id, share) => write((work) => answer(work, session, { id, ...share })),
    end: (id, state) =>
      write(async (work) => {
        const { numUpdatedRows } = await work.db
          .updateTable("collections")
          .set({ state, next_at: null })
          .where("id", "=", id)
          .where("state", "in", state === "closed" ? ["open"] : ["open", "closed"])
          .executeTakeFirst();
        return numUpdatedRows > 0n;
      }),
    async moveOn(id, nextAt) {
      await write((work) =>
        work.db
          .updateTable("collections")
          .set({ next_at: nextAt })
          .where("id", "=", id)
          .where("state", "=", "open")
          .execute(),
      );
    },
    async due(now, limit) {
      const { rows } = await sql<Row>`
        select * from collections where state = 'open' and next_at <= ${now}
        order by next_at, id limit ${limit} ${session.dialect.skipLocked}`.execute(db);
      return rows.map(toCollection);
    },
    async nextDueAt() {
      const row = await db
        .selectFrom("collections")
        .select((eb) => eb.fn.min("next_at").as("at"))
        .where("state", "=", sql.lit("open"))
        .executeTakeFirst();
      return row?.at ?? null;
    },
  };
}

type Work = Parameters<Parameters<Session["write"]>[0]>[0];

async function open(
  { db, touch }: Work,
  collection: Collection,
  people: readonly string[],
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("collections")
    .values({
      id: collection.id,
      plan: collection.plan,
      robot: collection.robot,
      conversation: collection.conversation,
      opened_by: collection.openedBy ?? null,
      opened_at: collection.openedAt,
      closes_at: collection.closesAt,
      state: collection.state,
      next_at: collection.nextAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) return false;
  const rows = [...new Set(people)].map((person, position) => ({
    collection_id: collection.id,
    person,
    position,
    answers: "{}",
    answered_at: null,
    is_late: 0,
  }));
  if (rows.length > 0) await db.insertInto("collection_shares").values(rows).execute();
  touch("due");
  return true;
}

async function answer(
  { db }: Work,
  { dialect }: Session,
  { id, person, answers, now }: Parameters<CollectionStore["answer"]>[1] & { readonly id: string },
): Promise<boolean> {
  // Locked, so that an answer is either in time for the summary or late.
  const found = await sql<Pick<Row, "state">>`
    select state from collections where id = ${id} ${dialect.forUpdate}`.execute(db);
  const [round] = found.rows;
  if (round === undefined || round.state === "cancelled") return false;
  const kept = toCleanText(JSON.stringify(answers));
  const isLate = round.state === "closed" ? 1 : 0;
  await db
    .insertInto("collection_shares")
    .values({
      collection_id: id,
      person,
      position: lastPosition,
      answers: kept,
      answered_at: now,
      is_late: isLate,
    })
    .onConflict((conflict) =>
      conflict.columns(["collection_id", "person"]).doUpdateSet({
        answers: kept,
        answered_at: sql`coalesce(collection_shares.answered_at, ${now})`,
        is_late: sql`case when collection_shares.answered_at is null then ${isLate}
          else collection_shares.is_late end`,
      }),
    )
    .execute();
  return true;
}

// Who answers without having been asked stands behind those who were.
const lastPosition = 1_000_000;

function toCollection(row: Row): Collection {
  return {
    id: row.id,
    plan: row.plan,
    robot: row.robot,
    conversation: row.conversation,
    ...(row.opened_by === null ? {} : { openedBy: row.opened_by }),
    openedAt: row.opened_at,
    closesAt: row.closes_at,
    state: row.state,
    nextAt: row.next_at,
  };
}

function toShare(row: Selectable<Schema["collection_shares"]>): CollectionShare {
  return {
    person: row.person,
    answers: JSON.parse(row.answers) as Answers,
    ...(row.answered_at === null ? {} : { answeredAt: row.answered_at }),
    isLate: row.is_late === 1,
  };
}
