import { dayMs } from "../core/clock.ts";
import { pick, type Locale } from "../core/locale.ts";
import type { ScheduleTiming } from "../core/schedule.ts";
import { followsCalendar } from "../time/resolve/not-covered.ts";
import { readRecurrence, writeRecurrence } from "../time/occurrences/recurrence-text.ts";
import type { Recurrence } from "../time/occurrences/recurrence.ts";
import type { TimeResult } from "../time/time-result.ts";
import { understandTime } from "../time/understand.ts";
import { wallTime } from "../time/dates/zone.ts";
import type { Path } from "../yaml/document.ts";
import type { Finding } from "../yaml/source-text.ts";
import type { ScheduleFile } from "./pack-schema.ts";
import type { PackDraft } from "./setting.ts";

interface Place {
  /** Of the entry of `schedules`. */
  readonly path: Path;
  readonly zone: string;
}

/** When an entry of `schedules` fires; `undefined` when that cannot be read, which is reported. */
export function readTiming(
  draft: PackDraft,
  file: ScheduleFile,
  place: Place,
): ScheduleTiming | undefined {
  const timing =
    file.cron === undefined ? readPhrase(draft, file, place) : readCron(draft, file, place);
  if (timing === undefined) return undefined;
  const { firstSlot, time } = draft.setting;
  const first = firstSlot(timing, place.zone);
  const path = [...place.path, file.cron === undefined ? "when" : "cron"];
  if (first === null || first - time.now > eightYearsMs) {
    report(draft, path, {
      message: `\`${path.at(-1)}\` has no slot in the next eight years: this schedule never fires`,
      severity: "warning",
    });
    return timing;
  }
  const { year } = wallTime(first, place.zone);
  if (isOnCalendar(timing) && !time.calendar.covers(year)) {
    report(draft, path, {
      message: `the work calendar does not know the days off of ${year} yet`,
      hint: "until then they are Monday to Friday without the fixed holidays; update, or add the year to the company's calendar",
      severity: "warning",
    });
  }
  return timing;
}

function isOnCalendar(timing: ScheduleTiming): boolean {
  if (timing.kind === "cron") return timing.onHoliday !== undefined;
  return followsCalendar(readRecurrence(timing.recurrence));
}

// As far as 29 February may be away.
const eightYearsMs = (8 * 365 + 2) * dayMs;

function readCron(draft: PackDraft, file: ScheduleFile, place: Place): ScheduleTiming | undefined {
  const expression = file.cron ?? "";
  const problem = draft.setting.checkCron(expression, place.zone);
  if (problem !== undefined) {
    report(draft, [...place.path, "cron"], {
      message: `\`cron\` cannot be read: ${problem}`,
      hint: 'minute hour day month weekday, for example "30 9 * * 1-5"; in words: `when: 每个工作日 9:30`',
    });
    return undefined;
  }
  if (comesWithinMinutes(expression)) {
    report(draft, [...place.path, "cron"], {
      message: "`cron` fires more than once a minute",
      hint: "a field of seconds, the first of six, may have one value only",
    });
    return undefined;
  }
  return { kind: "cron", expression, ...daysOff(file) };
}

function comesWithinMinutes(expression: string): boolean {
  const [seconds = "", ...others] = expression.trim().split(/\s+/u);
  return others.length === 5 && !/^\d+$/u.test(seconds);
}

function readPhrase(
  draft: PackDraft,
  file: ScheduleFile,
  place: Place,
): ScheduleTiming | undefined {
  if (file.when === undefined) return undefined;
  const read = (now: number): TimeResult =>
    understandTime(file.when ?? "", { ...draft.setting.time, now, zone: place.zone });
  const { now } = draft.setting.time;
  // One that has ended can still be read on the days when it had not.
  const result =
    [now, now - 400 * dayMs].map(read).find(({ kind }) => kind === "recurring") ?? read(now);
  const path = [...place.path, "when"];
  if (result.kind !== "recurring" || result.rest !== "" || result.recurrence.count !== undefined) {
    report(draft, path, refusal(result, draft));
    return undefined;
  }
  // Read on another day it must mean the same: a schedule is read again at each start.
  const text = writeRecurrence(result.recurrence);
  const later = otherDays.map((days) => read(now + days * dayMs));
  if (later.some((one) => one.kind === "recurring" && writeRecurrence(one.recurrence) !== text)) {
    report(draft, path, dependsOnToday(result.recurrence));
    return undefined;
  }
  if (result.assumed.includes("time")) {
    report(draft, path, {
      message: `\`when\` says no time of day: ${result.recurrence.times.join(", ")} is taken`,
      severity: "warning",
    });
  }
  return {
    kind: "recurrence",
    recurrence: writeRecurrence({ ...result.recurrence, ...daysOff(file) }),
  };
}

const otherDays = [1, 45];

function daysOff(file: ScheduleFile): Pick<Recurrence, "onHoliday"> {
  if (file.on_holiday !== undefined) return { onHoliday: file.on_holiday };
  return file.calendar === undefined ? {} : { onHoliday: "skip" };
}

const examples =
  'for example `每个工作日 16:30`, `every other Friday at 10:00 from 2026-12-04`, or `cron: "30 16 * * *"`';

function refusal(result: TimeResult, { setting: { locale } }: PackDraft): Finding {
  if (result.kind === "recurring" && result.rest === "") {
    const message = "`when` says how often in all, which a schedule does not count";
    return { message, hint: "say until when: 到 2026-12-31 为止" };
  }
  return { message: `\`when\` ${reasonOf(result, locale)}`, hint: examples };
}

function reasonOf(result: TimeResult, locale: Locale): string {
  if (result.kind === "recurring") {
    return `is not only a time: ${JSON.stringify(result.rest)} is left`;
  }
  if (result.kind === "ambiguous") return `is not clear: ${pick(result.question, locale)}`;
  if (result.kind !== "none") return "does not repeat: a schedule needs a rule";
  const why = result.why === undefined ? "no time is found in it" : pick(result.why, locale);
  return `cannot be read: ${why}`;
}

function dependsOnToday({ start }: Recurrence): Finding {
  const message = "`when` would mean something else if it were read on another day";
  if (start === undefined) return { message, hint: "say on which day: 每周一 9:30, 每月15号 9:30" };
  const date = [start.year, start.month, start.day].map((one) => String(one).padStart(2, "0"));
  return { message, hint: `say from when it is counted: 从 ${date.join("-")} 起…` };
}

function report(draft: PackDraft, path: Path, finding: Finding): void {
  draft.report(draft.document.problem(path, finding));
}
