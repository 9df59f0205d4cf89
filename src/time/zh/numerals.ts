import { skipSpace, textAt, type Found, type Reader, type Tokens } from "./reading.ts";

/** A number as said; `high` with two numbers in one breath: 七八点, 两三天. */
export interface Numeral {
  readonly value: number;
  readonly high?: number;
  readonly isDigits: boolean;
  /** Of digits and Chinese figures alike: how many were written, 05 and 零五 are 2. */
  readonly figures: number;
}

const figures = new Map(
  "〇一二三四五六七八九".split("").map((char, value): [string, number] => [char, value]),
);
for (const [char, value] of [
  ["零", 0],
  ["两", 2],
  ["俩", 2],
  ["仨", 3],
] as const) {
  figures.set(char, value);
}
const tens = new Map([
  ["廿", 20],
  ["卅", 30],
]);
const powers = new Map([
  ["十", 10],
  ["百", 100],
  ["千", 1000],
]);

export const numeralCharacters: ReadonlySet<string> = new Set([
  ...figures.keys(),
  ...tens.keys(),
  ...powers.keys(),
]);

/** 二三十, 七八十: two tens in one breath. */
function readTens(tokens: Tokens, at: number): Found<Numeral> | undefined {
  const [first, second] = [figures.get(textAt(tokens, at)), figures.get(textAt(tokens, at + 1))];
  if (first === undefined || second === undefined || !isNextOf(first, second) || first === 0) {
    return undefined;
  }
  if (textAt(tokens, at + 2) !== "十") return undefined;
  const value = { value: first * 10, high: second * 10, isDigits: false, figures: 3 };
  return { value, next: at + 3 };
}

/** 15, 十五, 廿三, 一百二十, 〇五, 七八. No decimals. */
export const readNumeral: Reader<Numeral> = (tokens, at) => {
  const token = tokens[at];
  if (token?.type !== "digits")
    return readTens(tokens, at) ?? readFigures(tokens, at) ?? readCounted(tokens, at);
  if (token.text.length > 9) return undefined;
  const value = { value: Number(token.text), isDigits: true, figures: token.text.length };
  return { value, next: at + 1 };
};

/** As `readNumeral`, after a space too, and with 1.5, 三点五 as decimals. */
export const readDecimal: Reader<Numeral> = (tokens, at) => {
  const whole = readNumeral(tokens, skipSpace(tokens, at));
  if (whole === undefined) return undefined;
  const point = textAt(tokens, whole.next);
  const isPoint = whole.value.isDigits ? point === "." : point === "点";
  const tail = isPoint ? readTail(tokens, whole.next + 1, whole.value.isDigits) : undefined;
  if (tail === undefined) return whole;
  const value = Number(`${whole.value.value}.${tail.value}`);
  return { value: { ...whole.value, value }, next: tail.next };
};

function readTail(tokens: Tokens, at: number, isDigits: boolean): Found<string> | undefined {
  const token = tokens[at];
  if (isDigits) return token?.type === "digits" ? { value: token.text, next: at + 1 } : undefined;
  const run = figureRun(tokens, at);
  return run.length === 0 ? undefined : { value: run.join(""), next: at + run.length };
}

/** 二〇二六, 零五: figures side by side. Two that follow one another (七八, 三五) are two numbers. */
function readFigures(tokens: Tokens, at: number): Found<Numeral> | undefined {
  const run = figureRun(tokens, at);
  const [first = 0] = run;
  if (run.length < 2 || powers.has(textAt(tokens, at + run.length))) return undefined;
  if (run.length === 2 && first > 0) return undefined;
  const value = Number(run.join(""));
  return { value: { value, isDigits: false, figures: run.length }, next: at + run.length };
}

/** The figures from `at` on, without tens: 二〇二六 gives [2, 0, 2, 6]. */
export function figureRun(tokens: Tokens, at: number): readonly number[] {
  const run: number[] = [];
  for (let index = at; run.length < 5; index += 1) {
    const figure = figures.get(textAt(tokens, index));
    if (figure === undefined) break;
    run.push(figure);
  }
  return run;
}

/** 十五, 二十, 廿三, 一百零五, 两千五百, 七八, 十七八: figures with tens, hundreds, thousands. */
function readCounted(tokens: Tokens, start: number): Found<Numeral> | undefined {
  let at = start;
  let sum = 0;
  let floor = 10_000;
  let figure: number | undefined;
  let high: number | undefined;
  for (; at - start < 10; at += 1) {
    const char = textAt(tokens, at);
    const next = figures.get(char);
    const ten = tens.get(char);
    const power = powers.get(char);
    if (next !== undefined) {
      if (figure !== undefined && figure > 0) {
        high =
          isNextOf(figure, next) && !powers.has(textAt(tokens, at + 1)) ? sum + next : undefined;
        if (high !== undefined) at += 1;
        break;
      }
      if (floor === 1) break;
      figure = next;
    } else if (ten !== undefined && figure === undefined && floor > 10) {
      sum += ten;
      floor = 10;
    } else if (power !== undefined && power < floor && figure !== 0) {
      sum += (figure ?? 1) * power;
      figure = undefined;
      floor = power;
    } else break;
  }
  if (at === start) return undefined;
  const value = sum + (figure ?? 0);
  const numeral = { value, isDigits: false, figures: at - start };
  return { value: high === undefined ? numeral : { ...numeral, high }, next: at };
}

/** 七八, 两三, 三五 are said together; 一三 is not. */
function isNextOf(figure: number, next: number): boolean {
  return next === figure + 1 || (figure === 3 && next === 5);
}
