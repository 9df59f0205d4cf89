import type { Piece } from "../grammar/piece.ts";
import { after, lexicon, type Reader, textAt, type Word } from "./words.ts";

const vagues = lexicon({
  later: true,
  "later on": true,
  soon: true,
  someday: true,
  "some day": true,
  "in a bit": true,
  "in a while": true,
  "in a moment": true,
  "a bit later": true,
  "after a while": true,
  shortly: true,
  sometime: true,
  "some time": true,
  "at some point": true,
  "one day": true,
  "when free": true,
  "when i'm free": true,
  "when you're free": true,
  "when i am free": true,
  "when you have time": true,
  "when i have time": true,
  asap: true,
  "as soon as possible": true,
  "the other day": true,
});

/** later, soon, in a bit: a time that must be asked for. "Sometime friday" is friday. */
export function createVagueReader(
  isTime: (words: readonly Word[], at: number) => boolean,
): Reader<Piece> {
  return (words, at) => {
    const found = vagues(words, at);
    if (found === undefined) return undefined;
    const next = after(words, found.next, "on") ?? after(words, found.next, "in") ?? found.next;
    const isGlue = textAt(words, at).startsWith("some") && isTime(words, next);
    if (isGlue) return { value: { type: "mark", mark: "glue" }, next: found.next };
    // "Later today": how much later is asked, whatever day is named.
    const isLater = textAt(words, at) === "later" && isTime(words, found.next);
    return { value: { type: isLater ? "stray" : "vague" }, next: found.next };
  };
}
