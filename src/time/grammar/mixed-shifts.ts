import type { Phrase } from "./phrase.ts";
import type { Item } from "./scan.ts";
import type { Token } from "./token.ts";

type Direction = NonNullable<Phrase["shift"]>["direction"];

const before = new Map<string, Direction>([
  ["in", "after"],
  ["after", "after"],
  ["within", "within"],
]);
const behind = new Map<string, Direction>([
  ["后", "after"],
  ["之后", "after"],
  ["以后", "after"],
  ["later", "after"],
  ["内", "within"],
  ["之内", "within"],
  ["以内", "within"],
  ["前", "before"],
  ["ago", "before"],
]);

/** A length of one language with the direction of the other: in 30 分钟, 5min后. Undefined when it has none. */
export function mixedShift(item: Item, tokens: readonly Token[]): Item | undefined {
  if (item.piece.type !== "length") return undefined;
  const { length } = item.piece;
  const next = tokens[item.next]?.type === "space" ? item.next + 1 : item.next;
  const follower = tokens[next];
  const after = behind.get(follower?.text ?? "");
  if (after !== undefined && follower !== undefined) {
    const piece = { type: "shift", length, direction: after } as const;
    return { ...item, piece, end: follower.end, next: next + 1 };
  }
  const from = tokens[item.from - 1]?.type === "space" ? item.from - 2 : item.from - 1;
  const leader = tokens[from];
  const ahead = before.get(leader?.text ?? "");
  if (ahead === undefined || leader === undefined) return undefined;
  return { ...item, piece: { type: "shift", length, direction: ahead }, start: leader.start, from };
}
