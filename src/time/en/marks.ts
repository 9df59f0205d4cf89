import type { Mark, Piece } from "../grammar/piece.ts";

import { readMonth } from "./months.ts";
import { readCardinal, readOrdinalWord } from "./numerals.ts";
import { readWeekday } from "./weekdays.ts";
import { type Found, lexicon, type Reader, textAt, type Word } from "./words.ts";

/** Words that join times, as long as a time may follow them. */
const joining = lexicon<Mark>({
  from: "from-pre",
  starting: "from-pre",
  "starting from": "from-pre",
  "starting on": "from-pre",
  "starting at": "from-pre",
  beginning: "from-pre",
  "beginning on": "from-pre",
  "beginning from": "from-pre",
  start: "from-pre",
  "start from": "from-pre",

  effective: "from-pre",
  "as of": "from-pre",
  to: "to",
  "-": "to",
  "~": "to",
  till: "to",
  til: "to",
  until: "to",
  through: "to",
  thru: "to",
  ending: "to",
  "ending on": "to",
  "up to": "to",
  "between now and": "to",
  "from now until": "to",
  "from now till": "to",
  "from now to": "to",
  "up until": "to",
  by: "by-pre",
  before: "by-pre",
  "no later than": "by-pre",
  "not later than": "by-pre",
  "latest by": "by-pre",
  "at the latest by": "by-pre",
  due: "by-pre",
  "due by": "by-pre",
  "due on": "by-pre",
  "due before": "by-pre",
  "prior to": "by-pre",
  "deadline is": "by-pre",
  after: "after-pre",
  "any time after": "after-pre",
  "anytime after": "after-pre",
  except: "except-pre",
  "except for": "except-pre",
  "except on": "except-pre",
  excluding: "except-pre",
  "but not": "except-pre",
  "but not on": "except-pre",
  "other than": "except-pre",
  and: "and",
  "&": "and",
  ",": "and",
  ", and": "and",
  or: "or",
  ", or": "or",
  at: "glue",
  "@": "glue",
  on: "glue",
  in: "glue",
  of: "glue",
  the: "glue",
  for: "glue",
  over: "glue",
  during: "glue",
  around: "about",
  about: "about",
  approximately: "about",
  approx: "about",
  roughly: "about",
  "at around": "about",
  "at about": "about",
  between: "between",
  "in between": "between",
});

/** Words of this list leave a question open when no time follows them. */
const promising = new Set(["until", "till", "except", "excluding"]);

/** Words after a time. */
const following = lexicon<Mark>({
  onwards: "from-post",
  onward: "from-post",
  "and onwards": "from-post",
  "or later": "after-post",
  "at the latest": "by-post",
  "or earlier": "by-post",
  approximately: "about",
  "or so": "about",
  ish: "about",
});

/** A reader of marks; `isTime` tells whether a time can begin at a word. */
export function createMarkReader(
  isTime: (words: readonly Word[], at: number) => boolean,
): Reader<Piece> {
  return (words, at) => {
    const found = joining(words, at);
    if (found !== undefined && canFollow(words, found, isTime)) {
      if (isCountedTo(words, at)) return { value: { type: "stray" }, next: found.next };
      const isPause = isPauseAt(words, at, found) || isBareTo(words, at);
      return { value: { type: "mark", mark: isPause ? "glue" : found.value }, next: found.next };
    }
    if (promising.has(textAt(words, at))) return { value: { type: "stray" }, next: at + 1 };
    const post = at > 0 ? (following(words, at) ?? readFinalOn(words, at)) : undefined;
    return post && { value: { type: "mark", mark: post.value }, next: post.next };
  };
}

/** The "to" of "move it to friday" is the end of nothing, since no time stands before it. */
function isBareTo(words: readonly Word[], at: number): boolean {
  const before = words[at - 1];
  if (textAt(words, at) !== "to" || before === undefined) return textAt(words, at) === "to";
  if (before.type !== "latin") return false;
  const isName = readWeekday(words, at - 1) !== undefined || readMonth(words, at - 1) !== undefined;
  return !isName && !timeEndings.has(before.text) && readOrdinalWord(words, at - 1) === undefined;
}

/** Ten to six: from ten, or ten minutes before? */
function isCountedTo(words: readonly Word[], at: number): boolean {
  if (textAt(words, at) !== "to" || words[at - 1]?.type !== "latin") return false;
  return readCardinal(words, at - 1) !== undefined;
}

const timeEndings = new Set(
  "am pm m noon midnight today tomorrow tonight tmr now morning afternoon evening night o'clock st nd rd th week month year day h thirty fifteen forty".split(
    " ",
  ),
);

/** The "on" of "from monday on". */
function readFinalOn(words: readonly Word[], at: number): Found<Mark> | undefined {
  const isFinal = textAt(words, at) === "on" && words[at + 1] === undefined;
  return isFinal ? { value: "from-post", next: at + 1 } : undefined;
}

function canFollow(
  words: readonly Word[],
  mark: Found<Mark>,
  isTime: (words: readonly Word[], at: number) => boolean,
): boolean {
  let next = mark.next;
  for (let count = 0; count < 3; count += 1) {
    const word = words[next];
    if (word === undefined) return false;
    if (word.type === "han" || isTime(words, next)) return true;
    const more = joining(words, next);
    if (more === undefined) return false;
    next = more.next;
  }
  return false;
}

/** The comma of ", starting on monday" and ", until friday" joins nothing of a kind. */
function isPauseAt(words: readonly Word[], at: number, mark: Found<Mark>): boolean {
  return textAt(words, at) === "," && joining(words, mark.next) !== undefined;
}
