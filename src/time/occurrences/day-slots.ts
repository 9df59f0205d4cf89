/** The slots of single days, in a zone. Days are numbers since 1970-01-01. */
export interface DaySlots {
  /** The first slot of `day` after `instant`. */
  firstAfter(day: number, instant: number): number | undefined;
  /** The last slot of `day` at or before `instant`. */
  lastUntil(day: number, instant: number): number | undefined;
  /** How many slots of `day` lie in [`since`, `until`]. */
  count(day: number, since: number, until: number): number;
}
