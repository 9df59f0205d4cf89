import type { DayPart, Piece } from "../grammar/piece.ts";
import { readWeekday } from "./weekdays.ts";
import { after, type Found, lexicon, longestOf, type Reader, textAt, type Word } from "./words.ts";

/** A part of the day by its noun alone: morning, late evening, lunch. */
export const readBarePart = lexicon<DayPart>({
  dawn: "dawn",
  "early morning": "early-morning",
  "early in the morning": "early-morning",
  morning: "morning",
  "late morning": "morning",
  "mid morning": "morning",
  "mid - morning": "morning",
  lunch: "noon",
  lunchtime: "noon",
  "lunch time": "noon",
  afternoon: "afternoon",
  afternoonish: "afternoon",
  "early afternoon": "afternoon",
  "late afternoon": "afternoon",
  evening: "evening",
  "early evening": "evening",
  "late evening": "night",
  night: "night",
  "late night": "night",
  "night time": "night",
  "night - time": "night",
  nighttime: "night",
});

const inParts = lexicon<DayPart>({
  "in the morning": "morning",
  "in morning": "morning",
  "in the am": "morning",
  "in the early morning": "early-morning",
  "early in the morning": "early-morning",
  "first thing in the morning": "early-morning",
  "in the afternoon": "afternoon",
  "in the pm": "afternoon",
  "in the late afternoon": "afternoon",
  "in the evening": "evening",
  "in the late evening": "night",
  "in the night": "night",
  "in the night time": "night",
  "in the night - time": "night",
  "at night": "night",
  "late at night": "night",
  "during the night": "night",
  "during the morning": "morning",
  "during the afternoon": "afternoon",
  "during the evening": "evening",
  "at lunch": "noon",
  "at lunchtime": "noon",
  "at lunch time": "noon",
  "during lunch": "noon",
  "over lunch": "noon",
  "at dawn": "dawn",
  "after work": "end-of-work",
  "before end of work": "end-of-work",
  lunchtime: "noon",
  "lunch time": "noon",
  midafternoon: "afternoon",
  "mid afternoon": "afternoon",
  "mid - afternoon": "afternoon",
  "first thing": "early-morning",
});

/** A part of the day with words that make it a time: in the morning, at night, at lunch. */
export const readPart: Reader<DayPart> = inParts;

/** The part after a day: tomorrow morning; Friday, in the afternoon; tuesday pm. Lunch only when nothing is said of it. */
export const readPartAfterDay: Reader<DayPart> = (words, at) => {
  const start = after(words, at, ",") ?? at;
  const found = longestOf([inParts, dayHalves, readBarePart])(words, start);
  if (found === undefined || (start > at && inParts(words, start) === undefined)) return undefined;
  const isMeal = textAt(words, start) === "lunch";
  return isMeal && words[found.next]?.type === "latin" ? undefined : found;
};

const dayHalves = lexicon<DayPart>({ am: "morning", pm: "afternoon" });

/** A part of the day as a piece of its own. */
export const readPartPiece: Reader<Piece> = (words, at) => {
  const found = readPart(words, at) ?? readPartBeforeTime(words, at) ?? readMeal(words, at);
  if (found !== undefined) return { value: { type: "part", part: found.value }, next: found.next };
  const unknown = untimed(words, at);
  return unknown && { value: { type: "stray" }, next: unknown.next };
};

/** late afternoon tomorrow, evening on Friday */
function isDayWord(words: readonly Word[], at: number): boolean {
  const text = textAt(words, at);
  return (
    text === "tomorrow" ||
    text === "today" ||
    text === "tmr" ||
    readWeekday(words, at) !== undefined
  );
}

/** before lunch: by noon. */
function readMeal(words: readonly Word[], at: number): Found<DayPart> | undefined {
  const isMeal = textAt(words, at) === "lunch" && textAt(words, at - 1) === "before";
  return isMeal ? { value: "noon", next: at + 1 } : undefined;
}

/** Times of day that nobody has set an hour for. */
const untimed = lexicon({
  "after lunch": true,
  "after breakfast": true,
  "before breakfast": true,
  "at breakfast": true,
  "after dinner": true,
  "before dinner": true,
  "at dinner": true,
  "at sunrise": true,
  "at sunset": true,
});

/** A bare noun is a time before one: morning of the 15th, afternoon at 7. */
function readPartBeforeTime(words: readonly Word[], at: number): Found<DayPart> | undefined {
  const found = readBarePart(words, at);
  if (found === undefined) return undefined;
  const next = words[found.next];
  const isBeforeDay = after(words, found.next, "of", "the") !== undefined;
  const isBeforeClock =
    after(words, found.next, "at") !== undefined && words[found.next + 1]?.type === "digits";
  const isOfDay =
    found.value !== "noon" && isDayWord(words, after(words, found.next, "on") ?? found.next);
  return isBeforeDay || isBeforeClock || isOfDay || next?.type === "digits" ? found : undefined;
}
