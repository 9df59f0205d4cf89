import type { DaySpec, PeriodSpec, Piece } from "../grammar/piece.ts";
import { dateSpec } from "./date-spec.ts";
import { readPosition } from "./numerals.ts";
import { readPartAfterDay } from "./parts.ts";
import { readPeriod, readWhich } from "./periods.ts";
import { readWeekday } from "./weekdays.ts";
import { after, type Found, lexicon, type Reader, textAt, type Word } from "./words.ts";

type NthWeekday = Extract<DaySpec, { readonly kind: "nth-weekday" }>["weekday"];

const kinds = lexicon<NthWeekday>({
  day: "day",
  workday: "workday",
  "work day": "workday",
  "business day": "workday",
  "working day": "workday",
  weekday: "workday",
  weekend: "weekend",
});

/** What is counted in a month or year: a weekday, a business day, a day. */
export const readCountedDay: Reader<NthWeekday> = (words, at) => {
  const kind = kinds(words, at);
  if (kind !== undefined) return kind;
  const weekday = readWeekday(words, at);
  return weekday && { value: weekday.value.weekday, next: weekday.next };
};

/** first friday of july, the last day of May, 2nd to last fri in feb, third last business day of next month. */
export const readNthDay: Reader<Piece> = (words, at) => {
  const position = readPosition(words, after(words, at, "the") ?? at);
  const kind = position && readCountedDay(words, position.next);
  const period = kind && readOfPeriod(words, kind.next);
  if (position === undefined || kind === undefined || period === undefined) return undefined;
  const day = nthDay(position.value, kind.value, period.value);
  if (day === undefined) return undefined;
  const part = readPartAfterDay(words, period.next);
  const said = part === undefined ? {} : { part: part.value };
  return { value: { type: "day", day, ...said }, next: part?.next ?? period.next };
};

const owners = lexicon<PeriodSpec["unit"]>({
  "week's": "week",
  "month's": "month",
  "quarter's": "quarter",
  "year's": "year",
});

/** next week's friday, this month's last day */
export const readDayOfOwner: Reader<Piece> = (words, at) => {
  const which = readWhich(words, at);
  const unit = which && owners(words, which.next);
  if (which === undefined || unit === undefined) return undefined;
  if (unit.value === "week") {
    const weekday = readWeekday(words, unit.next);
    if (weekday === undefined) return undefined;
    const day = { kind: "weekday", weekday: weekday.value.weekday, weeks: which.value } as const;
    return { value: { type: "day", day }, next: weekday.next };
  }
  const position = readPosition(words, unit.next);
  const kind = position && readCountedDay(words, position.next);
  if (position === undefined || kind === undefined) return undefined;
  const day = nthDay(position.value, kind.value, { unit: unit.value, offset: which.value });
  return day && { value: { type: "day", day }, next: kind.next };
};

function readOfPeriod(words: readonly Word[], at: number): Found<PeriodSpec> | undefined {
  const start = after(words, at, "of") ?? after(words, at, "in");
  const direct =
    start ?? (textAt(words, at) === "next" || textAt(words, at) === "this" ? at : undefined);
  const period = direct === undefined ? undefined : readPeriod(words, direct);
  return period?.value.unit === "week" ? undefined : period;
}

function nthDay(nth: number, weekday: NthWeekday, period: PeriodSpec): DaySpec | undefined {
  if (weekday !== "day" || period.unit !== "month")
    return { kind: "nth-weekday", nth, weekday, in: period };
  if (period.number !== undefined) {
    const date = dateSpec(period.year, period.number, nth);
    return period.years === undefined ? date : { ...date, years: period.years };
  }
  return { kind: "date", day: nth, months: period.offset ?? 0 };
}
