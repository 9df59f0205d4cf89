import { expect, test } from "vitest";
import { renderDay } from "../../src/time/describe/render.ts";
import { dayAt, daysBetween, plusDays, weekdayOfDay } from "../../src/time/dates/iso-day.ts";

test("the day of an instant is that of the zone", () => {
  const late = Date.parse("2026-12-03T23:30:00+08:00");
  expect(dayAt(late, "Asia/Shanghai")).toBe("2026-12-03");
  expect(dayAt(late, "Europe/London")).toBe("2026-12-03");
  expect(dayAt(late + 3_600_000, "Asia/Shanghai")).toBe("2026-12-04");
});

test("days are counted over months, years and leap days", () => {
  expect(plusDays("2026-12-31", 1)).toBe("2027-01-01");
  expect(plusDays("2028-03-01", -1)).toBe("2028-02-29");
  expect(daysBetween("2026-12-31", "2027-03-01")).toBe(60);
  expect(daysBetween("2026-12-03", "2026-12-01")).toBe(-2);
  expect([weekdayOfDay("2026-11-23"), weekdayOfDay("2026-11-29")]).toEqual([1, 7]);
});

test("a day is shown with its weekday, and with the year where it is another", () => {
  expect(renderDay("2026-12-03", "zh-CN", "2026-11-23")).toBe("12-03 周四");
  expect(renderDay("2027-01-04", "zh-CN", "2026-11-23")).toBe("2027-01-04 周一");
  expect(renderDay("2027-01-04", "en", "2026-11-23")).toBe("Mon 4 Jan 2027");
});
