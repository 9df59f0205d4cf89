import type { Weekday } from "../dates/calendar-date.ts";
import { after, isJoined, type Reader, textAt, type Word } from "./words.ts";

/** A weekday as written. */
export interface SaidWeekday {
  readonly weekday: Weekday;
  /** Mondays: said of each. */
  readonly isPlural: boolean;
  /** The word has another meaning (sat, sun, wed): only among other time words. */
  readonly isHomonym: boolean;
}

const names: readonly (readonly string[])[] = [
  ["monday", "mon", "monady", "mondey", "munday"],
  ["tuesday", "tue", "tues", "tuesay", "teusday", "tusday"],
  [
    "wednesday",
    "wed",
    "weds",
    "wednes",
    "wendesday",
    "wensday",
    "wednesay",
    "wedesday",
    "wednsday",
  ],
  ["thursday", "thu", "thur", "thurs", "thrusday", "thurday", "thursay", "thersday"],
  ["friday", "fri", "firday", "frieday", "fryday"],
  ["saturday", "sat", "saterday", "satuday", "saturaday"],
  ["sunday", "sun", "sundey", "sundy"],
];
const homonyms = new Set(["sat", "sun", "wed", "weds"]);

const weekdays = new Map<string, SaidWeekday>();
names.forEach((forms, index) => {
  const weekday = (index + 1) as Weekday;
  for (const form of forms) {
    const isHomonym = homonyms.has(form);
    weekdays.set(form, { weekday, isPlural: false, isHomonym });
    weekdays.set(`${form}'s`, { weekday, isPlural: false, isHomonym });
  }
  for (const form of forms) {
    if (form !== "thu" && !weekdays.has(`${form}s`))
      weekdays.set(`${form}s`, { weekday, isPlural: true, isHomonym: false });
  }
});
// These abbreviations end in s by themselves.
for (const [form, weekday] of [
  ["tues", 2],
  ["thurs", 4],
] as const) {
  weekdays.set(form, { weekday, isPlural: false, isHomonym: false });
}

/** monday, Tues., mondays. A full stop after an abbreviation belongs to it. */
export const readWeekday: Reader<SaidWeekday> = (words, at) => {
  const value = weekdays.get(textAt(words, at));
  if (value === undefined || (value.isHomonym && !isAmongTimeWords(words, at))) return undefined;
  return { value, next: pastFullStop(words, at + 1) };
};

/** The index after the full stop of an abbreviation of five letters or less. */
export function pastFullStop(words: readonly Word[], at: number): number {
  const isAbbreviated = textAt(words, at - 1).length <= 5 && isJoined(words, at);
  return isAbbreviated ? (after(words, at, ".") ?? at) : at;
}

const leaders = new Set(
  "on this next coming every each until till by and or to through thru before after from except last other , - / & ( first second third fourth".split(
    " ",
  ),
);
const followers = new Set(
  "at @ from between morning afternoon evening night the , - / . and".split(" "),
);

const verbFollowers = new Set("with down there up here beside in for through".split(" "));

/** sat, sun and wed are weekdays at the start or end of the text and beside words of time, never in "I sat down". */
function isAmongTimeWords(words: readonly Word[], at: number): boolean {
  const before = textAt(words, at - 1);
  if (leaders.has(before)) return true;
  if (at === 0) return !verbFollowers.has(textAt(words, at + 1));
  if (
    before === "the" ||
    before === "i" ||
    before === "she" ||
    before === "he" ||
    before === "they"
  )
    return false;
  const next = words[at + 1];
  if (weekdays.has(before) || weekdays.has(next?.text ?? "")) return true;
  return (
    next === undefined || next.type === "digits" || next.type === "han" || followers.has(next.text)
  );
}
