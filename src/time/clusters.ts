import type { Item } from "./scan.ts";
import type { Token } from "./token.ts";

/** Neighbouring pieces: between them stand spaces and soft punctuation only. */
export interface Cluster {
  readonly items: readonly Item[];
}

const softMarks = new Set(",，、:：;；·~～-–—()（）[]【】'\"“”‘’/&+|@*_".split(""));

/** Groups pieces that stand next to each other. Marks at the edges that join nothing are let go. */
export function clustersOf(tokens: readonly Token[], items: readonly Item[]): readonly Cluster[] {
  const clusters: Item[][] = [];
  let last: Item | undefined;
  for (const item of items) {
    if (last !== undefined && isSoft(tokens, last.next, item.from)) clusters.at(-1)?.push(item);
    else clusters.push([item]);
    last = item;
  }
  return clusters
    .map((cluster) => ({ items: trimmed(cluster) }))
    .filter(({ items: kept }) => kept.length > 0);
}

function isSoft(tokens: readonly Token[], from: number, to: number): boolean {
  for (let index = from; index < to; index += 1) {
    const token = tokens[index];
    if (token === undefined) return false;
    if (token.type !== "space" && !softMarks.has(token.text)) return false;
  }
  return true;
}

function trimmed(items: readonly Item[]): readonly Item[] {
  let first = 0;
  let end = items.length;
  while (first < end && isLooseBefore(items[first])) first += 1;
  while (end > first && isLooseAfter(items[end - 1])) end -= 1;
  return items.slice(first, end);
}

/** Marks that say nothing when nothing stands before them. */
const looseBefore = new Set([
  "from-post",
  "to-close",
  "by-post",
  "except-post",
  "and",
  "or",
  "after-post",
  "glue",
]);
/** Marks that say nothing when nothing stands after them. */
const looseAfter = new Set([
  "from-pre",
  "to",
  "by-pre",
  "except-pre",
  "and",
  "or",
  "glue",
  "after-pre",
  "between",
]);

function isLooseBefore(item: Item | undefined): boolean {
  return item?.piece.type === "mark" && looseBefore.has(item.piece.mark);
}

function isLooseAfter(item: Item | undefined): boolean {
  return item?.piece.type === "mark" && looseAfter.has(item.piece.mark);
}
