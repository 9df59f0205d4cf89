import { z } from "zod";
import { idText, optionalText } from "./shape.ts";

const point = z.looseObject({
  date: optionalText,
  dateTime: optionalText,
  timeZone: optionalText,
});
const attendee = z.looseObject({
  id: optionalText,
  displayName: optionalText,
  responseStatus: optionalText,
  self: z.boolean().nullish(),
  isOptional: z.boolean().nullish(),
});

/** An event of DingTalk's calendar (protocol §7.3). People in it are union ids. */
export const calendarEvent = z.looseObject({
  id: idText,
  summary: optionalText,
  description: optionalText,
  status: optionalText,
  start: point.nullish(),
  end: point.nullish(),
  isAllDay: z.boolean().nullish(),
  seriesMasterId: optionalText,
  location: z.looseObject({ displayName: optionalText }).nullish(),
  organizer: attendee.nullish(),
  attendees: z
    .array(attendee)
    .nullish()
    .transform((list) => list ?? []),
});
export type CalendarEvent = z.infer<typeof calendarEvent>;

/** One page of events. */
export const calendarPage = z.looseObject({
  events: z
    .array(calendarEvent)
    .nullish()
    .transform((list) => list ?? []),
  nextToken: optionalText,
  syncToken: optionalText,
});
export type CalendarPage = z.infer<typeof calendarPage>;

/** One page of an event's attendees. */
export const attendeePage = z.looseObject({
  attendees: z
    .array(attendee)
    .nullish()
    .transform((list) => list ?? []),
  nextToken: optionalText,
});
export type AttendeePage = z.infer<typeof attendeePage>;
