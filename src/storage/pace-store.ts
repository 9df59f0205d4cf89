import { sql } from "kysely";
import { paceWindowMs, type PaceStore, type PaceTold } from "../core/pace.ts";
import type { Session } from "./session.ts";

/** Counts what people say: a row for each, begun anew when its minute is over. */
export function createPaceStore(session: Session): PaceStore {
  return {
    async count(person, now, told) {
      const text = told === undefined ? null : JSON.stringify(told);
      await session.write(({ db }) =>
        sql`
          insert into person_pace (person, since, count, told) values (${person}, ${now}, 1, ${text})
          on conflict (person) do update set
            since = case when ${isOver(now)} then ${now} else person_pace.since end,
            count = case when ${isOver(now)} then 1 else person_pace.count + 1 end,
            told = case when ${isOver(now)} then excluded.told
              else coalesce(person_pace.told, excluded.told) end`.execute(db),
      );
    },
    async nextOverAt() {
      const row = await session.db
        .selectFrom("person_pace")
        .select((eb) => eb.fn.min("since").as("since"))
        .where("told", "is not", null)
        .executeTakeFirstOrThrow();
      // `min` of no rows is null.
      const since = row.since as number | null;
      return since === null ? null : since + paceWindowMs;
    },
    async takeOver(now, limit) {
      const rows = await session.db
        .selectFrom("person_pace")
        .selectAll()
        .where("told", "is not", null)
        .where("since", "<=", now - paceWindowMs)
        .limit(limit)
        .execute();
      if (rows.length === 0) return [];
      await session.write(({ db }) =>
        db
          .deleteFrom("person_pace")
          .where(
            "person",
            "in",
            rows.map(({ person }) => person),
          )
          .execute(),
      );
      return rows.map(({ told, ...pace }) => ({
        ...pace,
        told: JSON.parse(told ?? "") as PaceTold,
      }));
    },
  };
}

/** Also when the clock was set back. */
const isOver = (now: number) =>
  sql`(person_pace.since <= ${now - paceWindowMs} or person_pace.since > ${now})`;
