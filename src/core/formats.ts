import type { Locale } from "./locale.ts";

/** How times are told in one language. */
export interface Formats {
  /** Date, weekday, time and zone of an instant. */
  readonly formatTime: (at: number, now: number) => string;
  /** The same of a time that may repeat, which is told as a rule. */
  readonly formatWhen: (
    when: { readonly at: number; readonly recurrence?: string },
    now: number,
  ) => string;
  /** The next occurrences. */
  readonly formatNext: (next: readonly number[], now: number) => string;
}

/** How times are told in each language. */
export type FormatsOf = (locale: Locale) => Formats;
