import { sql } from "kysely";
import type { UserFacts } from "../core/company-directory.ts";
import type { Person, PersonSighting } from "../core/person.ts";
import type { Directory, KnownConversation } from "../core/storage.ts";
import type { Session } from "./session.ts";

/** Groups and people met. What is known is never replaced by nothing. */
export function createDirectory(session: Session): Directory {
  return {
    learnPeople: (sightings, now) => learnPeople(session, sightings, now),
    people: (ids) => findPeople(session, ids),
    learnUser: (facts, now) => learnUser(session, facts, now),
    async unionId(userId) {
      const row = await session.db
        .selectFrom("people")
        .select("union_id")
        .where("user_id", "=", userId)
        .where("union_id", "is not", null)
        .executeTakeFirst();
      return row?.union_id ?? undefined;
    },
    learnConversation: (conversation, now) => learnConversation(session, conversation, now),
    async learnOwner(robot, conversation, owner) {
      const known = { robot, id: conversation, kind: "group" as const, seen_at: 0, owner };
      await session.write(({ db }) =>
        db
          .insertInto("conversations")
          .values(known)
          .onConflict((conflict) => conflict.columns(["robot", "id"]).doUpdateSet({ owner }))
          .execute(),
      );
    },
    async learnMember(robot, conversation, person) {
      await session.write(({ db }) =>
        db
          .insertInto("members")
          .values({ robot, conversation, person })
          .onConflict((conflict) => conflict.doNothing())
          .execute(),
      );
    },
    async forgetMembers(people, conversation) {
      if (people.length === 0) return;
      await session.write(({ db }) => {
        const left = db.deleteFrom("members").where("person", "in", people);
        return (
          conversation === undefined ? left : left.where("conversation", "=", conversation)
        ).execute();
      });
    },
    async peopleNamedAt(text) {
      const start = Array.from(text).slice(0, longestName).join("");
      const { rows } = await sql<{ id: string; name: string }>`
        select distinct coalesce(user_id, dingtalk_id) as id, name from people
        where name <> '' and substr(cast(${start} as text), 1, length(name)) = name
        order by name, id`.execute(session.db);
      return rows;
    },
    async isMember(robot, conversation, person) {
      const row = await session.db
        .selectFrom("members")
        .select("person")
        .where("robot", "=", robot)
        .where("conversation", "=", conversation)
        .where("person", "=", person)
        .executeTakeFirst();
      return row !== undefined;
    },
    async groupsOf(robot, person) {
      const rows = await session.db
        .selectFrom("conversations")
        .innerJoin("members", (join) =>
          join
            .onRef("members.robot", "=", "conversations.robot")
            .onRef("members.conversation", "=", "conversations.id"),
        )
        .select(["conversations.id", "conversations.title"])
        .where("conversations.robot", "=", robot)
        .where("conversations.kind", "=", "group")
        .where("conversations.title", "is not", null)
        .where("members.person", "=", person)
        .execute();
      return rows.map(({ id, title }) => ({ robot, id, kind: "group", title: title ?? "" }));
    },
    async peopleNamed(name) {
      const rows = await session.db
        .selectFrom("people")
        .select(["dingtalk_id", "user_id"])
        .where("name", "=", name)
        .where("name", "<>", "")
        .orderBy("seen_at", "desc")
        .limit(10)
        .execute();
      return [...new Set(rows.map((row) => row.user_id ?? row.dingtalk_id))].map((id) => ({
        id,
        name,
      }));
    },
    async members(robot, conversation) {
      const rows = await session.db
        .selectFrom("members")
        .select("person")
        .where("robot", "=", robot)
        .where("conversation", "=", conversation)
        .orderBy("person")
        .execute();
      return rows.map(({ person }) => person);
    },
    async conversation(robot, id) {
      const row = await session.db
        .selectFrom("conversations")
        .selectAll()
        .where("robot", "=", robot)
        .where("id", "=", id)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      return {
        robot: row.robot,
        id: row.id,
        kind: row.kind,
        ...(row.title === null ? {} : { title: row.title }),
        ...(row.session_url === null || row.session_expires_at === null
          ? {}
          : { session: { url: row.session_url, expiresAt: row.session_expires_at } }),
      };
    },
  };
}

