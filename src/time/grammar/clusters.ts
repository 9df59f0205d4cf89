import type { Item } from "./scan.ts";
import type { Token } from "./token.ts";

/** Neighbouring pieces: between them stand spaces and soft punctuation only. */
export interface Cluster {
  readonly items: readonly Item[];
}

const softMarks = new Set(",，、:：;；·~～-–—()（）[]【】'\"“”‘’/&+|@*_".split(""));

/** Groups pieces that stand next to each other. Marks at the edges that join nothing are let go. */
export function clustersOf(
  tokens: readonly Token[],
  items: readonly Item[],
  text: string,
): readonly Cluster[] {
  const clusters: Item[][] = [];
  let last: Item | undefined;
  for (const item of items) {
    const gap = last === undefined ? undefined : softGap(tokens, last.next, item.from);
    const before = clusters.at(-1);
    const isContent =
      (gap !== "" || isAnd(item)) &&
      (isMovedTo(before?.[0]?.start ?? 0, text) || describesContent(item, before, text));
    if (last === undefined || before === undefined || gap === undefined || isContent) {
      clusters.push([item]);
    } else {
      if (dashes.test(gap) && isMoment(last) && isMoment(item)) before.push(toMark(last, item));
      before.push(item);
    }
    last = item;
  }
  return clusters
    .map((cluster) => ({ items: trimmed(cluster, tokens) }))
    .filter(({ items: kept }) => kept.length > 0);
}

function isAnd({ piece }: Item): boolean {
  return piece.type === "mark" && piece.mark === "and";
}

/** 明天9:00 3点的会改了: behind a clock, another one that describes something. */
function describesContent(item: Item, before: readonly Item[] | undefined, text: string): boolean {
  if (item.piece.type !== "clock" || text.charAt(item.end) !== "的") return false;
  const isList = before?.at(-1)?.piece.type === "mark";
  return !isList && before?.some(({ piece }) => piece.type === "clock") === true;
}

/** 改到4点, 推迟到明天: a time that something else is moved to. */
export function isMovedTo(start: number, text: string): boolean {
  return moved.test(text.slice(Math.max(0, start - longestMove), start));
}

const moved = /(?:改|推|移|调|延|挪|换|提前|推迟|延后|延期|顺延)(?:到|至|成|为)$/u;
const longestMove = 4;

/** What stands between two pieces; undefined when it is more than spaces and soft punctuation. */
function softGap(tokens: readonly Token[], from: number, to: number): string | undefined {
  let gap = "";
  for (let index = from; index < to; index += 1) {
    const token = tokens[index];
    if (token === undefined) return undefined;
    if (token.type !== "space" && !softMarks.has(token.text)) return undefined;
    gap += token.text;
  }
  return gap;
}

const dashes = /^ *[-–—~～]{1,2} *$/u;

/** A dash between two moments is a range: 今天 - 下周五. */
function isMoment({ piece }: Item): boolean {
  return piece.type === "day" || piece.type === "clock" || piece.type === "part";
}

function toMark(before: Item, after: Item): Item {
  const piece = { type: "mark", mark: "to" } as const;
  return { piece, start: before.end, end: after.start, from: before.next, next: after.from };
}

function trimmed(items: readonly Item[], tokens: readonly Token[]): readonly Item[] {
  let first = 0;
  let end = items.length;
  while (first < end && isLooseBefore(items[first], tokens)) first += 1;
  while (end > first && isLooseAfter(items[end - 1], tokens)) end -= 1;
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

function isLooseBefore(item: Item | undefined, tokens: readonly Token[]): boolean {
  if (item?.piece.type !== "mark") return false;
  // At, on and 在 belong to the time they lead; 的 and of belong to what stands before.
  if (item.piece.mark === "glue") return looseGlue.has(tokens[item.from]?.text ?? "");
  return looseBefore.has(item.piece.mark);
}

const looseGlue = new Set(["的", "之", "of", "the", "'s", "s"]);

function isLooseAfter(item: Item | undefined, tokens: readonly Token[]): boolean {
  if (item?.piece.type !== "mark") return false;
  // 左右 stands behind its time, about before it.
  if (tokens[item.from]?.text === "之间") return false;
  if (item.piece.mark === "about") return looseAbout.has(tokens[item.from]?.text ?? "");
  return looseAfter.has(item.piece.mark);
}

const looseAbout = new Set(["about", "around", "大概", "大约", "约"]);
