import type { Kysely, Selectable } from "kysely";
import type { CalendarEvent } from "../core/calendar-event.ts";
import type { Schema } from "./schema.ts";

type EventRow = Selectable<Schema["events"]>;

/** The events of rows, with the people that belong to them. */
export async function toEvents(
  db: Kysely<Schema>,
  rows: readonly EventRow[],
): Promise<CalendarEvent[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const people = await db
    .selectFrom("event_people")
    .selectAll()
    .where("event_id", "in", ids)
    .orderBy("position")
    .orderBy("user_id")
    .execute();
  const troubled = await db
    .selectFrom("event_copies")
    .select(["event_id", "problem"])
    .where("event_id", "in", ids)
    .where("status", "=", "failed")
    .where("problem", "is not", null)
    .execute();
  const byEvent = Map.groupBy(people, (row) => row.event_id);
  const problems = new Map(troubled.map((row) => [row.event_id, row.problem ?? ""]));
  return rows.map((row) => {
    const calendarProblem = problems.get(row.id);
    return {
      ...toEvent(row),
      people: (byEvent.get(row.id) ?? []).map(({ user_id: userId, declined_at: declinedAt }) => ({
        userId,
        ...(declinedAt === null ? {} : { declinedAt }),
      })),
      ...(calendarProblem === undefined ? {} : { calendarProblem }),
    };
  });
}

function toEvent(row: EventRow): Omit<CalendarEvent, "people"> {
  return {
    id: row.id,
    title: row.title,
    robot: row.robot,
    conversation: row.conversation,
    organizer: row.organizer,
    createdAt: row.created_at,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    allDay: row.all_day === 1,
    zone: row.zone,
    skipped: JSON.parse(row.skipped) as number[],
    everyone: row.everyone === 1,
    remindBefore: JSON.parse(row.remind_before) as number[],
    ...(row.place === null ? {} : { place: row.place }),
    ...(row.recurrence === null ? {} : { recurrence: row.recurrence }),
    ...(row.last_ends_at === null ? {} : { lastEndsAt: row.last_ends_at }),
    ...(row.series === null ? {} : { series: row.series }),
    ...(row.deleted_at === null ? {} : { deletedAt: row.deleted_at }),
  };
}
