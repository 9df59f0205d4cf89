import { describe, expect, test } from "vitest";
import { contextAt, said } from "../said.ts";

// A Monday.
const now = "2026-11-23T10:00:00+08:00";

/** What somebody types on Monday, 23 November 2026 at 10:00, and how it is understood. */
export type Row = readonly [phrase: string, understood: string];

/** One test for each phrase. */
export function rows(title: string, all: readonly Row[]): void {
  describe(title, () => {
    test.each(all)("%s → %s", (phrase, understood) => {
      expect(said(phrase, contextAt(now))).toBe(understood);
    });
  });
}