/** Of what is compared with names. */
const longestName = 60;

const personColumns = { dingtalk_id: "text", user_id: "text", name: "text" } as const;

async function learnPeople(
  { dialect, write }: Session,
  sightings: readonly PersonSighting[],
  now: number,
): Promise<void> {
  const met = new Map<string, PersonSighting>();
  for (const sighting of sightings) {
    const { dingtalkId } = sighting;
    const known = met.get(dingtalkId);
    const userId = sighting.userId || known?.userId;
    const name = sighting.name || known?.name;
    met.set(dingtalkId, { dingtalkId, ...(userId ? { userId } : {}), ...(name ? { name } : {}) });
  }
  if (met.size === 0) return;
  // In one order, so that two instances that meet the same people do not wait for one another.
  const rows = [...met.values()]
    .toSorted((a, b) => (a.dingtalkId < b.dingtalkId ? -1 : 1))
    .map((one) => ({
      dingtalk_id: one.dingtalkId,
      user_id: one.userId ?? null,
      name: one.name ?? "",
    }));
  await write(({ db }) =>
    sql`
      insert into people (dingtalk_id, user_id, name, seen_at)
      select r.dingtalk_id, r.user_id, r.name, cast(${now} as bigint)
      from ${dialect.rows(personColumns, rows)} where true
      on conflict (dingtalk_id) do update set
        user_id = coalesce(excluded.user_id, people.user_id),
        name = case when excluded.name = '' then people.name else excluded.name end,
        seen_at = excluded.seen_at`.execute(db),
  );
}

async function findPeople({ db, dialect }: Session, ids: readonly string[]): Promise<Person[]> {
  if (ids.length === 0) return [];
  const asked = dialect.rows(
    { id: "text" },
    [...new Set(ids)].map((id) => ({ id })),
  );
  const found = await sql<{ dingtalk_id: string; user_id: string | null; name: string }>`
    select dingtalk_id, user_id, name from people
    where name <> '' and (dingtalk_id in (select r.id from ${asked})
      or user_id in (select r.id from ${asked}))
    order by seen_at`.execute(db);
  // The one seen last wins where two robots know one person by two encrypted ids.
  const names = new Map(
    found.rows.flatMap((row) => [
      [row.dingtalk_id, row.name] as const,
      [row.user_id ?? row.dingtalk_id, row.name] as const,
    ]),
  );
  return [...new Set(ids)].flatMap((id) => {
    const name = names.get(id);
    return name === undefined ? [] : [{ id, name }];
  });
}

async function learnUser(
  { write }: Session,
  { userId, name = "", unionId }: UserFacts,
  now: number,
): Promise<void> {
  await write(async ({ db }) => {
    const learnt = await sql`
      update people set union_id = coalesce(${unionId ?? null}, union_id),
        name = case when name = '' then ${name} else name end
      where user_id = ${userId}`.execute(db);
    if ((learnt.numAffectedRows ?? 0n) > 0n) return;
    // Nobody has seen their encrypted id yet; until then the user id stands in for it.
    await db
      .insertInto("people")
      .values({
        dingtalk_id: userId,
        user_id: userId,
        name,
        seen_at: now,
        union_id: unionId ?? null,
      })
      .onConflict((conflict) => conflict.column("dingtalk_id").doNothing())
      .execute();
  });
}

async function learnConversation(
  { write }: Session,
  conversation: KnownConversation,
  now: number,
): Promise<void> {
  const { robot, id, kind, session } = conversation;
  const learnt = {
    kind,
    seen_at: now,
    // Left out, not null: what is not said stays as it is known.
    ...(conversation.title ? { title: conversation.title } : {}),
    ...(session === undefined
      ? {}
      : { session_url: session.url, session_expires_at: session.expiresAt }),
  };
  await write(({ db }) =>
    db
      .insertInto("conversations")
      .values({ robot, id, ...learnt })
      .onConflict((conflict) => conflict.columns(["robot", "id"]).doUpdateSet(learnt))
      .execute(),
  );
}
