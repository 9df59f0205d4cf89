import type { Kysely } from "kysely";
import type { CalendarEvent, EventChange } from "../core/calendar-event.ts";
import type { Schema } from "./schema.ts";

// What happens to one event, each inside a transaction of the caller's.

export async function addEvent(db: Kysely<Schema>, event: CalendarEvent): Promise<void> {
  await db
    .insertInto("events")
    .values({
      id: event.id,
      title: event.title,
      place: event.place ?? null,
      robot: event.robot,
      conversation: event.conversation,
      organizer: event.organizer,
      created_at: event.createdAt,
      starts_at: event.startsAt,
      ends_at: event.endsAt,
      all_day: event.allDay ? 1 : 0,
      zone: event.zone,
      recurrence: event.recurrence ?? null,
      skipped: JSON.stringify(event.skipped),
      last_ends_at: event.lastEndsAt ?? null,
      series: event.series ?? null,
      everyone: event.everyone ? 1 : 0,
      remind_before: JSON.stringify(event.remindBefore),
      deleted_at: event.deletedAt ?? null,
    })
    .execute();
  await addPeople(
    db,
    event.id,
    event.people.map(({ userId }) => userId),
    new Map(event.people.map(({ userId, declinedAt }) => [userId, declinedAt ?? null])),
  );
}

export async function changeEvent(
  db: Kysely<Schema>,
  id: string,
  change: EventChange,
): Promise<boolean> {
  const { title, place, startsAt, endsAt, allDay, recurrence, lastEndsAt } = change;
  const { remindBefore, everyone, people, skipped = [] } = change;
  const row = await db
    .selectFrom("events")
    .select("id")
    .where("id", "=", id)
    .where("deleted_at", "is", null)
    .executeTakeFirst();
  if (row === undefined) return false;
  const set = {
    ...(title === undefined ? {} : { title }),
    ...(place === undefined ? {} : { place }),
    ...(startsAt === undefined ? {} : { starts_at: startsAt }),
    ...(endsAt === undefined ? {} : { ends_at: endsAt }),
    ...(allDay === undefined ? {} : { all_day: allDay ? 1 : 0 }),
    ...(recurrence === undefined ? {} : { recurrence, skipped: JSON.stringify(skipped) }),
    ...(lastEndsAt === undefined ? {} : { last_ends_at: lastEndsAt }),
    ...(remindBefore === undefined ? {} : { remind_before: JSON.stringify(remindBefore) }),
    ...(everyone === undefined ? {} : { everyone: everyone ? 1 : 0 }),
  };
  if (Object.keys(set).length > 0) {
    await db.updateTable("events").set(set).where("id", "=", id).execute();
  }
  if (people === undefined) return true;
  const before = await db
    .deleteFrom("event_people")
    .where("event_id", "=", id)
    .returning(["user_id", "declined_at"])
    .execute();
  await addPeople(db, id, people, new Map(before.map((one) => [one.user_id, one.declined_at])));
  return true;
}

async function addPeople(
  db: Kysely<Schema>,
  id: string,
  people: readonly string[],
  declined: ReadonlyMap<string, number | null>,
): Promise<void> {
  if (people.length === 0) return;
  const rows = [...new Set(people)].map((userId, position) => ({
    event_id: id,
    user_id: userId,
    position,
    declined_at: declined.get(userId) ?? null,
  }));
  await db.insertInto("event_people").values(rows).execute();
}

export async function declineEvent(
  db: Kysely<Schema>,
  id: string,
  person: string,
  declinedAt: number | null,
): Promise<void> {
  const row = { event_id: id, user_id: person, declined_at: declinedAt };
  await db
    .insertInto("event_people")
    .values({ ...row, position: lastPlace })
    .onConflict((conflict) =>
      conflict.columns(["event_id", "user_id"]).doUpdateSet({ declined_at: declinedAt }),
    )
    .execute();
}

/** Behind all who were invited by name. */
const lastPlace = 1_000_000;
