import type { Program, Step } from "./program.ts";
import { createVisitMarks, type VisitMarks } from "./visit-marks.ts";
import {
  isInsideWord,
  isPoliteBehind,
  isPoliteEnd,
  maySkip,
  skipFiller,
  skipPunctuation,
} from "./skip-words.ts";

/** Where a slot may end. */
export interface SlotReader {
  /**
   * The ends a slot may have that begins at `position` of the text, best first; `"any"` for free text, which
   * goes on until what follows it fits.
   */
  ends(slot: string, position: number): readonly number[] | "any";
}

/** A sentence that fits: the words of each slot, and how much of the text was known words. */
export interface Fit {
  /** Slot → [start, end) in the text. */
  readonly slots: ReadonlyMap<string, readonly [number, number]>;
  /** Characters of the template's own words and of slots that are no free text. */
  readonly known: number;
}

/**
 * Walks a program over a text, which is folded. Each step is tried at each position once, so the work is at most
 * steps × characters, whatever the text.
 */
export function runProgram(
  program: Program,
  text: string,
  reader: SlotReader,
  visits: VisitMarks = createVisitMarks(),
): Fit | undefined {
  // Twice the steps: free text goes on character by character, apart from where it begins.
  visits.begin(2 * program.steps.length * (text.length + 1));
  return createWalk(program, text, reader, visits)(program.start, 0);
}

function createWalk(program: Program, text: string, reader: SlotReader, visits: VisitMarks) {
  const { steps, firsts } = program;
  const width = text.length + 1;

  return function walk(start: number, from: number): Fit | undefined {
    const slots = new Map<string, readonly [number, number]>();
    // A stack of its own: free text may be thousands of characters long.
    const stack: Visit[] = [{ step: start, at: from, known: 0, filled: undefined }];
    for (let visit = stack.pop(); visit !== undefined; visit = stack.pop()) {
      const step = steps[visit.step];
      if (step === undefined || !visits.isFirst(2 * visit.step * width + visit.at)) continue;
      if (step.op !== "end") {
        enter(step, visit, stack);
        continue;
      }
      if (!isEnd(visit)) continue;
      for (let one = visit.filled; one !== undefined; one = one.before) {
        if (!slots.has(one.name)) slots.set(one.name, [one.start, one.end]);
      }
      return { slots, known: visit.known };
    }
    return undefined;
  };

  /** What was said freely is kept as it is, so only what clearly stands apart from it is no part of it. */
  function isEnd({ at, filled }: Visit): boolean {
    const isBehindFree = filled?.isFree === true && filled.end === at;
    return isBehindFree ? isPoliteBehind(text, at) : isPoliteEnd(text, at);
  }

  function enter(step: Exclude<Step, { op: "end" }>, visit: Visit, stack: Visit[]): void {
    if (step.op === "fork") {
      for (let index = step.to.length - 1; index >= 0; index -= 1) {
        const to = step.to[index] ?? 0;
        if (mayBegin(to, visit.at)) stack.push(moved(visit, to, visit.at));
      }
      return;
    }
    if (step.op === "close") {
      const { opened = visit.at, at: end, known } = visit;
      const filled = { name: step.name, start: opened, end, before: visit.filled };
      stack.push({ step: step.next, at: end, known, filled });
      return;
    }
    const at = skipPunctuation(text, visit.at);
    if (step.op === "open") {
      stack.push({ ...moved(visit, step.next, visit.at), opened: at });
      return;
    }
    const behindFiller = skipFiller(text, at);
    // Pushed first, so tried last: a filler may also be the beginning of what is wanted.
    const skipped = (visit.skipped ?? 0) + 1;
    if (behindFiller > at && skipped <= mostFillers) {
      stack.push({ ...moved(visit, visit.step, behindFiller), skipped });
    }
    if (step.op === "words") {
      const end = endOfWords(step.text, at);
      if (end === undefined) return;
      const known = visit.known + step.text.length;
      stack.push({ ...moved(visit, step.next, end), known });
      return;
    }
    const ends = reader.ends(step.name, at);
    if (ends === "any") {
      freeText(step, visit, at, stack);
      return;
    }
    for (const end of ends.toReversed()) {
      const known = visit.known + end - at;
      const filled = { name: step.name, start: at, end, before: visit.filled };
      stack.push({ step: step.next, at: end, known, filled });
    }
  }

  /** Whether a step may begin at `position`, from its first character. */
  function mayBegin(step: number, position: number): boolean {
    const first = firsts[step];
    if (first === undefined) return true;
    const char = text.charAt(position);
    return first.has(char) || first.has("") || maySkip(char);
  }

  /** Every end that free text may have, to be tried from the shortest on. What an earlier beginning tried is not tried again. */
  function freeText(
    step: Step & { op: "slot" },
    visit: Visit,
    start: number,
    stack: Visit[],
  ): void {
    const { name, next } = step;
    const first = firsts[next];
    const found: Visit[] = [];
    for (let end = start + 1; end <= text.length; end += 1) {
      if (end - start > longestInside) end = Math.max(end, text.length - longestBehind);
      if (!visits.isFirst((2 * visit.step + 1) * width + end)) break;
      if (isInsideWord(text, end)) continue;
      const goesOn =
        first === undefined ||
        first.has(text.charAt(end)) ||
        (end < text.length && maySkip(text.charAt(end))) ||
        (first.has("") && isPoliteBehind(text, end));
      if (!goesOn) continue;
      const filled = { name, start, end, isFree: true, before: visit.filled };
      found.push({ step: next, at: end, known: visit.known, filled });
    }
    stack.push(...found.toReversed());
  }

  /** Where the words end that begin at `position`; spaces between their characters do not matter. */
  function endOfWords(words: string, position: number): number | undefined {
    let at = position;
    for (const char of words) {
      while (at > position && isSpaceBetweenHan(at)) at += 1;
      if (!text.startsWith(char, at)) return undefined;
      at += char.length;
    }
    return isInsideWord(text, position) || isInsideWord(text, at) ? undefined : at;
  }

  function isSpaceBetweenHan(at: number): boolean {
    return text.charAt(at) === " " && /\p{Script=Han}/u.test(text.charAt(at - 1));
  }
}

function moved({ known, filled, opened }: Visit, step: number, at: number): Visit {
  return opened === undefined ? { step, at, known, filled } : { step, at, known, filled, opened };
}

/** As polite as people get in one place. */
const mostFillers = 8;
/** Words behind a free text are looked for in its first characters and near the end of what was said. */
const longestInside = 300;
const longestBehind = 200;

interface Visit {
  readonly step: number;
  readonly at: number;
  readonly known: number;
  readonly filled: Filled | undefined;
  /** Where the words of an argument began. */
  readonly opened?: number;
  /** Fillers passed over at this step. */
  readonly skipped?: number;
}

interface Filled {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly isFree?: boolean;
  readonly before: Filled | undefined;
}
