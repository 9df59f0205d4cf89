import { z } from "zod";
import { checked } from "../yaml/checked-text.ts";
import { createDocument } from "../yaml/document.ts";
import type { Problem } from "../yaml/problem.ts";
import { readYaml } from "../yaml/read-yaml.ts";
import { createSourceText } from "../yaml/source-text.ts";
import { readTextFile, type ReadFile } from "../yaml/text-file.ts";
import { validate } from "../yaml/validate.ts";
import type { CalendarDay, CompanyDays } from "./config.ts";

/** The most days one entry may span; more is a slip in the year. */
const longestSpan = 366;

/** Reads a company's work calendar: its own days off and worked days, laid over a published calendar. */
export function loadWorkCalendar(
  path: string,
  readFile: ReadFile = readTextFile,
): { readonly calendar: CompanyDays } | { readonly problems: readonly Problem[] } {
  const text = readFile(path);
  if (text === undefined) {
    const message = "`work_calendar` names this file, and there is none";
    return { problems: [{ file: path, line: 1, col: 1, message, severity: "error" }] };
  }
  const read = readYaml(path, text);
  if ("problems" in read) return read;
  const document =
    read.document.value === null
      ? createDocument(createSourceText(path, text), null, {})
      : read.document;
  const checkedFile = validate(document, calendarFile);
  if ("problems" in checkedFile) return checkedFile;
  const { base = "cn", days_off = {}, workdays = [], complete = [] } = checkedFile.value;
  return {
    calendar: {
      base,
      daysOff: Object.entries(days_off).flatMap(([span, name]) =>
        (datesOf(span) ?? []).map((date) => ({ date, name })),
      ),
      workdays: workdays.flatMap((span) => datesOf(span) ?? []),
      complete,
    },
  };
}

const dates = checked((text) =>
  datesOf(text) === undefined
    ? {
        message: "is not a date, nor two with `..` between them",
        hint: "for example 2026-12-24 or 2026-12-24..2026-12-31",
      }
    : undefined,
);

const calendarFile = z.strictObject({
  base: z
    .enum(["cn", "weekdays"])
    .optional()
    .describe("What these days are laid over: cn (the default) or weekdays. 基础日历"),
  days_off: z
    .record(dates, z.string())
    .optional()
    .describe("Days off: a date or two dates with `..` between them → what it is. 放假"),
  workdays: z.array(dates).optional().describe("Days that are worked after all. 上班"),
  complete: z
    .array(z.int().min(2000).max(2100))
    .optional()
    .describe("Years whose days off are all in this file. 已收录完整的年份"),
});

/** The days of `2026-12-24` or `2026-12-24..2026-12-31`; undefined when that is no date or no span. */
function datesOf(text: string): readonly CalendarDay[] | undefined {
  const [first, last = first, ...more] = text.split("..").map(dateOf);
  if (first === undefined || last === undefined || more.length > 0) return undefined;
  const days: CalendarDay[] = [];
  const day = new Date(first);
  for (; day <= last; day.setUTCDate(day.getUTCDate() + 1)) {
    if (days.length === longestSpan) return undefined;
    days.push({
      year: day.getUTCFullYear(),
      month: day.getUTCMonth() + 1,
      day: day.getUTCDate(),
    });
  }
  return days.length === 0 ? undefined : days;
}

function dateOf(text: string): Date | undefined {
  const date = new Date(`${text.trim()}T00:00Z`);
  const isDate = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text.trim());
  return isDate && text.trim().length === 10 ? date : undefined;
}
