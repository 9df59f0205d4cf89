import { sql, type Selectable } from "kysely";
import type { KnownLanguage, LanguageStore, TurnStore } from "../core/language.ts";
import type { Locale } from "../core/locale.ts";
import { groupKey, personKey } from "../core/language.ts";
import { createPaceStore } from "./pace-store.ts";
import type { Schema } from "./schema.ts";
import type { Session } from "./session.ts";
import { toSession } from "./session-store.ts";

/** Languages of people and groups. */
export function createLanguageStore({ db, write }: Session): LanguageStore {
  return {
    async find(keys) {
      if (keys.length === 0) return new Map();
      const rows = await db.selectFrom("languages").selectAll().where("key", "in", keys).execute();
      return new Map(rows.map(({ key, ...row }) => [key, toKnown(row)] as const));
    },
    async learn(key, balance) {
      await write((work) =>
        work.db
          .insertInto("languages")
          .values({ key, balance, chosen: null })
          .onConflict((conflict) => conflict.column("key").doUpdateSet({ balance }))
          .execute(),
      );
    },
    async choose(key, chosen) {
      await write((work) =>
        work.db
          .insertInto("languages")
          .values({ key, balance: 0, chosen })
          .onConflict((conflict) => conflict.column("key").doUpdateSet({ chosen }))
          .execute(),
      );
    },
  };
}

type SessionRow = Selectable<Schema["sessions"]>;
type StartRow = { readonly [K in keyof SessionRow]: SessionRow[K] | null } & {
  readonly own_chosen: Locale | null;
  readonly own_balance: number | null;
  readonly group_chosen: Locale | null;
  readonly group_balance: number | null;
  readonly owner: string | null;
  readonly pace_since: number | null;
  readonly pace_count: number | null;
};

/** One query before each message: its parts are found by their keys. */
export function createTurnStore(work: Session): TurnStore {
  const { db } = work;
  return {
    ...createPaceStore(work),
    async begin({ robot, conversation, person, alsoIn = conversation, now }) {
      const { rows } = await sql<StartRow>`
        select s.*, p.chosen as own_chosen, p.balance as own_balance,
          g.chosen as group_chosen, g.balance as group_balance, c.owner as owner,
          t.since as pace_since, t.count as pace_count
        from (select 1 as one) as here
        left join sessions s on s.id = (
          select id from sessions where robot = ${robot} and person = ${person}
            and conversation in (${conversation}, ${alsoIn}) and expires_at > ${now}
          order by case when conversation = ${conversation} then 0 else 1 end limit 1)
        left join languages p on p.key = ${personKey(person)}
        left join languages g on g.key = ${groupKey(robot, conversation)}
        left join conversations c on c.robot = ${robot} and c.id = ${conversation}
        left join person_pace t on t.person = ${person}`.execute(db);
      const [row] = rows;
      if (row === undefined) return { person: unknown, conversation: unknown };
      const { own_chosen, own_balance, group_chosen, group_balance, owner, ...others } = row;
      const { pace_since: since, pace_count: count, ...session } = others;
      return {
        person: toKnown({ chosen: own_chosen, balance: own_balance }),
        conversation: toKnown({ chosen: group_chosen, balance: group_balance }),
        ...(isSession(session) ? { session: toSession(session) } : {}),
        ...(owner === null ? {} : { owner }),
        ...(since === null || count === null ? {} : { pace: { since, count } }),
      };
    },
  };
}

const unknown: KnownLanguage = { balance: 0 };

function toKnown(row: {
  readonly chosen: Locale | null;
  readonly balance: number | null;
}): KnownLanguage {
  const { chosen, balance } = row;
  return { balance: balance ?? 0, ...(chosen === null ? {} : { chosen }) };
}

function isSession(row: { readonly id: string | null }): row is SessionRow {
  return row.id !== null;
}
