import type { Mark, Piece } from "../piece.ts";
import { readTimes } from "./every-unit.ts";
import { readPosition } from "./numerals.ts";
import { onCalendar, readLength } from "./lengths.ts";
import { readPeriodPiece } from "./periods.ts";
import { readAnyDay } from "./any-day.ts";
import { readUnit } from "./units.ts";
import { after, type Found, lexicon, type Reader, textAt, type Word } from "./words.ts";

/** Words that join times, as long as a time may follow them. */
const joining = lexicon<Mark>({
  from: "from-pre",
  starting: "from-pre",
  "starting from": "from-pre",
  "starting on": "from-pre",
  "starting at": "from-pre",
  beginning: "from-pre",
  "beginning on": "from-pre",
  "beginning from": "from-pre",
  start: "from-pre",
  "start from": "from-pre",
  since: "from-pre",
  effective: "from-pre",
  "as of": "from-pre",
  to: "to",
  "-": "to",
  "~": "to",
  till: "to",
  til: "to",
  until: "to",
  through: "to",
  thru: "to",
  ending: "to",
  "ending on": "to",
  "up to": "to",
  "up until": "to",
  by: "by-pre",
  before: "by-pre",
  "no later than": "by-pre",
  "not later than": "by-pre",
  "latest by": "by-pre",
  "at the latest by": "by-pre",
  due: "by-pre",
  "due by": "by-pre",
  "due on": "by-pre",
  "due before": "by-pre",
  "prior to": "by-pre",
  "deadline is": "by-pre",
  after: "after-pre",
  "any time after": "after-pre",
  "anytime after": "after-pre",
  except: "except-pre",
  "except for": "except-pre",
  "except on": "except-pre",
  excluding: "except-pre",
  "but not": "except-pre",
  "but not on": "except-pre",
  "other than": "except-pre",
  and: "and",
  "&": "and",
  ",": "and",
  ", and": "and",
  or: "or",
  ", or": "or",
  at: "glue",
  "@": "glue",
  on: "glue",
  in: "glue",
  of: "glue",
  the: "glue",
  for: "glue",
  around: "about",
  about: "about",
  approximately: "about",
  approx: "about",
  roughly: "about",
  "at around": "about",
  "at about": "about",
  between: "between",
  "in between": "between",
});

/** Words of this list leave a question open when no time follows them. */
const promising = new Set(["until", "till", "except", "excluding"]);

/** Words after a time. */
const following = lexicon<Mark>({
  onwards: "from-post",
  onward: "from-post",
  "and onwards": "from-post",
  "or later": "after-post",
  "at the latest": "by-post",
  "or earlier": "by-post",
  approximately: "about",
  "or so": "about",
  ish: "about",
});

/** A reader of marks; `isTime` tells whether a time can begin at a word. */
export function createMarkReader(
  isTime: (words: readonly Word[], at: number) => boolean,
): Reader<Piece> {
  return (words, at) => {
    const found = joining(words, at);
    if (found !== undefined && canFollow(words, found, isTime)) {
      // The comma of ", starting on monday" and ", until friday" joins nothing of a kind.
      const isPause = textAt(words, at) === "," && joining(words, found.next) !== undefined;
      return { value: { type: "mark", mark: isPause ? "glue" : found.value }, next: found.next };
    }
    if (promising.has(textAt(words, at))) return { value: { type: "stray" }, next: at + 1 };
    const post = at > 0 ? following(words, at) : undefined;
    return post && { value: { type: "mark", mark: post.value }, next: post.next };
  };
}

function canFollow(
  words: readonly Word[],
  mark: Found<Mark>,
  isTime: (words: readonly Word[], at: number) => boolean,
): boolean {
  let next = mark.next;
  for (let count = 0; count < 3; count += 1) {
    const word = words[next];
    if (word === undefined) return false;
    if (word.type === "han" || isTime(words, next)) return true;
    const more = joining(words, next);
    if (more === undefined) return false;
    next = more.next;
  }
  return false;
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

const vagues = lexicon({
  later: true,
  "later on": true,
  soon: true,
  someday: true,
  "some day": true,
  "in a bit": true,
  "in a while": true,
  "in a moment": true,
  "a bit later": true,
  "after a while": true,
  shortly: true,
  sometime: true,
  "some time": true,
  "at some point": true,
  "one day": true,
  "when free": true,
  "when i'm free": true,
  "when you're free": true,
  "when i am free": true,
  "when you have time": true,
  "when i have time": true,
  asap: true,
  "as soon as possible": true,
  "the other day": true,
});

/** later, soon, in a bit: a time that must be asked for. "Sometime friday" is friday. */
export function createVagueReader(
  isTime: (words: readonly Word[], at: number) => boolean,
): Reader<Piece> {
  return (words, at) => {
    const found = vagues(words, at);
    if (found === undefined) return undefined;
    const next = after(words, found.next, "on") ?? after(words, found.next, "in") ?? found.next;
    const isGlue = textAt(words, at).startsWith("some") && isTime(words, next);
    return { value: isGlue ? { type: "mark", mark: "glue" } : { type: "vague" }, next: found.next };
  };
}

/** for 5 times, twice, 3x; for the next six weeks. */
export const readBound: Reader<Piece> = (words, at) => {
  const start =
    after(words, at, "for") ??
    after(words, at, "only") ??
    after(words, at, "a", "total", "of") ??
    at;
  const isOnce = textAt(words, at) === "once" && at > 0 && textAt(words, at - 1) !== "at" && words[at + 1] === undefined;
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

/** "every damn day": a unit of time after another word belongs to what was not understood. */
function pastEveryUnit(words: readonly Word[], at: number): number {
  return words[at]?.type === "latin" && readUnit(words, at + 1) !== undefined ? at + 2 : at;
}

const strays = new Set(["every", "closest", "nearest", "instance", "instances"]);

/** Words that say something of a time beside them that is not understood: every, the closest, the 1st week of. */
export const readStray: Reader<Piece> = (words, at) => {
  if (strays.has(textAt(words, at)))
    return { value: { type: "stray" }, next: pastEveryUnit(words, at + 1) };
  const position = readPosition(words, at);
  const weekOf = after(words, at, "week", "of") ?? after(words, at, "the", "week", "of");
  if (weekOf !== undefined) return { value: { type: "stray" }, next: weekOf };
  const week =
    position &&
    (after(words, position.next, "week", "of") ?? after(words, position.next, "week", "in"));
  return week === undefined ? undefined : { value: { type: "stray" }, next: week };
};
