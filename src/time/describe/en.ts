import { isoDate } from "../dates/iso-date.ts";
import { festivalName } from "./festival-names.ts";
import type { Recurrence } from "../occurrences/recurrence.ts";

/** `every Monday and Friday at 09:30`, `every month on the last day at 09:00 until 2026-12-31`. */
export function describeInEnglish(recurrence: Recurrence): string {
  const { start, until, count, onHoliday } = recurrence;
  const except = exceptions(recurrence);
  return [
    rule(recurrence),
    start === undefined ? "" : `from ${isoDate(start)}`,
    until === undefined ? "" : `until ${isoDate(until)}`,
    count === undefined ? "" : count === 1 ? "once" : `${count} times`,
    except.length === 0 ? "" : `except ${listed(except)}`,
    onHoliday === undefined ? "" : daysOff[onHoliday],
  ]
    .filter((part) => part !== "")
    .join(" ");
}

const daysOff = {
  skip: "(not on days off)",
  before: "(on the working day before a day off)",
  after: "(on the working day after a day off)",
};

function rule(recurrence: Recurrence): string {
  const { freq, interval, times, between, byDay, calendar } = recurrence;
  const months = inMonths(recurrence);
  if (freq !== "MINUTELY" && freq !== "HOURLY") {
    return `${days(recurrence)}${months} at ${listed(times)}`;
  }
  const isEveryDay = byDay === undefined && calendar === undefined;
  const on = isEveryDay ? "" : `${weekly({ ...recurrence, interval: 1 })} `;
  const within = between === undefined ? "" : ` from ${between.from} to ${between.to}`;
  return on + every(interval, freq === "MINUTELY" ? "minute" : "hour") + months + within;
}

/** Months of a rule that is no yearly one: every day in July. */
function inMonths({ freq, byMonth }: Recurrence): string {
  if (byMonth === undefined || freq === "YEARLY" || freq === "MONTHLY") return "";
  return ` in ${namesOf(byMonth)}`;
}

function namesOf(months: readonly number[]): string {
  return listed(months.map((month) => monthNames[month - 1] ?? ""));
}

function days(recurrence: Recurrence): string {
  const { freq, interval, calendar } = recurrence;
  if (freq === "WEEKLY") return weekly(recurrence);
  if (freq === "MONTHLY") return `${every(interval, "month")} on ${daysOfMonth(recurrence)}`;
  if (freq === "YEARLY") return `${every(interval, "year")} on ${daysOfYear(recurrence)}`;
  return every(interval, calendar === undefined ? "day" : "working day");
}

function every(interval: number, unit: string): string {
  if (interval === 1) return `every ${unit}`;
  return interval === 2 ? `every other ${unit}` : `every ${interval} ${unit}s`;
}

function weekly({ interval, byDay, calendar }: Recurrence): string {
  if (calendar !== undefined) return "every working day";
  const names = (byDay ?? [{ weekday: 1 }]).map(({ weekday }) => weekdayNames[weekday - 1] ?? "");
  if (interval === 1) return `every ${names.join() === workdays ? "weekday" : listed(names)}`;
  if (interval === 2 && names.length === 1) return `every other ${names[0] ?? ""}`;
  return `${every(interval, "week")} on ${listed(names)}`;
}

function daysOfYear(recurrence: Recurrence): string {
  const { lunar, festival, byMonth = [], byMonthDay } = recurrence;
  if (lunar !== undefined) return `day ${lunar.day} of lunar month ${lunar.month}`;
  if (festival !== undefined) return festivalName(festival).en;
  const months = namesOf(byMonth);
  if (months === "") return daysOfMonth(recurrence);
  const [day = 0, ...others] = byMonthDay ?? [];
  if (day > 0 && others.length === 0 && byMonth.length === 1) return `${day} ${months}`;
  return `${daysOfMonth(recurrence)} of ${months}`;
}

function daysOfMonth({ byMonthDay, byDay, calendar, bySetPos, start }: Recurrence): string {
  if (calendar !== undefined && bySetPos !== undefined) return `the ${place(bySetPos)} working day`;
  if (byDay !== undefined && bySetPos !== undefined) {
    const names = byDay.map(({ weekday }) => weekdayNames[weekday - 1] ?? "");
    return `the ${place(bySetPos)} ${names.join(" or ")}`;
  }
  if (byDay !== undefined) {
    return listed(
      byDay.map(({ weekday, nth }) => {
        const name = weekdayNames[weekday - 1] ?? "";
        return nth === undefined ? `every ${name}` : `the ${place(nth)} ${name}`;
      }),
    );
  }
  return `the ${listed((byMonthDay ?? [start?.day ?? 1]).map(dayOfMonth))}`;
}

function dayOfMonth(day: number): string {
  return day > 0 ? ordinal(day) : `${place(day)} day`;
}

function place(nth: number): string {
  if (nth === -1) return "last";
  return nth > 0 ? ordinal(nth) : `${ordinal(-nth)} last`;
}

/** `1st`, `22nd`. */
function ordinal(value: number): string {
  const ending = Math.floor(value / 10) % 10 === 1 ? undefined : endings[value % 10];
  return `${value}${ending ?? "th"}`;
}

function exceptions({ except }: Recurrence): readonly string[] {
  if (except === undefined) return [];
  const { dates = [], weekdays = [], holidays = false } = except;
  return [
    ...weekdays.map((weekday) => weekdayNames[weekday - 1] ?? ""),
    ...dates.map(isoDate),
    ...(holidays ? ["holidays"] : []),
  ];
}

/** `Monday, Wednesday and Friday`. */
function listed(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join("");
  return `${parts.slice(0, -1).join(", ")} and ${parts.at(-1) ?? ""}`;
}

const endings: readonly (string | undefined)[] = [undefined, "st", "nd", "rd"];
const weekdayNames = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" ");
const workdays = weekdayNames.slice(0, 5).join();
const monthNames =
  "January February March April May June July August September October November December".split(
    " ",
  );
