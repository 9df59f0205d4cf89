import { createHash } from "node:crypto";
import type { SpokenInPack } from "./sentences.ts";

/** Remembers sentences in which the search for overlaps found none, so that a start with the same ones need not search. */
export interface OverlapMemory {
  isClear(print: string): boolean;
  keepClear(print: string): void;
}

/** To be raised with every change of what the search finds. */
const edition = 1;

/** What tells sentences from others: all that the search for overlaps reads. */
export function printOfSentences(commands: readonly SpokenInPack[]): string {
  const read = commands.map(({ pack, definition: { name, say, fragments, args } }) => [
    pack,
    name,
    say,
    fragments,
    args,
  ]);
  return createHash("sha256")
    .update(JSON.stringify([edition, read]))
    .digest("hex");
}
