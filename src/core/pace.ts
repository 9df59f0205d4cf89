import type { Destination } from "./destination.ts";
import type { Locale } from "./locale.ts";
import { minuteMs } from "./clock.ts";

/** How long what a person says is counted together. */
export const paceWindowMs = minuteMs;

/** What a person said in the minute that began with the first of it. */
export interface Pace {
  readonly since: number;
  readonly count: number;
}

/** Somebody who said too much, and is told when they are heard again. */
export interface PaceTold {
  readonly destination: Destination;
  readonly locale: Locale;
  /** What is carried out in a minute. */
  readonly limit: number;
}

/** Somebody whose minute is over. */
export interface PaceOver extends Pace {
  readonly person: string;
  readonly told: PaceTold;
}

/** Counts what people say, for all instances together. */
export interface PaceStore {
  /** Counts one message; with `told` it was one too many, and what is told stays until the minute is over. */
  count(person: string, now: number, told?: PaceTold): Promise<void>;
  /** When somebody is next to be told that their minute is over. */
  nextOverAt(): Promise<number | null>;
  /** Takes those whose minute is over and who are to be told so. */
  takeOver(now: number, limit: number): Promise<PaceOver[]>;
}
