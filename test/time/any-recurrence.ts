import * as fc from "fast-check";
import type { CalendarDate, Weekday } from "../../src/time/dates/calendar-date.ts";
import type { Recurrence } from "../../src/time/occurrences/recurrence.ts";

const two = (value: number): string => String(value).padStart(2, "0");

const anyWeekday = fc.integer({ min: 1, max: 7 }).map((day) => day as Weekday);
const anyTime = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 5, 15, 30, 45))
  .map(([hour, minute]) => `${two(hour)}:${two(minute)}`);
const anyTimes = fc
  .uniqueArray(anyTime, { minLength: 1, maxLength: 3 })
  .map((times) => times.toSorted());
const someOf = <T extends number>(one: fc.Arbitrary<T>, maxLength: number) =>
  fc
    .uniqueArray(one, { minLength: 1, maxLength })
    .map((values) => values.toSorted((a, b) => a - b));
const anyMonthDays = fc
  .tuple(
    someOf(fc.oneof(fc.integer({ min: 1, max: 31 }), fc.constantFrom(29, 30, 31)), 3),
    fc.option(fc.constantFrom(-1, -1, -2, -5), { nil: undefined }),
  )
  .map(([days, fromEnd]) => (fromEnd === undefined ? days : [fromEnd, ...days]));
const anyMonths = someOf(fc.integer({ min: 1, max: 12 }), 3);
const anyNth = fc.constantFrom(1, 2, 3, 4, 5, -1, -2);
const plain = (weekdays: readonly Weekday[]) => weekdays.map((weekday) => ({ weekday }));

/** A date of the years 2024 to 2027. */
export const anyDate: fc.Arbitrary<CalendarDate> = fc.record({
  year: fc.integer({ min: 2024, max: 2027 }),
  month: fc.integer({ min: 1, max: 12 }),
  day: fc.integer({ min: 1, max: 28 }),
});

const interval = fc.constantFrom(1, 1, 1, 2, 3, 4);

/** A random rule of days, weeks, months or years that has occurrences, without work calendar and bounds. */
export const anyRecurrence: fc.Arbitrary<Recurrence> = fc.oneof(
  fc.record({ freq: fc.constant("DAILY" as const), interval, times: anyTimes }),
  fc.record({
    freq: fc.constant("WEEKLY" as const),
    interval,
    byDay: someOf(anyWeekday, 5).map(plain),
    times: anyTimes,
  }),
  fc.record({
    freq: fc.constant("MONTHLY" as const),
    interval,
    byMonthDay: fc.oneof(anyMonthDays, fc.constantFrom([-1], [-2])),
    times: anyTimes,
  }),
  fc.record({
    freq: fc.constant("MONTHLY" as const),
    interval,
    byDay: fc.record({ weekday: anyWeekday, nth: anyNth }).map((day) => [day]),
    times: anyTimes,
  }),
  fc.record({
    freq: fc.constant("MONTHLY" as const),
    interval,
    byDay: someOf(anyWeekday, 5).map(plain),
    bySetPos: anyNth,
    times: anyTime.map((time) => [time]),
  }),
  fc.record({
    freq: fc.constant("YEARLY" as const),
    interval,
    byMonth: anyMonths,
    byMonthDay: fc.integer({ min: 1, max: 28 }).map((day) => [day]),
    times: anyTimes,
  }),
  fc.record({
    freq: fc.constant("YEARLY" as const),
    interval,
    byMonth: fc.integer({ min: 1, max: 12 }).map((month) => [month]),
    byDay: fc
      .record({ weekday: anyWeekday, nth: fc.constantFrom(1, 2, 3, 4, -1) })
      .map((day) => [day]),
    times: anyTimes,
  }),
);
