import { skip, skipSpace, textAt, words, type Reader } from "./reading.ts";

const steps = words<number>([
  ["这 本 今 呢 当 此", 0],
  ["下 次 来", 1],
  ["上", -1],
]);

/** Which week, month or quarter, before its unit: 下, 下个, 下下, 再下个, 这个, 本, 上一个. */
export const readRelative: Reader<number> = (tokens, start) => {
  const from = skipSpace(tokens, start);
  const isAgain = textAt(tokens, from) === "再" && textAt(tokens, from + 1) === "下";
  const at = isAgain ? from + 1 : from;
  const word = textAt(tokens, at);
  const step = steps.get(word);
  if (step === undefined) return undefined;
  let next = at + 1;
  while (step !== 0 && next - at < 4 && textAt(tokens, next) === word) next += 1;
  const value = (next - at) * step + (isAgain ? 1 : 0);
  return { value: step === 0 ? 0 : value, next: skip(tokens, skip(tokens, next, "一"), "个") };
};
