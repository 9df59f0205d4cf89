/**
 * Which moments are the slots of a repetition, in a zone: what schedules and reminders are planned by, whether they
 * were written as a phrase or as a cron expression. Pure, and quick however far apart the moments are.
 */
export interface Rule {
  /** The first slot after `instant`; `null` when none comes within decades (cron: within eight years). */
  nextAfter(instant: number): number | null;
  /** The last slot in [`since`, `until`]; `null` when there is none. */
  latest(since: number, until: number): number | null;
  /** How many slots lie in [`since`, `until`]. */
  count(since: number, until: number): number;
}
