import { isAfterDay } from "./parts.ts";
import { isEdge, textAt, textBefore, type Tokens } from "./reading.ts";

/**
 * Whether a number and 点 count points or say a little, and no hour: 第三点, 以下三点, 一点小事, 快一点.
 * `at` is the number, `next` the index after 点.
 */
export function isTalkOfPoints(tokens: Tokens, at: number, next: number): boolean {
  const before = textBefore(tokens, at);
  if (textAt(tokens, at - 1) === "." || before === "第") return true;
  if (tokens[at]?.type === "han" && counting.has(before)) return true;
  if (textAt(tokens, at) !== "一" || textAt(tokens, next - 1) === "点钟") return false;
  if (isAfterDay(tokens, at) || dayParts.has(before)) return little.has(textAt(tokens, next));
  const isHour =
    textAt(tokens, next - 1) === "点" && (isEdge(tokens, at - 1) || openers.has(before.slice(-1)));
  return !isHour || little.has(textAt(tokens, next));
}

const counting = new Set([
  "以下",
  "下面",
  "这",
  "那",
  "有",
  "几",
  "提",
  "讲",
  "谈",
  "说",
  "写",
  "列",
  "如下",
  "补充",
  "强调",
  "注意",
]);

/** What may stand before an hour of its own: 提醒我一点开会, 改到一点. */
const openers = new Set("我们他她你家在到于从至前午晚上晨早间里天日号和、刻分".split(""));

const dayParts = new Set([
  "下午",
  "凌晨",
  "中午",
  "晚上",
  "半夜",
  "夜里",
  "今晚",
  "明晚",
  "深夜",
  "午后",
  "晏昼",
  "下昼",
  "今天",
  "明天",
  "后天",
]);

/** After 一点 these say a little. */
const little = new Set(
  "点 小 都 也 儿 不 没 建 意 想 心 问 水 东 钱 误 用 感 进 改 变 事 零 吃 优 积 麻 线 帮".split(
    " ",
  ),
);
