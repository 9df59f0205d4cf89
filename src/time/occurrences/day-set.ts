/** Days on which something occurs, as numbers since 1970-01-01. A search that finds none for decades ends. */
export interface DaySet {
  /** Ascending from `day`, that included. */
  from(day: number): Iterable<number>;
  /** Descending from `day`, that included. */
  downFrom(day: number): Iterable<number>;
}

/** As far as a search goes: 29 February falls on a Monday once in 28 years, or 40 around 2100. */
export const searchedDays = 366 * 41;

/** The days of `days` that `keeps` keeps. */
export function filterDays(days: DaySet, keeps: (day: number) => boolean): DaySet {
  return {
    *from(day) {
      let seen = day;
      for (const one of days.from(day)) {
        if (one - seen > searchedDays) return;
        if (!keeps(one)) continue;
        seen = one;
        yield one;
      }
    },
    *downFrom(day) {
      let seen = day;
      for (const one of days.downFrom(day)) {
        if (seen - one > searchedDays) return;
        if (!keeps(one)) continue;
        seen = one;
        yield one;
      }
    },
  };
}

/** The days of `days` from `first` to `last`, both included. */
export function boundDays(days: DaySet, first: number, last: number): DaySet {
  return {
    *from(day) {
      for (const one of days.from(Math.max(day, first))) {
        if (one > last) return;
        yield one;
      }
    },
    *downFrom(day) {
      for (const one of days.downFrom(Math.min(day, last))) {
        if (one < first) return;
        yield one;
      }
    },
  };
}

/** Every day that `keeps` keeps; a search ends when none was kept for `searched` days. */
export function everyDay(keeps: (day: number) => boolean, searched = searchedDays): DaySet {
  const search = (step: 1 | -1) =>
    function* (from: number): Iterable<number> {
      let seen = from;
      for (let day = from; Math.abs(day - seen) <= searched; day += step) {
        if (!keeps(day)) continue;
        seen = day;
        yield day;
      }
    };
  return { from: search(1), downFrom: search(-1) };
}
