import type { CardUpdate } from "../core/card-press.ts";
import type { Clock } from "../core/clock.ts";

/** Brings what became of a press back to whoever answers it, in this process. */
export interface CardOutcomes {
  /** The outcome of the press with this key, or nothing when it takes longer than `waitMs`. */
  wait(key: string, waitMs: number): Promise<{ readonly update: CardUpdate } | undefined>;
  /** Notes what a handler wants changed; nobody is told before `finish`. */
  note(key: string, update: CardUpdate): void;
  /** The press, in the lane of its card, is finished and committed. */
  finish(key: string, lane: string): void;
  /** Whether somebody waited for the outcome of this press and was told it in time. */
  isAnswered(key: string): boolean;
  /**
   * An older change of this card is made by a call only now, over what later presses were answered: their
   * changes have to follow it.
   */
  overtaken(lane: string): void;
}

// For a press that comes twice: the second is answered as the first was.
const remembered = 1000;

export function createCardOutcomes(clock: Clock): CardOutcomes {
  const noted = new Map<string, CardUpdate>();
  const finished = new Map<string, CardUpdate>();
  // The lane of each press that was answered in time.
  const answered = new Map<string, string>();
  const waiting = new Map<string, Set<AbortController>>();

  return {
    async wait(key, waitMs) {
      const known = finished.get(key);
      if (known !== undefined) return { update: known };
      const told = new AbortController();
      const together = waiting.get(key) ?? new Set();
      waiting.set(key, together.add(told));
      await clock.wait(waitMs, told.signal);
      together.delete(told);
      if (together.size === 0) waiting.delete(key);
      const update = finished.get(key);
      return update === undefined ? undefined : { update };
    },
    note: (key, update) => void noted.set(key, update),
    finish(key, lane) {
      const update = noted.get(key) ?? {};
      noted.delete(key);
      finished.set(key, update);
      const [oldest] = finished.keys();
      if (finished.size > remembered && oldest !== undefined) {
        finished.delete(oldest);
        answered.delete(oldest);
      }
      const told = waiting.get(key);
      if (told !== undefined) answered.set(key, lane);
      for (const one of told ?? []) one.abort();
    },
    isAnswered: (key) => answered.has(key),
    overtaken(lane) {
      for (const [key, one] of answered) if (one === lane) answered.delete(key);
    },
  };
}
