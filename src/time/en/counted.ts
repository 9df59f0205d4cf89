import { readUnit } from "./units.ts";
import { textAt, type Word } from "./words.ts";

/** Whether a number is followed by what it counts: at 5 places, 10-15 minutes, 12-15 people. */
export function isCounted(words: readonly Word[], at: number): boolean {
  const text = textAt(words, at);
  return nouns.has(text) || (text !== "" && readUnit(words, at) !== undefined);
}

const nouns = new Set(
  [
    "% $ ¥ € £ percent points point people persons person users items pages kg kilograms kilos km miles meters",
    "usd rmb yuan dollars bucks degrees times places copies tasks issues bugs tickets tests questions guests seats",
    "rooms boxes units pieces lines files servers mb gb kb x of hundred thousand million",
  ]
    .join(" ")
    .split(" "),
);

/** Whether the word before a number is a noun that is followed by its number: building 4, page 12. */
export function isNumbered(words: readonly Word[], at: number): boolean {
  return numbered.has(textAt(words, at - 1));
}

const numbered = new Set(
  [
    "building room floor chapter version page pages step item items task ticket level unit block number no # bug issue",
    "line lines gate terminal platform phase part section question option team group day week buy order get score scored",
  ]
    .join(" ")
    .split(" "),
);
