import { createWorkCalendar } from "../../src/time/calendar/create.ts";
import { timeDefaults } from "../../src/time/defaults.ts";
import { writeRuleText } from "../../src/time/occurrences/rule-text.ts";
import type { TimeContext, TimeResult } from "../../src/time/time-result.ts";
import { understandTime } from "../../src/time/understand.ts";
import { wallTime } from "../../src/time/dates/zone.ts";

const calendar = createWorkCalendar("cn");

/** A context in which it is `now` (ISO 8601 with its offset) in `zone`. */
export function contextAt(now: string, zone = "Asia/Shanghai"): TimeContext {
  return { now: Date.parse(now), zone, calendar, defaults: timeDefaults };
}

/** How a text is understood, in one line: `2026-11-24 15:00 pm|交周报`. */
export function said(text: string, context: TimeContext): string {
  return resultLine(understandTime(text, context), context.zone);
}

/** A result in one line: what it is, what was assumed, and behind a bar what is left over. */
export function resultLine(result: TimeResult, zone: string): string {
  const wall = (at: number): string => wallText(at, zone);
  switch (result.kind) {
    case "once": {
      const at = result.grain === "day" ? wall(result.at).slice(0, 10) : wall(result.at);
      return line([at, result.deadline ? "deadline" : ""], result);
    }
    case "range": {
      const length = result.grain === "day" ? 10 : 19;
      const ends = [result.start, result.end].map((at) => wall(at).slice(0, length));
      return line([ends.join(" to "), result.deadline ? "deadline" : ""], result);
    }
    case "duration":
      return line([`${result.seconds} s`], result);
    case "recurring": {
      const { times, calendar: follows, start, until, count } = result.recurrence;
      const bounds = [
        ...(start === undefined ? [] : [`from ${dateText(start)}`]),
        ...(until === undefined ? [] : [`until ${dateText(until)}`]),
        ...(count === undefined ? [] : [`${count} times`]),
      ];
      const rule = writeRuleText(result.recurrence).replaceAll(/FREQ=|INTERVAL=|BY/gu, "");
      return line([rule, follows ?? "", times.join(","), ...bounds], result);
    }
    case "ambiguous":
      return ["asks", ...result.choices.map((choice) => resultLine(choice, zone).split("|")[0])]
        .join(" ")
        .trim();
    case "none":
    default:
      return result.reason;
  }
}

function line(
  words: readonly string[],
  { assumed, rest }: { readonly assumed: readonly string[]; readonly rest: string },
): string {
  const known = [...words, assumed.join(",")].filter((word) => word !== "").join(" ");
  return rest === "" ? known : `${known}|${rest}`;
}

function wallText(at: number, zone: string): string {
  const wall = wallTime(at, zone);
  const seconds = wall.second === 0 ? "" : `:${two(wall.second)}`;
  return `${dateText(wall)} ${two(wall.hour)}:${two(wall.minute)}${seconds}`;
}

function dateText(date: { year: number; month: number; day: number }): string {
  return `${date.year}-${two(date.month)}-${two(date.day)}`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
