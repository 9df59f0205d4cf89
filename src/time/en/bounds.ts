import type { Piece } from "../grammar/piece.ts";
import { readAnyDay } from "./any-day.ts";
import { readTimes } from "./every-unit.ts";
import { onCalendar, readLength } from "./lengths.ts";
import { readPeriodPiece } from "./periods.ts";
import { after, lexicon, type Reader, textAt, type Word } from "./words.ts";

/** for 5 times, twice, 3x; for the next six weeks. */
export const readBound: Reader<Piece> = (words, at) => {
  const start =
    after(words, at, "for") ??
    after(words, at, "only") ??
    after(words, at, "a", "total", "of") ??
    at;
  const isOnce =
    textAt(words, at) === "once" &&
    at > 0 &&
    textAt(words, at - 1) !== "at" &&
    words[at + 1] === undefined;
  const times = isOnce ? { value: 1, next: at + 1 } : readTimes(words, start);
  if (times !== undefined)
    return { value: { type: "count", count: times.value }, next: times.next };
  const next = after(words, at, "for", "the", "next");
  const length = next === undefined ? undefined : (readLength(words, next) ?? readOne(words, next));
  if (length === undefined) return undefined;
  return {
    value: {
      type: "group",
      pieces: [
        { type: "mark", mark: "to" },
        { type: "shift", length: onCalendar(length.value.length), direction: "after" },
      ],
    },
    next: length.next,
  };
};

const units = lexicon({
  hour: { hours: 1 },
  day: { days: 1 },
  week: { weeks: 1 },
  month: { months: 1 },
  quarter: { months: 3 },
  year: { years: 1 },
});

function readOne(words: readonly Word[], at: number): ReturnType<typeof readLength> {
  const unit = units(words, at);
  return unit && { value: { length: unit.value, isWeak: false }, next: unit.next };
}

const untils = new Set(["until", "till", "til"]);

/** until next month: until it begins. */
export const readUntilPeriod: Reader<Piece> = (words, at) => {
  const period = untils.has(textAt(words, at)) ? readPeriodPiece(words, at + 1) : undefined;
  const day = period?.value.type === "day" ? period.value.day : undefined;
  const isDate = (readAnyDay(words, at + 1)?.next ?? 0) > (period?.next ?? 0);
  if (period === undefined || day?.kind !== "period" || isDate) return undefined;
  return {
    value: {
      type: "group",
      pieces: [
        { type: "mark", mark: "to" },
        { type: "day", day: { kind: "edge", edge: "start", of: day.period } },
      ],
    },
    next: period.next,
  };
};
