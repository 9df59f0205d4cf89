import type { DaySpec, PeriodSpec, Piece } from "../grammar/piece.ts";
import { readPeriod } from "./periods.ts";
import { readPlainDay } from "./relative-days.ts";
import { after, type Found, lexicon, type Reader, textAt, type Word } from "./words.ts";

type Edge = "start" | "middle" | "end";

const edgesOf = lexicon<Edge>({
  "end of": "end",
  "the end of": "end",
  "late in": "end",
  "beginning of": "start",
  "the beginning of": "start",
  "start of": "start",
  "the start of": "start",
  "early in": "start",
  "middle of": "middle",
  "the middle of": "middle",
  early: "start",
  late: "end",
  mid: "middle",
  "mid -": "middle",
});

const edgeWords = lexicon<DaySpec>({
  eow: edge("end", { unit: "week", offset: 0 }),
  eom: edge("end", { unit: "month", offset: 0 }),
  eoq: edge("end", { unit: "quarter", offset: 0 }),
  eoy: edge("end", { unit: "year", offset: 0 }),
  "month end": edge("end", { unit: "month", offset: 0 }),
  "month - end": edge("end", { unit: "month", offset: 0 }),
  "year end": edge("end", { unit: "year", offset: 0 }),
  "year - end": edge("end", { unit: "year", offset: 0 }),
  "quarter end": edge("end", { unit: "quarter", offset: 0 }),
  "week end": { kind: "weekend", weeks: 0 },
});

const endOfWork = lexicon({
  eod: true,
  "the eod": true,
  eob: true,
  cob: true,
  "close of business": true,
  "close of play": true,
  "end of business": true,
  "end of the business day": true,
  "end of business day": true,
  "end of day": true,
  "the end of day": true,
  "end of the day": true,
  "the end of the day": true,
  "end of work": true,
  "end of the workday": true,
  "end of the working day": true,
});

/** An edge of a stretch of time: end of next month, mid-March, EOM; of a day it is the end of work: EOD, end of tomorrow. */
export const readEdge: Reader<Piece> = (words, at) => {
  const work = endOfWork(words, at);
  if (work !== undefined) return { value: { type: "part", part: "end-of-work" }, next: work.next };
  const short = edgeWords(words, at);
  if (short !== undefined) return { value: { type: "day", day: short.value }, next: short.next };
  const found = edgesOf(words, at);
  if (found === undefined) return undefined;
  const about =
    after(words, found.next, "around") ?? after(words, found.next, "about") ?? found.next;
  const period = readPeriod(words, about) ?? readBareUnit(words, about);
  if (period !== undefined) {
    return { value: { type: "day", day: edge(found.value, period.value) }, next: period.next };
  }
  const day =
    textAt(words, found.next - 1) === "of" && found.value === "end"
      ? readPlainDay(words, after(words, about, "the") ?? about)
      : undefined;
  return day && { value: { type: "day", day: day.value, part: "end-of-work" }, next: day.next };
};

/** The month of "end of month". */
function readBareUnit(words: readonly Word[], at: number): Found<PeriodSpec> | undefined {
  const unit = units(words, at);
  return unit && { value: { unit: unit.value, offset: 0 }, next: unit.next };
}

const units = lexicon<PeriodSpec["unit"]>({
  week: "week",
  month: "month",
  quarter: "quarter",
  year: "year",
});

function edge(which: Edge, of: PeriodSpec): DaySpec {
  return { kind: "edge", edge: which, of };
}
