import { type JsonRecord, recordIn, textIn } from "../json.ts";

/** The instant of an event's start or end; whole days begin at midnight in Beijing. */
export function instantOf(fields: JsonRecord, key: string): number {
  const point = recordIn(fields, key) ?? {};
  return Date.parse(textIn(point, "dateTime") ?? `${textIn(point, "date") ?? ""}T00:00:00+08:00`);
}
