import {
  candidateOf,
  completeness,
  isBound,
  withoutIdleLength,
  type Candidate,
} from "./candidate.ts";
import { clustersOf, isMovedTo } from "./clusters.ts";
import { isFiller } from "./filler.ts";
import { normalise } from "./normalise.ts";
import { scan, type Item } from "./scan.ts";
import { tokenise } from "./tokenise.ts";

/**
 * The phrase of time in a text: empty when there is none, several when it can be read in more than one way. What else
 * looks like time belongs to the content.
 */
export function compose(text: string): readonly Candidate[] {
  const normalised = normalise(text);
  const tokens = tokenise(normalised);
  const scanned = scan(tokens);
  const all = clustersOf(tokens, scanned, normalised).map(({ items }) =>
    withoutIdleLength(candidateOf(items)),
  );
  const found = all.filter((one) => completeness(one) !== "nothing");
  // 每逢初一十五: nothing of it was understood, and it is all about time.
  if (found.length === 0) return isEveryDay(normalised) ? all.slice(0, 1).map(halfUnderstood) : [];
  const joined = joinNeighbours(found, normalised);
  const chosen = choose(joined, normalised).map((one) => withBounds(one, joined));
  const isLoudly = scanned.some(isLoud);
  return chosen.map((one) => (isLoudly || goesOn(one, normalised) ? halfUnderstood(one) : one));
}

function isEveryDay(text: string): boolean {
  return /(?:每逢|逢)\s?(?:初[一二三四五六七八九十\d]|[单双][日号])/u.test(text);
}

/** 开会前10分钟 wherever it stands: what was said of the time is more than is understood. */
function isLoud({ piece }: Item): boolean {
  return piece.type === "stray" && piece.isLoud === true;
}

/** At 9 and 17 drink water, in July and August, on working days: more of the time, or what it is about. */
function goesOn({ items, spans }: Candidate, text: string): boolean {
  const isClock = items.at(-1)?.piece.type === "clock";
  return spans.some(([, end]) => {
    const behind = text.slice(end, end + longestTail);
    return (isClock && anotherHour.test(behind)) || anotherMonth.test(behind);
  });
}

const longestTail = 24;
const anotherHour = /^ {0,2}(?:and|&) {0,2}\d{1,2}(?![\d:.%a-z])/u;
const anotherMonth =
  /^ {0,2}(?:(?:and|or|&|,) {0,2}(?:january|february|march|april|may|june|july|august|september|october|november|december)(?![a-z])|(?:only )?on (?:working|business|work) ?days(?![a-z]))/u;

function halfUnderstood(one: Candidate): Candidate {
  return { ...one, phrase: { ...one.phrase, isHalfUnderstood: true } };
}

/** Halves of one time with nothing but fillers between them: 每天 提醒我 9点. */
function joinNeighbours(found: readonly Candidate[], text: string): readonly Candidate[] {
  const joined: Candidate[] = [];
  for (const one of found) {
    const before = joined.at(-1);
    const isNeighbour =
      before !== undefined &&
      complement(before, one) &&
      !isAttribute(one, text) &&
      isFiller(text.slice(before.end, one.start));
    if (isNeighbour) joined[joined.length - 1] = join(before, one);
    else joined.push(one);
  }
  return joined;
}

function choose(found: readonly Candidate[], text: string): readonly Candidate[] {
  const complete = found.filter((one) => completeness(one) === "complete");
  const first = complete.find((one) => !isAttribute(one, text));
  if (first !== undefined) {
    const before = found.slice(0, found.indexOf(first)).filter((one) => isOwnTime(one, text));
    return [...before, first].slice(0, mostReadings);
  }
  if (complete.length > 0) {
    // 明天10点的会，9:50提醒我: what describes something may still say the day.
    const others = found.filter((one) => isOwnTime(one, text));
    return [...others, ...complete].slice(0, mostReadings);
  }
  const days = found.filter((one) => completeness(one) === "day");
  const clocks = found.filter((one) => completeness(one) === "clock");
  const day = days.find((one) => !isAttribute(one, text)) ?? days[0];
  if (day === undefined) return clocks.length > 0 ? ownClocks(clocks, text) : found.slice(0, 1);
  const clock = clocks.find((one) => !isAttribute(one, text));
  if (clock === undefined || !complement(day, clock)) return [day];
  const later = day.start > clock.start ? day : clock;
  const both = join(day, clock);
  return clocks.length === 1 && isAtEnd(later, text) ? [both] : [both, day];
}

const mostReadings = 5;

function ownClocks(clocks: readonly Candidate[], text: string): readonly Candidate[] {
  const own = clocks.filter((one) => !isAttribute(one, text));
  // Of several that all describe something, none is better than the others.
  return (own.length === 0 ? clocks : own).slice(0, mostReadings);
}

/** Whether it may be meant as the time of the whole text: a day or a clock that is not part of a description. */
function isOwnTime(one: Candidate, text: string): boolean {
  const kind = completeness(one);
  return (kind === "day" || kind === "clock") && !isAttribute(one, text) && !isBound(one.phrase);
}

/** 3点的会, 改到4点: the time describes something else. */
function isAttribute({ start, end }: Candidate, text: string): boolean {
  if (isMovedTo(start, text)) return true;
  const after = text.slice(end, end + 2).trimStart();
  return after.startsWith("的") || after.startsWith("之") || after.startsWith("'s");
}

/** Whether nothing but punctuation and particles follows. */
function isAtEnd({ end }: Candidate, text: string): boolean {
  for (let index = end; index < text.length; index += 1) {
    if (!closing.has(text.charAt(index))) return false;
  }
  return true;
}

const closing = new Set(" ,，、。.!！?？;；:：~～)）】]\"'”’吧啊哦呢了哈呀".split(""));

/** Whether one has the day and the other the time of day. */
function complement(a: Candidate, b: Candidate): boolean {
  const kinds = [completeness(a), completeness(b)];
  const isDay = kinds.indexOf("day");
  return isDay >= 0 && ["clock", "part"].includes(kinds[1 - isDay] ?? "");
}

/** Bounds of a rule may stand apart from it: 每天喝水，共5次; every day stretch until Friday. */
function withBounds(rule: Candidate, found: readonly Candidate[]): Candidate {
  if (rule.phrase.every === undefined) return rule;
  const bounds = found.filter((one) => one.start >= rule.end && isBound(one.phrase));
  return bounds.slice(0, mostBounds).reduce(join, rule);
}

const mostBounds = 3;

function join(a: Candidate, b: Candidate): Candidate {
  const [first, second] = a.start <= b.start ? [a, b] : [b, a];
  return candidateOf([...first.items, ...second.items], [...first.spans, ...second.spans]);
}
