import { festivalNames, holidayNames } from "./festivals.ts";
import { vagueTimeWords } from "./vague.ts";

/** Words of more than one character that the readers know by name. */
export const timeWords: readonly string[] = [
  ...list(),
  ...festivalNames,
  ...holidayNames,
  ...vagueTimeWords,
];

function list(): readonly string[] {
  return `
  今天 今日 今儿 今儿个 明天 明日 明儿 明儿个 后天 后日 后儿 大后天 大后日 大后儿 大大后天 昨天 昨日 昨儿 前天 前日 前儿 大前天
  听日 寻日 琴日 次日 翌日 当天 当日 即日 本日 现在 而家 依家 此刻 今晚 今夜 明晚 昨晚 后晚 当晚 听晚 寻晚 琴晚 今早 明早 后早 今晨 明晨
  今朝 听朝 今晚黑 听晚黑 今午 明午 明后天 明后两天 今明两天
  凌晨 清晨 大清早 一大早 一早 早上 早晨 早间 朝早 上午 上昼 午前 中午 正午 午间 晌午 午后 下午 下昼 晏昼 傍晚 黄昏 晚上 晚间 夜晚 晚黑
  夜里 夜间 深夜 半夜 午夜 子夜 大半夜 三更半夜 下班 放工 收工
  星期 礼拜 周末 双休 双休日 工作日 上班日 平日 交易日
  小时 钟头 分钟 秒钟 刻钟 点钟 季度 半天 半年
  今年 明年 后年 大后年 去年 前年 来年 本年 连续 重复 循环 最多 双周 单周 月初 月底 月末 月中 年初 年底 年末 年中 季初 季末 季底 上旬 中旬 下旬
  农历 阴历 旧历 正月 腊月 冬月 大年
  天天 日日 月月 年年 周周 晚晚 每逢 以后 之后 过后 以内 之内 以前 之前 开始 起始 为止 截止 截至 结束 除了 除开 除外 不算 以外 之外 例外 不算
  左右 大概 大约 差不多 之间 直到 总共 一共 合计 或者 还是 还有 还剩 剩下 未来 接下来 以及 自从 最后 倒数 不晚于 最迟 最晚
  一会儿 一会 待会儿 待会 等会儿 等会 等下 等一下 过会儿 过一会儿 过会 稍后 稍候 回头 改天 改日 有空 抽空 马上 立刻 立即 晚点 晚些 迟点 等阵
`
    .trim()
    .split(/\s+/u);
}
