import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { CalendarEvent } from "../core/calendar-event.ts";
import type { EventFilter } from "../core/event-store.ts";
import { toEvents } from "./event-row.ts";
import type { Schema } from "./schema.ts";

/** The events that fit a filter and are not deleted, in the order they were made in. */
export async function listEvents(
  db: Kysely<Schema>,
  { before, after, person, robot, conversation, onlySeries, behind, limit }: EventFilter,
): Promise<CalendarEvent[]> {
  let query = db.selectFrom("events").selectAll().where("deleted_at", "is", null);
  if (before !== undefined) query = query.where("starts_at", "<", before);
  if (after !== undefined) {
    query = query.where((eb) =>
      eb.or([eb("last_ends_at", "is", null), eb("last_ends_at", ">", after)]),
    );
  }
  if (robot !== undefined) query = query.where("robot", "=", robot);
  if (conversation !== undefined) query = query.where("conversation", "=", conversation);
  if (person !== undefined) query = query.where(concerns(person));
  if (onlySeries === true) query = query.where("recurrence", "is not", null);
  if (behind !== undefined) {
    query = query.where(
      sql<boolean>`seq > (select seq from events as earlier where earlier.id = ${behind})`,
    );
  }
  return toEvents(db, await query.orderBy("seq").limit(limit).execute());
}

function concerns(person: string) {
  return sql<boolean>`(id in (select event_id from event_people
      where user_id = ${person} and declined_at is null)
    or (everyone = 1
      and exists (select 1 from members where members.robot = events.robot
        and members.conversation = events.conversation and members.person = ${person})
      and not exists (select 1 from event_people
        where event_id = events.id and user_id = ${person} and declined_at is not null)))`;
}
