import { mentionedIds } from "./people.ts";
import type { Message } from "../core/message.ts";

/**
 * Whether a message gives several people a thing to do each. DingTalk takes the names out of the text, so who is to do
 * which cannot be seen: 指派 @张三 写A @李四 写B arrives as 写A 写B with two people.
 */
export function givesEachTheirOwn(message: Message, what: string, said: string): boolean {
  const people = mentionedIds(message).length;
  if (people < 2 || together.test(what)) return false;
  if (thingsBehindNames(said) > 1) return true;
  return said.includes(what) && clausesOf(what) === people;
}

const together = /^(?:都|一起|一块|共同|每人|各自|分别|both|all|each|together)/iu;

/** How many names, or groups of names, that were left in the text have words behind them. */
function thingsBehindNames(said: string): number {
  const [, ...behind] = said.split(/(?<![\w.])[@＠][^\s@＠，,：:]+/u);
  return behind.filter((words) => !/^[\s,，、;；]*(?:和|跟|与|and|&)?[\s,，、;；]*$/u.test(words))
    .length;
}

/** Pieces that a gap, where a name stood, or a semicolon parts. */
function clausesOf(what: string): number {
  const pieces = what.split(/\s{2,}|[;；\n]|(?<=\p{Script=Han})\s+(?=\p{Script=Han})/u);
  return pieces.filter((piece) => piece.trim().length > 1).length;
}
