import type { CardUpdate } from "../core/card-press.ts";
import type { Clock } from "../core/clock.ts";

/** Brings what became of a press back to whoever answers it, in this process. */
export interface CardOutcomes {
  /** The outcome of the press with this key, or nothing when it takes longer than `waitMs`. */
  wait(key: string, waitMs: number): Promise<{ readonly update: CardUpdate } | undefined>;
  /** Notes what a handler wants changed; nobody is told before `finish`. */
  note(key: string, update: CardUpdate): void;
  /** The press is finished and committed. Answers the update that nobody waited for, if there is one. */
  finish(key: string): CardUpdate | undefined;
}

// For a press that comes twice: the second is answered as the first was.
const remembered = 1000;

export function createCardOutcomes(clock: Clock): CardOutcomes {
  const noted = new Map<string, CardUpdate>();
  const finished = new Map<string, CardUpdate>();
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
    finish(key) {
      const update = noted.get(key) ?? {};
      noted.delete(key);
      finished.set(key, update);
      const [oldest] = finished.keys();
      if (finished.size > remembered && oldest !== undefined) finished.delete(oldest);
      const told = waiting.get(key);
      for (const one of told ?? []) one.abort();
      const isEmpty = update.everybody === undefined && update.presser === undefined;
      return told === undefined && !isEmpty ? update : undefined;
    },
  };
}
