import type { DayPart, Piece } from "../grammar/piece.ts";
import { lookUp, textAt, words, type Found, type Reader, type Tokens } from "./reading.ts";

interface DayWord {
  readonly days: number;
  readonly part?: DayPart;
}

const dayWords = words<DayWord>([
  ["今天 今日 今儿 今儿个 当天 当日 即日 本日", { days: 0 }],
  ["明天 明日 明儿 明儿个 听日 次日 翌日", { days: 1 }],
  ["后天 后日 后儿", { days: 2 }],
  ["大后天 大后日 大后儿", { days: 3 }],
  ["大大后天", { days: 4 }],
  ["昨天 昨日 昨儿 寻日 琴日", { days: -1 }],
  ["前天 前日 前儿", { days: -2 }],
  ["大前天", { days: -3 }],
  ["今晚 今夜 当晚 今晚黑", { days: 0, part: "night" }],
  ["明晚 听晚 听晚黑", { days: 1, part: "night" }],
  ["后晚", { days: 2, part: "night" }],
  ["昨晚 寻晚 琴晚", { days: -1, part: "night" }],
  ["今早 今晨 今朝", { days: 0, part: "early-morning" }],
  ["明早 明晨 听朝", { days: 1, part: "early-morning" }],
  ["后早", { days: 2, part: "early-morning" }],
  ["今午", { days: 0, part: "noon" }],
  ["明午", { days: 1, part: "noon" }],
]);

const nowWords = new Set(["现在", "而家", "依家", "此刻"]);
const spans = new Map<string, readonly [number, number]>([
  ["明后天", [1, 2]],
  ["明后两天", [1, 2]],
  ["今明两天", [0, 1]],
]);

/** 今天, 后天, 今晚, 明早, 聽日; 现在 is now. */
export const readDayWord: Reader<Piece> = (tokens, at) => {
  const text = textAt(tokens, at);
  if (isInTitle(tokens, at)) return undefined;
  if (nowWords.has(text)) {
    return { value: { type: "shift", length: { seconds: 0 }, direction: "after" }, next: at + 1 };
  }
  const span = spans.get(text);
  if (span !== undefined) return { value: group(span), next: at + 1 };
  const found = lookUp(tokens, at, dayWords) ?? readSpaced(tokens, at);
  if (found === undefined || tokens[at]?.type === "space") return undefined;
  const { days, part } = found.value;
  const day = { kind: "offset", days } as const;
  if (part === undefined) return { value: { type: "day", day }, next: found.next };
  return { value: { type: "day", day, part }, next: afterUp(tokens, found.next) };
};

/** 明 天. */
function readSpaced(tokens: Tokens, at: number): Found<DayWord> | undefined {
  if (tokens[at + 1]?.type !== "space") return undefined;
  const value = dayWords.get(textAt(tokens, at) + textAt(tokens, at + 2));
  return value === undefined ? undefined : { value, next: at + 3 };
}

function group([first, last]: readonly [number, number]): Piece {
  return {
    type: "group",
    pieces: [
      { type: "day", day: { kind: "offset", days: first } },
      { type: "mark", mark: "to" },
      { type: "day", day: { kind: "offset", days: last } },
    ],
  };
}

/** 明早上8点: 上 belongs to 早 where a number follows. */
function afterUp(tokens: Tokens, at: number): number {
  const follower = tokens[at + 1];
  const isNumber = follower?.type === "digits" || figures.has(follower?.text.charAt(0) ?? "");
  return textAt(tokens, at) === "上" && (isNumber || follower === undefined) ? at + 1 : at;
}

const figures = new Set("一二两三四五六七八九十");

/** 《明日之后》, 今日头条: names. */
function isInTitle(tokens: Tokens, at: number): boolean {
  return textAt(tokens, at - 1) === "《" || titles.has(textAt(tokens, at) + textAt(tokens, at + 1));
}

const titles = new Set(["今日头", "今日说", "明日方", "今日特"]);
