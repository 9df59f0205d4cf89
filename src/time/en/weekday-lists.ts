import type { Weekday } from "../dates/calendar-date.ts";
import type { Piece } from "../grammar/piece.ts";
import { readWeekday } from "./weekdays.ts";
import { after, type Found, lexicon, type Reader, remembered, textAt, type Word } from "./words.ts";

/** Several weekdays as said: mon and fri; tuesday-saturday; Mon/Wed/Fri; weekends. */
export interface WeekdayList {
  readonly weekdays: readonly Weekday[];
  /** Said in the plural, which makes it a repetition: tuesdays, weekdays. */
  readonly isPlural: boolean;
}

/** A list of weekdays with the plurals weekdays and weekends; a single one is a list too. */
export const readWeekdayList: Reader<WeekdayList> = remembered((words, at) => {
  const first = readSpan(words, at);
  if (first === undefined) return undefined;
  const all = new Set(first.value.weekdays);
  let { isPlural } = first.value;
  let { next } = first;
  for (
    let more = readMore(words, next);
    more !== undefined && all.size < 7;
    more = readMore(words, next)
  ) {
    for (const weekday of more.value.weekdays) all.add(weekday);
    isPlural ||= more.value.isPlural;
    next = more.next;
  }
  return { value: { weekdays: [...all].toSorted((a, b) => a - b), isPlural }, next };
});

function readMore(words: readonly Word[], at: number): Found<WeekdayList> | undefined {
  const comma = ["and", ",", "&", "/", "+", "、"].includes(textAt(words, at)) ? at + 1 : undefined;
  if (comma === undefined) return undefined;
  const and = after(words, comma, "and") ?? comma;
  return readSpan(words, after(words, and, "on") ?? and);
}

const joints = new Set(["to", "-", "through", "thru", "till", "until"]);

/** One weekday, or from one through another. */
function readSpan(words: readonly Word[], at: number): Found<WeekdayList> | undefined {
  const from = readOne(words, at);
  if (from === undefined || from.value.weekdays.length > 1 || !joints.has(textAt(words, from.next)))
    return from;
  const to = readOne(words, from.next + 1);
  const [first] = from.value.weekdays;
  const [last] = to?.value.weekdays ?? [];
  if (to === undefined || first === undefined || last === undefined || to.value.weekdays.length > 1)
    return from;
  const count = ((last - first + 7) % 7) + 1;
  const weekdays = Array.from(
    { length: count },
    (_, index) => (((first - 1 + index) % 7) + 1) as Weekday,
  );
  return { value: { weekdays, isPlural: from.value.isPlural || to.value.isPlural }, next: to.next };
}

const groups: Readonly<Record<string, WeekdayList>> = {
  weekday: { weekdays: [1, 2, 3, 4, 5], isPlural: false },
  weekdays: { weekdays: [1, 2, 3, 4, 5], isPlural: true },
  weekend: { weekdays: [6, 7], isPlural: false },
  weekends: { weekdays: [6, 7], isPlural: true },
};

function readOne(words: readonly Word[], at: number): Found<WeekdayList> | undefined {
  const text = textAt(words, at);
  const group = Object.hasOwn(groups, text) ? groups[text] : undefined;
  if (group !== undefined) return { value: group, next: at + 1 };
  const found = readWeekday(words, at);
  return (
    found && {
      value: { weekdays: [found.value.weekday], isPlural: found.value.isPlural },
      next: found.next,
    }
  );
}

/** Weekdays as a pattern is written are a repetition: mon wed fri, Tue/Thu, MWF, M-F. */
export const readWeekdayPattern: Reader<Piece> = (words, at) => {
  const letters = patterns(words, at);
  if (letters !== undefined) return { value: everyWeek(letters.value), next: letters.next };
  const weekdays: Weekday[] = [];
  let next = at;
  let isSlashed = false;
  let found = readWeekday(words, next);
  while (found !== undefined && weekdays.length < 7) {
    weekdays.push(found.value.weekday);
    next = found.next;
    const slash = after(words, next, "/");
    found = readWeekday(words, slash ?? next);
    isSlashed ||= slash !== undefined && found !== undefined;
  }
  return weekdays.length < (isSlashed ? 2 : 3) ? undefined : { value: everyWeek(weekdays), next };
};

function everyWeek(weekdays: readonly Weekday[]): Piece {
  return {
    type: "every",
    every: { unit: "week", interval: 1, weekdays: weekdays.map((weekday) => ({ weekday })) },
  };
}

const patterns = lexicon<readonly Weekday[]>({
  mwf: [1, 3, 5],
  tth: [2, 4],
  "m - f": [1, 2, 3, 4, 5],
  "m / w / f": [1, 3, 5],
  "t / th": [2, 4],
});
