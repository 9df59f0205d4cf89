import type { Length } from "../grammar/piece.ts";
import { lexicon } from "./words.ts";

/** A unit of time: which slot of a length it fills, and how many of it it is. */
export interface Unit {
  readonly unit: keyof Length;
  readonly times: number;
  /** One letter or sign, which must be joined to its number. */
  readonly isLetter?: boolean;
  readonly isSingular?: boolean;
}

const letters: Readonly<Record<string, keyof Length>> = {
  h: "hours",
  m: "minutes",
  s: "seconds",
  d: "days",
  w: "weeks",
  y: "years",
  "'": "minutes",
  '"': "seconds",
};

const singulars: Readonly<Record<string, keyof Length>> = {
  second: "seconds",
  sec: "seconds",
  minute: "minutes",
  min: "minutes",
  minuite: "minutes",
  hour: "hours",
  hr: "hours",
  day: "days",
  night: "days",
  workday: "workdays",
  "business day": "workdays",
  "working day": "workdays",
  "work day": "workdays",
  week: "weeks",
  wk: "weeks",
  month: "months",
  mo: "months",
  mth: "months",
  year: "years",
  yr: "years",
};

const multiples: Readonly<Record<string, readonly [keyof Length, number]>> = {
  fortnight: ["weeks", 2],
  quarter: ["months", 3],
  decade: ["years", 10],
};

const units: Record<string, Unit> = {};
for (const [letter, unit] of Object.entries(letters))
  units[letter] = { unit, times: 1, isLetter: true };
for (const [name, unit] of Object.entries(singulars)) addNoun(name, unit, 1);
for (const [name, [unit, times]] of Object.entries(multiples)) addNoun(name, unit, times);

function addNoun(name: string, unit: keyof Length, times: number): void {
  units[name] = { unit, times, isSingular: true };
  units[`${name}s`] = { unit, times };
}

/** minutes, hr, business days, h. */
export const readUnit = lexicon(units);

/** From the longest to the shortest, as they are said one after the other. */
export const unitsInOrder: readonly (keyof Length)[] = [
  "years",
  "months",
  "weeks",
  "days",
  "workdays",
  "hours",
  "minutes",
  "seconds",
];
