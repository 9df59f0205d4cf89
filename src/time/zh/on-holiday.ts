import type { Piece } from "../grammar/piece.ts";
import { skip, textAt, type Found, type Reader, type Tokens } from "./reading.ts";

const holidays = new Set(["节假日", "法定节假日", "节日", "假日", "假期"]);
const daysOff = new Set([...holidays, "休息日", "非工作日"]);

/** The words that one begins with. */
export const onHolidayWords: readonly string[] = ["遇", "遇到", "逢", "如", ...daysOff];

/** 遇节假日顺延, 休息日提前到前一个工作日, 遇节假日跳过: what becomes of a rule's days off. */
export const readOnHoliday: Reader<Piece> = (tokens, at) => {
  const day = skip(tokens, skip(tokens, skip(tokens, at, "如"), "遇", "遇到", "逢"), "到", "上");
  const word = readDayOff(tokens, day);
  if (word === undefined) return undefined;
  const outcome = readOutcome(tokens, word.next);
  if (outcome === undefined) {
    return day > at ? { value: { type: "stray", isLoud: true }, next: word.next } : undefined;
  }
  // A holiday that is left out is no weekend; one that moves a day does so on weekends too.
  const isLeftOut = outcome.value === "skip" && holidays.has(word.value);
  const piece: Piece = isLeftOut
    ? exceptHolidays
    : { type: "on-holiday", onHoliday: outcome.value };
  return { value: piece, next: outcome.next };
};

const exceptHolidays: Piece = {
  type: "group",
  pieces: [
    { type: "mark", mark: "except-pre" },
    { type: "day", day: { kind: "festival", festival: "holidays" } },
    { type: "mark", mark: "except-post" },
  ],
};

/** 休息日 may be one word or several. */
function readDayOff(tokens: Tokens, at: number): Found<string> | undefined {
  let text = "";
  for (let next = at; next < at + 5; next++) {
    text += textAt(tokens, next);
    if (daysOff.has(text)) return { value: text, next: next + 1 };
  }
  return undefined;
}

type Outcome = "skip" | "before" | "after";

const lead = "(?:的[话話])?,?(?:[则則]|就|[时時])?(?:自[动動])?";
const outcomes: readonly (readonly [Outcome, RegExp])[] = [
  ["skip", new RegExp(`^${lead}(?:跳[过過]|略[过過]|不[发發]|不提醒)`, "u")],
  [
    "after",
    new RegExp(
      `^${lead}(?:往[后後])?(?:[顺順]延|推[迟遲]|延[后後]|[后後]延|推[后後])(?:[到至]?(?:[下后後]一[个個]?|[节節][后後]第一[个個]?)工作日)?`,
      "u",
    ),
  ],
  [
    "before",
    new RegExp(
      `^${lead}(?:往前)?(?:提前|提早|前移)(?:[到至]?(?:[前上]一[个個]?|[节節]前最[后後]一[个個]?)工作日)?`,
      "u",
    ),
  ],
];

function readOutcome(tokens: Tokens, at: number): Found<Outcome> | undefined {
  const texts = Array.from({ length: 20 }, (_, index) => textAt(tokens, at + index));
  const text = texts.join("");
  for (const [outcome, pattern] of outcomes) {
    const length = pattern.exec(text)?.[0].length ?? 0;
    // 提前一天, 顺延2天 is another rule.
    if (length === 0 || /^[\d一二两三几半到至]/u.test(text.slice(length))) continue;
    const next = tokensOf(texts, length);
    if (next !== undefined) return { value: outcome, next: at + next };
  }
  return undefined;
}

/** How many tokens make up the first `length` characters; undefined when they end within one. */
function tokensOf(texts: readonly string[], length: number): number | undefined {
  let left = length;
  for (const [index, text] of texts.entries()) {
    if (left === 0) return index;
    left -= text.length;
    if (left < 0) return undefined;
  }
  return undefined;
}
