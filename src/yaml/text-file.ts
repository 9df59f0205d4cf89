import { readFileSync, statSync } from "node:fs";
import { maxBytes } from "./scan-limits.ts";

/** Reads a whole text file; `undefined` when there is none. */
export type ReadFile = (path: string) => string | undefined;

/** Reads from the disk, and never more than just too much. */
export const readTextFile: ReadFile = (path) => {
  try {
    // What is larger is refused by readYaml for its size, so its content does not matter.
    if (statSync(path).size > maxBytes) return " ".repeat(maxBytes + 1);
    return readFileSync(path, "utf8");
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
};

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
