import type { Mark, Piece } from "../grammar/piece.ts";
import {
  after,
  goesOnWith,
  lookUp,
  textAfter,
  textAt,
  words,
  type Reader,
  type Tokens,
} from "./reading.ts";

const markWords = words<Mark>([
  ["从 自 自从 打从", "from-pre"],
  ["起 开始 起始", "from-post"],
  ["到 至 直到 ~", "to"],
  ["为止 结束 截止 截至", "to-close"],
  ["前 之前 以前", "by-post"],
  ["不晚于 最迟 最晚", "by-pre"],
  ["除了 除 除开", "except-pre"],
  ["除外 以外 之外 例外 不算", "except-post"],
  ["和 与 及 跟 、 以及", "and"],
  ["或 或者 还是", "or"],
  ["的 在 于 之间", "glue"],
  ["大概 大约 约 左右 差不多", "about"],
  ["后 之后 以后 过后", "after-post"],
]);

/** Words that join pieces, or tell what one is to another. */
export const readMark: Reader<Piece> = (tokens, at) => {
  const text = textAt(tokens, at);
  if (text === "-") return isSpan(tokens, at) ? mark("to", dashEnd(tokens, at)) : undefined;
  if (text === "起" && goesOnWith(tokens, at + 1, afterRising)) return undefined;
  if (text === "外") return isExcepted(tokens, at) ? mark("except-post", at + 1) : undefined;
  if (inside.has(text) && periodEnds.has(textAt(tokens, at - 1))) return mark("by-post", at + 1);
  if (text === "以后" && goesOnWith(tokens, at + 1, everyStarts)) return mark("glue", at + 1);
  const closing =
    text === "截止" || text === "截至" ? after(tokens, at + 1, "到", "至", "于", "在") : undefined;
  if (closing !== undefined) return mark("by-pre", closing);
  if ((text === "截止" || text === "截至") && isTimeAhead(tokens, at + 1))
    return mark("by-pre", at + 1);
  const found = tokens[at]?.type === "space" ? undefined : lookUp(tokens, at, markWords);
  return found === undefined ? undefined : mark(found.value, found.next);
};

function mark(value: Mark, next: number): { readonly value: Piece; readonly next: number } {
  return { value: { type: "mark", mark: value }, next };
}

/** 2021-09-12-11:23 has a dash that spans nothing. */
function isSpan(tokens: Tokens, at: number): boolean {
  if (tokens[at - 1]?.type === "latin" && !meridiems.has(textAt(tokens, at - 1))) return false;
  const isAfterDate =
    tokens[at - 1]?.type === "digits" && ["-", "/"].includes(textAt(tokens, at - 2));
  return !isAfterDate || textAt(tokens, at + 2) !== ":";
}

/** 截止本周五; 下午5点截止 is the other way round. */
function isTimeAhead(tokens: Tokens, start: number): boolean {
  const at = textAt(tokens, start) === ":" ? start + 1 : start;
  return timeStarts.has(textAfter(tokens, at).charAt(0));
}

const timeStarts = new Set(
  "今明后大本这下周星礼月年上中晚早十一二三四五六七八九0123456789".split(""),
);

const meridiems = new Set(["am", "pm", "a", "p", "m"]);

/** 8点——9点. */
function dashEnd(tokens: Tokens, at: number): number {
  return textAt(tokens, at + 1) === "-" ? at + 2 : at + 1;
}

/** 除周三外. */
function isExcepted(tokens: Tokens, at: number): boolean {
  for (let index = at - 1; index >= Math.max(0, at - 8); index -= 1) {
    if (textAt(tokens, index) === "除" || textAt(tokens, index) === "除了") return true;
  }
  return false;
}

/** 起来, 起床: no start. */
const afterRising = new Set(["来", "床", "身", "飞", "草"]);

const inside = new Set(["内", "之内", "以内"]);
const periodEnds = new Set([
  "周",
  "星期",
  "礼拜",
  "月",
  "年",
  "今年",
  "明年",
  "季度",
  "今天",
  "今日",
  "明天",
  "天",
  "日",
  "号",
  "旬",
]);
const everyStarts = new Set(["每", "每逢", "天天", "逢"]);
