import { defineCommand, type CommandContext } from "../../src/index.ts";
import { putOff } from "./put-off.ts";

const tenMinutesMs = 600_000;
/** A length of time and nothing else, which here is always from now: `10分钟`, `10m`, `半小时`. */
const length =
  /^(?:过|等)?\s*((?:\d+|[一二两三四五六七八九十半几]+)\s*(?:个)?(?:半)?(?:小时|钟头|分钟|分|天|刻钟|h|m|min|mins|minutes?|hours?|days?))$/iu;

/** Tells the last reminder once more, later, to the sender alone. */
export const snooze = defineCommand({
  name: "snooze",
  aliases: ["再提醒", "再提醒我", "稍后提醒", "稍后再提醒", "晚点提醒", "过会儿再提醒"],
  summary: { zh: "刚才的提醒过一会儿再提醒我", en: "Tell me the last reminder once more, later" },
  say: [
    "[我在忙|等我|过|再|再过|等|到][后|之后]{at}[后|之后]再<again>",
    "(稍后|晚点|晚些|晚一点|过会儿|过一会儿|过会|等会儿|等会|等一下|待会儿|待会|回头|一会儿)[后]再<again>",
    "(稍后|晚点|晚些|晚一点|过会儿|过一会儿|等会儿|等会|待会儿|待会|回头)提醒[我|一下]",
    "(推迟|延后|往后推|拖){when}[再提醒|再说]",
    "(推迟|延后|往后推|拖)[到]{at}[再提醒|再说|提醒我]",
    "snooze [it|this|that] [for|until|till] [{when}]",
    "(remind|ask|tell|ping|nudge) me [about this|about it|this] again {at}",
    "(remind|ask|tell|ping|nudge) me (later|again later|again)",
    "not now|later",
  ],
  fragments: {
    again: "(提醒|叫|提|说|告诉)[我|我们|大家][一下|一次|一声|吧]",
  },
  args: {
    at: { type: "time", optional: true, optionOnly: true, names: ["时间"] },
    when: {
      type: "text",
      rest: true,
      max: 100,
      optional: true,
      summary: { zh: "如 10分钟后；不写就是 10 分钟后", en: "as in 10m; 10 minutes if left out" },
    },
  },
  examples: ["再提醒 10分钟后", "snooze 10m"],
  handle: (ctx) => putOff(ctx, ctx.args.at?.at ?? timeOf(ctx) ?? ctx.now + tenMinutesMs),
});

/** When it is wanted, if that was said. */
function timeOf(ctx: CommandContext): number | undefined {
  const said = ctx.args["when"];
  if (typeof said !== "string") return undefined;
  const words = said.replace(/^(?:我|一下|一次|吧|me|it|this|for|\s)+/u, "").trim();
  if (words === "") return undefined;
  const [, alone] = length.exec(words) ?? [];
  if (alone === undefined) return ctx.readTime(words).at;
  return ctx.readTime(/[a-z]$/iu.test(alone) ? `in ${alone}` : `${alone}后`).at;
}
