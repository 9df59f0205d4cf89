import {
  after,
  type Found,
  isJoined,
  lexicon,
  type Reader,
  remembered,
  textAt,
  type Word,
} from "./words.ts";

const smallCardinals = [
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen",
  "fifteen sixteen seventeen eighteen nineteen",
]
  .join(" ")
  .split(" ");
const tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const smallOrdinals = [
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth",
  "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth",
]
  .join(" ")
  .split(" ");

const cardinals = new Map<string, number>([
  ...smallCardinals.map((word, value) => [word, value] as const),
  ...tens.map((word, index) => [word, (index + 2) * 10] as const),
  ["fourty", 40],
]);
const ordinals = new Map<string, number>([
  ...smallOrdinals.map((word, index) => [word, index + 1] as const),
  ["twentieth", 20],
  ["thirtieth", 30],
]);
const ordinalEndings = new Set(["st", "nd", "rd", "th"]);

/** A whole number in digits (at most six): 5, 15. */
export const readDigits: Reader<number> = (words, at) => {
  const word = words[at];
  if (word?.type !== "digits" || word.text.length > 6) return undefined;
  return { value: Number(word.text), next: at + 1 };
};

/** A whole number in words, to ninety-nine: seven, twenty one, twenty-one. */
export const readNumberWord: Reader<number> = (words, at) => {
  const first = cardinals.get(textAt(words, at));
  if (first === undefined) return undefined;
  if (first < 20) return { value: first, next: at + 1 };
  const unitAt = textAt(words, at + 1) === "-" ? at + 2 : at + 1;
  const unit = cardinals.get(textAt(words, unitAt));
  return unit !== undefined && unit > 0 && unit < 10
    ? { value: first + unit, next: unitAt + 1 }
    : { value: first, next: at + 1 };
};

/** A whole number: 5, five. */
export const readCardinal: Reader<number> = (words, at) =>
  readDigits(words, at) ?? readNumberWord(words, at);

/** 1st, 03rd. */
export const readDigitOrdinal: Reader<number> = (words, at) => {
  const number = readDigits(words, at);
  if (number === undefined || number.value === 0) return undefined;
  const isOrdinal = isJoined(words, at + 1) && ordinalEndings.has(textAt(words, at + 1));
  return isOrdinal ? { value: number.value, next: at + 2 } : undefined;
};

/** first, twenty second, thirty-first. */
export const readOrdinalWord: Reader<number> = (words, at) => {
  const whole = ordinals.get(textAt(words, at));
  if (whole !== undefined) return { value: whole, next: at + 1 };
  const ten = tens.indexOf(textAt(words, at));
  if (ten < 0) return undefined;
  const unitAt = textAt(words, at + 1) === "-" ? at + 2 : at + 1;
  const unit = ordinals.get(textAt(words, unitAt));
  return unit !== undefined && unit < 10
    ? { value: (ten + 2) * 10 + unit, next: unitAt + 1 }
    : undefined;
};

/** 1st, first. */
export const readOrdinal: Reader<number> = (words, at) =>
  readDigitOrdinal(words, at) ?? readOrdinalWord(words, at);

/** A position: 2nd is 2, last -1, second to last and 2nd last -2, third last -3. */
export const readPosition: Reader<number> = (words, at) => {
  const fromEnd = readFromEnd(words, at);
  if (fromEnd !== undefined) return fromEnd;
  const ordinal = readOrdinal(words, at);
  if (ordinal === undefined) return undefined;
  const lastAt =
    after(words, ordinal.next, "last") ??
    after(words, ordinal.next, "to", "last") ??
    after(words, ordinal.next, "to", "the", "last") ??
    after(words, ordinal.next, "-", "to", "-", "last");
  return lastAt === undefined ? ordinal : { value: -ordinal.value, next: lastAt };
};

const readFromEnd = lexicon({ last: -1, final: -1, penultimate: -2 });

/** An amount of a unit; `isSome` when the number was not said exactly (a few). */
export interface Amount {
  readonly value: number;
  readonly isSome?: boolean;
}

