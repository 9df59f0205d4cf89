import { dayMs } from "../../core/clock.ts";
import { type JsonRecord, recordIn, textIn } from "../json.ts";
import type { CalendarEntry } from "./event-store.ts";
import { instantOf } from "./event-time.ts";

const mostOccurrences = 400;

/**
 * A recurring event as single ones, for daily and weekly patterns in Beijing's time, which has no
 * summer time; one of another pattern stays as it is.
 */
export function occurrencesOf(
  entry: CalendarEntry,
  { to }: { readonly to: number },
): readonly CalendarEntry[] {
  const recurrence = recordIn(entry.fields, "recurrence");
  const pattern = recordIn(recurrence ?? {}, "pattern") ?? {};
  const type = textIn(pattern, "type");
  if (recurrence === undefined || (type !== "daily" && type !== "weekly")) return [entry];
  const isOn = type === "daily" ? dailyRule(pattern) : weeklyRule(pattern, entry);
  const range = recordIn(recurrence, "range") ?? {};
  const start = instantOf(entry.fields, "start");
  const last = Math.min(to, Date.parse(textIn(range, "endDate") ?? "") || Infinity);
  const count = Number(range["numberOfOccurrences"] ?? mostOccurrences);
  const found: CalendarEntry[] = [];
  for (let day = 0; found.length < count && day < 3 * mostOccurrences; day += 1) {
    if (start + day * dayMs > last) break;
    if (isOn(day)) found.push(moved(entry, day));
  }
  return found;
}

type IsOn = (day: number) => boolean;

function dailyRule(pattern: JsonRecord): IsOn {
  const interval = Number(pattern["interval"] ?? 1);
  return (day) => day % interval === 0;
}

const weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

function weeklyRule(pattern: JsonRecord, entry: CalendarEntry): IsOn {
  const interval = Number(pattern["interval"] ?? 1);
  const firstDay = new Date(instantOf(entry.fields, "start") + beijingOffsetMs).getUTCDay();
  const named = (textIn(pattern, "daysOfWeek") ?? "").split(",").filter((each) => each !== "");
  const days = named.length === 0 ? [weekdays[firstDay]] : named;
  return (day) =>
    Math.floor((day + firstDay) / 7) % interval === 0 &&
    days.includes(weekdays[(firstDay + day) % 7]);
}

const beijingOffsetMs = 8 * 3_600_000;

function moved(entry: CalendarEntry, days: number): CalendarEntry {
  if (days === 0) return entry;
  const shift = (key: string): JsonRecord => {
    const point = recordIn(entry.fields, key) ?? {};
    const at = new Date(instantOf(entry.fields, key) + days * dayMs + beijingOffsetMs)
      .toISOString()
      .slice(0, 19);
    return textIn(point, "date") === undefined
      ? { ...point, dateTime: `${at}+08:00` }
      : { date: at.slice(0, 10) };
  };
  const fields = { ...entry.fields, start: shift("start"), end: shift("end") };
  return { ...entry, id: `${entry.id}_${days}`, fields };
}
