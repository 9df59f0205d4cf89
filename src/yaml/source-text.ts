import { hideSecrets } from "./hide-secrets.ts";
import type { Problem } from "./problem.ts";

/** What is said about a place. */
export interface Finding {
  readonly message: string;
  readonly hint?: string | undefined;
  readonly severity?: Problem["severity"];
}

/** A text file whose offsets can be turned into places. */
export interface SourceText {
  readonly file: string;
  readonly text: string;
  /** The problem `finding` at `offset`. */
  problem(offset: number, finding: Finding): Problem;
}

/** A line as it may be shown; every character keeps its place. */
export type HideInLine = (line: string, previousLine: string) => string;

// Nobody reads longer lines, and thousands of problems in one would cost too much.
const longestExcerpt = 1000;

/** Prepares `text` for reporting problems in it. */
export function createSourceText(
  file: string,
  text: string,
  hide: HideInLine = hideSecrets,
): SourceText {
  const starts = lineStarts(text);
  const lineAt = (index: number): string =>
    text.slice(starts[index] ?? 0, (starts[index + 1] ?? text.length + 1) - 1).replace(/\r$/, "");
  return {
    file,
    text,
    problem(offset, { message, hint, severity = "error" }) {
      const index = lastAtOrBefore(starts, offset);
      const line = lineAt(index);
      return {
        file,
        line: index + 1,
        col: offset - (starts[index] ?? 0) + 1,
        message,
        ...(hint === undefined ? {} : { hint }),
        severity,
        ...(line.length <= longestExcerpt && {
          excerpt: hide(line, index === 0 ? "" : lineAt(index - 1)),
        }),
      };
    },
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

function lastAtOrBefore(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
