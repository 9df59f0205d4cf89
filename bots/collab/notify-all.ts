import { defineCommand } from "../../src/index.ts";
import { sentNotice } from "./sent-notice.ts";

/** Sends everybody in the company a work notification, after a yes. */
export const notifyAll = defineCommand({
  name: "notify-all",
  aliases: ["通知全员", "全员通知", "通知所有人", "通知全公司", "通知全体"],
  summary: { zh: "给全公司发工作通知", en: "Send the whole company a work notification" },
  allow: { roles: ["admin", "notify-all", "company-admin"] },
  say: [
    "<tell>[一下|给|到]<all>[说|：]{text}",
    "[给|向]<all><send>[说|内容是|内容|：]{text}",
    "<send>给<all>[说|内容是|内容|：]{text}",
    "[发|发个|发一条|来个](全员|全公司)(通知|公告|广播)[说|：]{text}",
    "(把|将){text}(通知|通知给|通知到|传达给)<all>",
    "(notify|inform|alert) <company> [that|about|of|:] {text}",
    "(send|issue) [a|an] [work|official] (notice|notification) to <company> [that|about|saying|:] {text}",
    "(send|give) <company> [a|an] [work|official] (notice|notification) [that|about|saying|:] {text}",
    "[company|all staff|company-wide|companywide] announcement {text}",
  ],
  fragments: {
    tell: "(通知|告知|知会|书面通知|正式通知)",
    send: "(发|发送|发个|发一个|发一条|发条|下发|推送|推一条|下)[工作|正式|钉钉|书面](通知|消息通知|公告)",
    all: "(全员|全公司|全公司的人|全体员工|全体同事|全体人员|公司所有人|公司全体|公司所有同事|所有员工|全部员工|每一位员工|全集团)",
    company:
      "(everyone in the company|everybody in the company|the whole company|the entire company|all staff|all employees|all colleagues|the company|all hands|everyone|everybody)",
  },
  args: {
    text: {
      type: "text",
      rest: true,
      quoted: true,
      names: ["内容"],
      summary: { zh: "通知什么", en: "what they are to know" },
      ask: { zh: "通知什么内容？", en: "What shall I tell them?" },
    },
  },
  examples: ["通知全员 明天全天停电检修", "notify all staff that the office is closed on Friday"],
  async handle(ctx) {
    const { text } = ctx.args;
    const question = {
      zh: `要给全公司每个人发工作通知：「${text}」`,
      en: `This goes to everybody in the company: “${text}”`,
    };
    if (!ctx.confirm(question)) return;
    const sent = await ctx.notices.send({ text, audience: { kind: "everybody" } });
    ctx.reply(sentNotice(ctx, sent, { zh: "全员", en: "everybody" }));
  },
});
