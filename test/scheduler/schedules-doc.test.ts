import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createCron } from "../../src/scheduler/cron.ts";
import { instantOf, wallTime } from "../../src/time/dates/zone.ts";

const text = readFileSync(new URL("../../docs/schedules.md", import.meta.url), "utf8");
const rows = text.split("\n").flatMap((line) => {
  const [, expression, zone, after, slots] =
    /^\| `([^`]+)` \| (\S+) \| ([^|]+) \| ([^|]+) \|/u.exec(line) ?? [];
  if (expression === undefined || slots === undefined) return [];
  return [{ expression, zone: zone ?? "", after: after ?? "", slots: slots.split(", ") }];
});

const two = (value: number): string => String(value).padStart(2, "0");

/** As the document writes it: with the offset where the clock shows the time twice. */
function shown(at: number, zone: string): string {
  const wall = wallTime(at, zone);
  const { year, month, day, hour, minute, second, offsetMinutes } = wall;
  const time = `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}${second === 0 ? "" : `:${two(second)}`}`;
  const isTwice = [-60, 60].some((minutes) => {
    const other = wallTime(at + minutes * 60_000, zone);
    return other.hour === hour && other.minute === minute;
  });
  return isTwice ? `${time} (-0${-offsetMinutes / 60}:00)` : time;
}

test("the document has its examples", () => {
  expect(rows.length).toBeGreaterThanOrEqual(16);
});

test.each(rows)(
  "R-11 docs/schedules.md: $expression in $zone",
  ({ expression, zone, after, slots }) => {
    const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = after.split(/[- :]/u).map(Number);
    const cron = createCron(expression, zone);
    const found: string[] = [];
    let at = cron.nextAfter(instantOf({ year, month, day, hour, minute }, zone));
    while (at !== null && found.length < slots.length) {
      found.push(shown(at, zone));
      at = cron.nextAfter(at);
    }
    expect(found).toEqual(slots.map((slot) => slot.trim()));
  },
);
