import { defineCommand } from "../../src/index.ts";
import { notifyWhom } from "./notify-whom.ts";
import { namesOf, sentNotice } from "./sent-notice.ts";

/** Sends a work notification to people whose names are typed in front of it; who is @-ed is `notify`'s. */
export const notifyNamed = defineCommand({
  name: "notify-named",
  aliases: ["按名字通知"],
  summary: { zh: "按名字发工作通知", en: "Send a work notification to people by name" },
  say: ["<tell>[一下|给]{text}", "(notify|inform|alert) {text}"],
  fragments: { tell: "(通知|告知|知会|书面通知|正式通知|发通知给|工作通知)" },
  args: {
    text: {
      type: "text",
      rest: true,
      names: ["内容"],
      summary: { zh: "名字，然后通知什么", en: "their names, and then what they are to know" },
      ask: { zh: "通知谁、什么内容？", en: "Notify whom, and of what?" },
    },
    to: {
      type: "text",
      optional: true,
      optionOnly: true,
      max: 1000,
      summary: { zh: "要通知的人的工号", en: "user ids of whoever is to know" },
    },
  },
  examples: ["通知 王芳 下午3点换会议室", "notify Wang Fang: the meeting moved to room 2"],
  async handle(ctx) {
    const notice = await notifyWhom(ctx, ctx.args);
    if (notice === undefined) return;
    const { ids, text } = notice;
    const sent = await ctx.notices.send({ text, audience: { kind: "people", ids } });
    ctx.reply(sentNotice(ctx, sent, await namesOf(ctx, ids)));
  },
});
