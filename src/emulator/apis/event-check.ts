import { type JsonRecord, recordIn, textIn } from "../json.ts";

/** Says what is wrong with an event in the calendar's own words (protocol §7.3), or nothing. */
export function checkEvent(fields: JsonRecord, isNew: boolean): string | undefined {
  const summary = textIn(fields, "summary");
  if (summary === undefined) return "Event summary cannot be blank";
  if (Array.from(summary).length > 2048) return "Event summary is too long";
  if (Array.from(textIn(fields, "description") ?? "").length > 5000) {
    return "Event description is too long";
  }
  const isAllDay = fields["isAllDay"] === true;
  const start = pointOf(fields, "start", isAllDay);
  if (start === undefined) return "Event start time not set.";
  if (Number.isNaN(start)) return "Event start time is invalid";
  const end = pointOf(fields, "end", isAllDay);
  if (end === undefined && isNew && !isAllDay) return "Event end time not set.";
  if (end !== undefined && !(end >= start)) return "Event end time is before its start";
  const attendees = fields["attendees"];
  if (Array.isArray(attendees) && attendees.length > 500) return "Too many attendees";
  return recurrenceProblem(recordIn(fields, "recurrence"));
}

function pointOf(fields: JsonRecord, key: string, isAllDay: boolean): number | undefined {
  const point = recordIn(fields, key);
  if (point === undefined) return undefined;
  const date = textIn(point, "date");
  const dateTime = textIn(point, "dateTime");
  // A whole day has dates, anything else a moment with its offset.
  if (isAllDay) return date === undefined ? Number.NaN : Date.parse(`${date}T00:00:00+08:00`);
  const hasOffset = /T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/.test(dateTime ?? "");
  return hasOffset ? Date.parse(dateTime ?? "") : Number.NaN;
}

const patterns = new Set([
  "daily",
  "weekly",
  "absoluteMonthly",
  "relativeMonthly",
  "absoluteYearly",
  "relativeYearly",
]);

function recurrenceProblem(recurrence: JsonRecord | undefined): string | undefined {
  if (recurrence === undefined) return undefined;
  const pattern = recordIn(recurrence, "pattern") ?? {};
  if (!patterns.has(textIn(pattern, "type") ?? "")) return "Recurrence type is invalid";
  const interval = Number(pattern["interval"] ?? 1);
  return interval >= 1 && interval <= 365 ? undefined : "Recurrence interval must between [1, 365]";
}
