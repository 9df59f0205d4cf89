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
