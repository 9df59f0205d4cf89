import * as fc from "fast-check";

const words =
  "明天 后天 今晚 周五 周一三五 下下周三 每天 每周 每隔两天 每月15号 工作日 月底 31号 2月30日 12/15 2026-11-24 农历八月十五 除夕 " +
  "3点 15:00 9点半 六点三刻 25点 下午 凌晨 半小时后 三天内 10分钟 从 到 为止 前 之前 除了 除外 共5次 和 、 或 的 提醒我 开会 一会儿 " +
  "每 隔 逢 底 半 刻 点 号 月 today tomorrow next friday every other week weekday monday at on until except 3pm 9:30 noon " +
  "in 5 minutes ago 5th of december twice for 2 hours last day of the month between and by later 、 ， - ~ ： ( ) 「 」 1 99999 〇 十 两";

/** Phrases as people say them, cut, doubled, and mixed with anything else. */
export const anyPhrase: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .array(fc.constantFrom(...words.split(" ")), { maxLength: 8 })
      .map((parts) => parts.join("")),
  },
  {
    weight: 3,
    arbitrary: fc
      .array(fc.constantFrom(...words.split(" ")), { maxLength: 10 })
      .map((parts) => parts.join(" ")),
  },
  {
    weight: 3,
    arbitrary: fc
      .array(
        fc.oneof(fc.constantFrom(...words.split(" ")), fc.string({ unit: "binary", maxLength: 4 })),
        {
          maxLength: 10,
        },
      )
      .map((parts) => parts.join("")),
  },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 200 }) },
);

/** Texts that are as long as texts get, of one piece repeated. */
export const hostilePieces: readonly string[] = [
  "明天",
  "3点",
  "点1",
  "1",
  "十",
  "半",
  "每",
  "周一",
  "周一到",
  "每周一",
  "从明天到",
  "3点的",
  "明天 ",
  "monday ",
  "every ",
  "5 minutes ",
  "1/",
  "2026-",
  "in ",
  "3pm to ",
  "last day of ",
  "one hundred ",
  "a quarter past ",
  "the 5th of ",
  "twenty-",
  "，",
  " ",
  "-",
  "提醒我3点",
  "(",
];

/** `length` characters of a piece. */
export function repeated(piece: string, length: number): string {
  return piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
}