/** 5, 1.5, 1/2, 2½, a, half an, a couple of, a few, two and a half, three quarters of an. */
export const readAmount: Reader<Amount> = remembered((words, at) => {
  const amount = readVague(words, at) ?? readFraction(words, at) ?? readMixed(words, at);
  if (amount === undefined) return undefined;
  return { value: amount.value, next: after(words, amount.next, "-") ?? amount.next };
});

const vagueAmounts = lexicon<Amount>({
  a: { value: 1 },
  an: { value: 1 },
  another: { value: 1 },
  "a couple of": { value: 2 },
  "a couple": { value: 2 },
  "couple of": { value: 2 },
  couple: { value: 2 },
  "a pair of": { value: 2 },
  "a few": { value: 3, isSome: true },
  few: { value: 3, isSome: true },
  several: { value: 3, isSome: true },
  some: { value: 3, isSome: true },
  "a dozen": { value: 12 },
  "half a dozen": { value: 6 },
  half: { value: 0.5 },
  "half a": { value: 0.5 },
  "half an": { value: 0.5 },
  "a half": { value: 0.5 },
  "a quarter of an": { value: 0.25 },
  "a quarter of a": { value: 0.25 },
  "quarter of an": { value: 0.25 },
  "a quarter": { value: 0.25 },
  "three quarters of an": { value: 0.75 },
  "three quarters of a": { value: 0.75 },
  "three - quarters of an": { value: 0.75 },
  "three - quarters of a": { value: 0.75 },
  "three quarter": { value: 0.75 },
});

const readVague: Reader<Amount> = (words, at) => {
  const found = vagueAmounts(words, at);
  // "a 30 minute call": the article of the noun; "another 5 minutes".
  return found !== undefined &&
    readCardinal(words, found.next) !== undefined &&
    found.value.value === 1
    ? readMixed(words, found.next)
    : found;
};

const signs: Readonly<Record<string, number>> = { "½": 0.5, "¼": 0.25, "¾": 0.75 };

/** ½, 1/2, 3/4. */
const readFraction: Reader<Amount> = (words, at) => {
  const sign = signs[textAt(words, at)];
  if (sign !== undefined) return { value: { value: sign }, next: at + 1 };
  const above = readDigits(words, at);
  const below = readDigits(words, at + 2);
  const isFraction =
    textAt(words, at + 1) === "/" && isJoined(words, at + 1) && isJoined(words, at + 2);
  if (!isFraction || above === undefined || below === undefined) return undefined;
  const value = above.value / below.value;
  return [2, 3, 4].includes(below.value) && value > 0 && value < 1
    ? { value: { value }, next: at + 3 }
    : undefined;
};

/** 5, 1.5, 2½, 1 1/2, two and a half, one and three quarters of. */
const readMixed: Reader<Amount> = (words, at) => {
  const whole = readDecimal(words, at) ?? readNumberWord(words, at);
  if (whole === undefined) return undefined;
  const part =
    readFraction(words, whole.next) ??
    readPart(words, after(words, whole.next, "and") ?? words.length);
  if (part === undefined) return { value: { value: whole.value }, next: whole.next };
  return { value: { value: whole.value + part.value.value }, next: part.next };
};

/** 15.5 */
function readDecimal(words: readonly Word[], at: number): Found<number> | undefined {
  const whole = readDigits(words, at);
  const decimals = words[at + 2];
  const isDecimal =
    textAt(words, at + 1) === "." &&
    isJoined(words, at + 1) &&
    decimals?.type === "digits" &&
    decimals.joined;
  if (whole === undefined || !isDecimal) return whole;
  return { value: Number(`${textAt(words, at)}.${decimals.text}`), next: at + 3 };
}

const parts = lexicon({
  half: 0.5,
  "a half": 0.5,
  "an half": 0.5,
  quarter: 0.25,
  "a quarter": 0.25,
  "three quarter": 0.75,
  "three quarters": 0.75,
});

/** The part of a unit after "and": a half, three quarters of. */
export const readPart: Reader<Amount> = (words, at) => {
  const part = parts(words, at);
  if (part === undefined) return undefined;
  return { value: { value: part.value }, next: after(words, part.next, "of") ?? part.next };
};
