import { expect } from "vitest";
import type { TimeResult } from "../../src/time/time-result.ts";

const kinds = ["once", "range", "duration", "recurring", "ambiguous", "none"];

/** What holds of every result, whatever the text was. */
export function expectSound(text: string, result: TimeResult): void {
  expect(kinds).toContain(result.kind);
  for (const [start, end] of result.spans) {
    expect(start).toBeGreaterThanOrEqual(0);
    expect(end).toBeLessThanOrEqual(text.length);
    expect(start).toBeLessThan(end);
  }
  switch (result.kind) {
    case "once":
      expect(Number.isSafeInteger(result.at)).toBe(true);
      break;
    case "range":
      expect(result.end).toBeGreaterThanOrEqual(result.start);
      break;
    case "duration":
      expect(result.seconds).toBeGreaterThanOrEqual(0);
      break;
    case "recurring":
      expect(result.next.length).toBeGreaterThan(0);
      expect(result.next).toEqual(result.next.toSorted((a, b) => a - b));
      break;
    case "ambiguous":
      expect(result.question.zh).not.toBe("");
      break;
    case "none":
    default:
      expect(result.reason === "none" || result.why !== undefined).toBe(true);
  }
  if ("rest" in result) expect(isMadeOf(result.rest, text)).toBe(true);
}

/** Whether a text consists of characters of another in their order, and spaces. */
function isMadeOf(rest: string, text: string): boolean {
  let at = 0;
  for (const char of rest) {
    if (char === " ") continue;
    const found = text.indexOf(char, at);
    if (found < 0) return false;
    at = found + char.length;
  }
  return true;
}
