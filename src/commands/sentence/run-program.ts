import type { Program, Step } from "./program.ts";
import { createVisitMarks, type VisitMarks } from "./visit-marks.ts";
import {
  isInsideWord,
  isPoliteBehind,
  isPoliteEnd,
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
  const { steps } = program;
  const width = text.length + 1;

  return function walk(start: number, from: number): Fit | undefined {
    const slots = new Map<string, readonly [number, number]>();
    // A stack of its own: free text may be thousands of characters long.
    const stack: Visit[] = [{ step: start, at: from, known: 0, filled: undefined }];
    for (let visit = stack.pop(); visit !== undefined; visit = stack.pop()) {
      const step = steps[visit.step];
      if (step === undefined) continue;
      if (visit.since === undefined) {
        if (!visits.isFirst(2 * visit.step * width + visit.at)) continue;
        if (step.op === "end") {
          if (!isEnd(visit)) continue;
          for (let one = visit.filled; one !== undefined; one = one.before) {
            if (!slots.has(one.name)) slots.set(one.name, [one.start, one.end]);
          }
          return { slots, known: visit.known };
        }
        enter(step, visit, stack);
      } else if (step.op === "slot") {
        goOn(step, visit, visit.since, stack);
      }
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
      for (const to of step.to.toReversed()) stack.push({ ...visit, step: to });
      return;
    }
    const at = skipPunctuation(text, visit.at);
    const behindFiller = skipFiller(text, at);
    // Pushed first, so tried last: a filler may also be the beginning of what is wanted.
    if (behindFiller > at) stack.push({ ...visit, at: behindFiller });
    if (step.op === "words") {
      const end = endOfWords(step.text, at);
      if (end === undefined) return;
      stack.push({
        step: step.next,
        at: end,
        known: visit.known + step.text.length,
        filled: visit.filled,
      });
      return;
    }
    const ends = reader.ends(step.name, at);
    if (ends === "any") {
      if (at < text.length) stack.push({ ...visit, at, since: at });
      return;
    }
    for (const end of ends.toReversed()) {
      stack.push({
        step: step.next,
        at: end,
        known: visit.known + end - at,
        filled: { name: step.name, start: at, end, before: visit.filled },
      });
    }
  }

  /** One more character of free text, or what follows it. */
  function goOn(step: Step & { op: "slot" }, visit: Visit, since: number, stack: Visit[]): void {
    const end = visit.at + 1;
    if (end > text.length || !visits.isFirst((2 * visit.step + 1) * width + end)) return;
    stack.push({ ...visit, at: end });
    if (isInsideWord(text, end)) return;
    stack.push({
      step: step.next,
      at: end,
      known: visit.known,
      filled: { name: step.name, start: since, end, isFree: true, before: visit.filled },
    });
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

interface Visit {
  readonly step: number;
  readonly at: number;
  readonly known: number;
  readonly filled: Filled | undefined;
  /** Within free text: where it began. */
  readonly since?: number;
}

interface Filled {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly isFree?: boolean;
  readonly before: Filled | undefined;
}
