import type { DaySpec, Piece } from "../grammar/piece.ts";
import { readAnyClock } from "./clocks.ts";
import { readDayNumber } from "./date-spec.ts";
import { readDigitOrdinal, readOrdinalWord } from "./numerals.ts";
import { readPeriod } from "./periods.ts";
import { after, type Found, isJoined, lexicon, type Reader, textAt, type Word } from "./words.ts";

/** A day of a month by its number: the 15th, on the 4th, 15th of next month, on 15, the 27. */
export const readOrdinalDay: Reader<Piece> = (words, at) => {
  if (isJoined(words, at) && words[at - 1]?.type !== "mark") return undefined;
  const article = after(words, at, "the");
  const start = article ?? at;
  const day = readDayOfMonth(words, start, at - 1);
  if (day === undefined) return undefined;
  const of = readOfMonth(words, day.next);
  if (of !== undefined)
    return { value: { type: "day", day: inMonth(day.value, of.value) }, next: of.next };
  const isOrdinal = day.next > start + 1 || words[start]?.type === "latin";
  if (!isDay(words, { at, start, next: day.next, isOrdinal })) return undefined;
  return { value: { type: "day", day: { kind: "date", day: day.value } }, next: day.next };
};

/** The number of a day: 15th, fifteenth, 15. */
function readDayOfMonth(
  words: readonly Word[],
  at: number,
  before: number,
): Found<number> | undefined {
  const ordinal = readDigitOrdinal(words, at) ?? readOrdinalWord(words, at);
  const found = ordinal ?? (isLed(words, before, at) ? readDayNumber(words, at) : undefined);
  if (found === undefined || found.value < 1 || found.value > 31) return undefined;
  const noun = ordinal === undefined ? undefined : after(words, found.next, "day", "of");
  return noun === undefined ? found : { value: found.value, next: noun - 1 };
}

/** A bare number is a day after "on", "for the", "on day" and a weekday. */
function isLed(words: readonly Word[], before: number, at: number): boolean {
  const word = textAt(words, before);
  if (textAt(words, at - 1) === "the")
    return word === "on" || word === "for" || isWeekdayName(word);
  return word === "on" || word === "day" || isWeekdayName(word);
}

function isWeekdayName(text: string): boolean {
  return (
    text.endsWith("day") &&
    text.length > 5 &&
    text !== "someday" &&
    text !== "holiday" &&
    text !== "birthday"
  );
}

function readOfMonth(words: readonly Word[], at: number): Found<number> | undefined {
  const start = after(words, at, "of") ?? after(words, at, "in");
  const period = start === undefined ? undefined : readPeriod(words, start);
  if (period === undefined || period.value.unit !== "month" || period.value.number !== undefined)
    return undefined;
  return { value: period.value.offset ?? 0, next: period.next };
}

function inMonth(day: number, months: number): DaySpec {
  return { kind: "date", day, months };
}

interface Candidate {
  readonly at: number;
  /** After the article. */
  readonly start: number;
  readonly next: number;
  readonly isOrdinal: boolean;
}

/** Whether a number stands for a day and not for the rank or amount of something: the 3rd draft, the second half. */
function isDay(words: readonly Word[], { at, start, next, isOrdinal }: Candidate): boolean {
  const following = words[next];
  const text = following?.text ?? "";
  if (isJoined(words, next) && (following?.type === "latin" || following?.type === "digits"))
    return false;
  if (ranked(words, next) !== undefined) return false;
  const before = textAt(words, at - 1);
  const isBeforeClock = readAnyClock(words, next)?.value.isBare === false;
  const isAtEnd =
    isBeforeClock ||
    following === undefined ||
    following.type === "mark" ||
    following.type === "han" ||
    connectors.has(text);
  if (!isOrdinal) return isAtEnd && text !== "%" && text !== "/";
  if (words[start]?.type === "latin")
    return isAtEnd && (dayLeaders.has(before) || isWeekdayName(before));
  return isAtEnd || dayLeaders.has(before) || isWeekdayName(before);
}

const dayLeaders = new Set("on by until till before after from for since due through".split(" "));
const connectors = new Set(
  "at @ of in by for to and from between or until till through around about morning every each".split(
    " ",
  ),
);

const ranked = lexicon(
  Object.fromEntries(
    [
      "floor time draft version quarter item point page chapter row place half party round week month year person one",
      "step phase sprint edition attempt issue part section meeting building avenue street grade class party anniversary",
      "birthday day century generation level line team group batch release candidate hour minute",
    ]
      .join(" ")
      .split(" ")
      .map((noun) => [noun, true] as const),
  ),
);
