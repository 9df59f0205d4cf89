import { sql } from "kysely";
import type { ReminderStore } from "../core/storage.ts";
import { toReminder } from "./reminder-row.ts";
import type { Session } from "./session.ts";

/** Lists of reminders for people. States are written out in the SQL so that SQLite sees that a partial index fits. */
export function createReminderLists(
  session: Session,
): Pick<ReminderStore, "listOpen" | "countOpen" | "listTold" | "keepShown" | "shown"> {
  return {
    async listOpen(filter) {
      const open = session.db
        .selectFrom("reminders")
        .selectAll("reminders")
        .where(sql<boolean>`reminders.status in (${isActive}, ${isPaused})`)
        .orderBy("reminders.next_at")
        .orderBy("reminders.id")
        .limit(filter.limit);
      const rows =
        "lane" in filter
          ? await open.where("reminders.lane", "=", filter.lane).execute()
          : await open
              .innerJoin("reminder_people", "reminders.id", "reminder_people.reminder_id")
              .where("reminder_people.user_id", "=", filter.person)
              .execute();
      return rows.map(toReminder);
    },
    async countOpen(lane) {
      const row = await session.db
        .selectFrom("reminders")
        .select((eb) => eb.fn.countAll<number>().as("count"))
        .where("lane", "=", lane)
        .where(sql<boolean>`status in (${isActive}, ${isPaused})`)
        .executeTakeFirstOrThrow();
      return row.count;
    },
    async listTold({ lane, person, since, limit }) {
      const rows = await session.db
        .selectFrom("reminders")
        .selectAll()
        .where("lane", "=", lane)
        .where("told_at", ">=", since)
        .where((eb) =>
          eb.or([
            eb("mentions", "=", "[]"),
            eb.exists(
              eb
                .selectFrom("reminder_people")
                .select("user_id")
                .whereRef("reminder_people.reminder_id", "=", "reminders.id")
                .where("user_id", "=", person),
            ),
          ]),
        )
        .orderBy("told_at", "desc")
        .orderBy("next_at", "desc")
        .orderBy("id")
        .limit(limit)
        .execute();
      return rows.map((row) => ({ reminder: toReminder(row), at: row.told_at ?? since }));
    },
    async keepShown(place, ids) {
      const row = { ...place, ids: JSON.stringify(ids) };
      await session.write(({ db }) =>
        db
          .insertInto("reminder_lists")
          .values(row)
          .onConflict((conflict) =>
            conflict.columns(["robot", "conversation", "person"]).doUpdateSet({ ids: row.ids }),
          )
          .execute(),
      );
    },
    async shown({ robot, conversation, person }) {
      const row = await session.db
        .selectFrom("reminder_lists")
        .select("ids")
        .where("robot", "=", robot)
        .where("conversation", "=", conversation)
        .where("person", "=", person)
        .executeTakeFirst();
      return row === undefined ? [] : (JSON.parse(row.ids) as string[]);
    },
  };
}

const isActive = sql.lit("active");
const isPaused = sql.lit("paused");
