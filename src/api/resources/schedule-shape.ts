import { z } from "zod";
import type { CalendarEvent, Occurrence } from "../../core/calendar-event.ts";
import { showInstant } from "../instant.ts";

export const scheduleSchema = z.object({
  id: z.string(),
  title: z.string(),
  place: z.string().nullable(),
  robot: z.string(),
  conversation: z.string(),
  organizer: z.string(),
  created_at: z.string(),
  starts_at: z.string(),
  ends_at: z.string(),
  all_day: z.boolean(),
  time_zone: z.string(),
  recurrence: z.string().nullable().describe("When it takes place again; null when once."),
  series: z.string().nullable().describe("The series this was a time of before it was changed."),
  everyone: z.boolean(),
  people: z.array(z.object({ person: z.string(), declined: z.boolean() })),
  remind_before_minutes: z.array(z.number()),
});

/** One time of an event. */
export const occurrenceSchema = z.object({
  ...scheduleSchema.shape,
  occurrence: z.string().describe("When this time of it begins."),
});

export function showSchedule(event: CalendarEvent): z.input<typeof scheduleSchema> {
  return {
    id: event.id,
    title: event.title,
    place: event.place ?? null,
    robot: event.robot,
    conversation: event.conversation,
    organizer: event.organizer,
    created_at: showInstant(event.createdAt),
    starts_at: showInstant(event.startsAt),
    ends_at: showInstant(event.endsAt),
    all_day: event.allDay,
    time_zone: event.zone,
    recurrence: event.recurrence ?? null,
    series: event.series ?? null,
    everyone: event.everyone,
    people: event.people.map(({ userId, declinedAt }) => ({
      person: userId,
      declined: declinedAt !== undefined,
    })),
    remind_before_minutes: event.remindBefore.map((ms) => Math.round(ms / 60_000)),
  };
}

/** Starts and ends are those of this time of it. */
export function showOccurrence({ event, startsAt, endsAt }: Occurrence) {
  return { ...showSchedule({ ...event, startsAt, endsAt }), occurrence: showInstant(startsAt) };
}
