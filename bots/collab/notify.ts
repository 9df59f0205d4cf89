import { defineCommand } from "../../src/index.ts";
import { namesOf, sentNotice } from "./sent-notice.ts";

/** Sends people a work notification. */
export const notify = defineCommand({
  name: "notify",
  aliases: ["通知", "发通知", "工作通知"],
  summary: {
    zh: "给同事发工作通知，还能看谁读了",
    en: "Send a work notification, and see who read it",
  },
  say: [
    "<tell>[一下|给]{who}[说|一声|们|：]{text}",
    "[给|向|跟|替我给]{who}<send>[说|内容是|内容|：]{text}",
    "<send>给{who}[说|内容是|内容|：]{text}",
    "<word>(给|到){who}[说|一声|：][{text}]",
    "(给|向|跟){who}<word>[说|：][{text}]",
    "(转告|捎话给|带话给|带个话给|捎个话给)[一下|给]{who}[说|一声|：]{text}",
    "(告诉|跟|和|给){who}(说|说一声|说一下|讲|讲一声){text}",
    "(send|drop|shoot) {who} [a|the] (message|note|line) [that|about|saying|:] {text}",
    "(send|drop) [a|the] (message|note|line) to {who} [that|about|saying|:] {text}",
    "(把|将){text}(通知|通知给|通知到|传达给|转告){who}[一下]",
    "{text}(这事|这件事|的事)[请](通知|传达|转告)[一下|给|到]{who}",
    "(notify|inform|alert) {who} [that|about|of|:] {text}",
    "(send|give|shoot|issue) {who} [a|an] [work|official] (notice|notification) [that|about|saying|:] {text}",
    "(send|issue) [a|an] [work|official] (notice|notification) to {who} [that|about|saying|:] {text}",
    "(let|make sure) {who} (know|knows) [that|about] {text}",
    "[a|an] [work|official] (notice|notification) (for|to) {who} [that|about|saying|:] {text}",
  ],
  fragments: {
    tell: "(通知|告知|知会|通知到|书面通知|正式通知)",
    word: "[私下|私聊|单独](发|发送|发个|发一个|发一条|发条|传|传个|捎|捎个|留|留个|留一个)[一下|个|条](消息|信息|讯息|私信|口信|话|留言)",
    send: "(发|发送|发个|发一个|发一条|发条|下发|推送|推一条|来个|来一条|下)[工作|正式|钉钉|书面](通知|消息通知)",
  },
  args: {
    who: {
      type: "mention",
      others: true,
      summary: { zh: "@ 要通知的人", en: "@ whoever is to know" },
    },
    text: {
      type: "text",
      rest: true,
      quoted: true,
      names: ["内容"],
      summary: { zh: "通知什么", en: "what they are to know" },
      ask: { zh: "通知什么内容？", en: "What shall I tell them?" },
    },
  },
  examples: ["通知 @韩梅梅 下午3点换会议室", "notify @han the meeting moved to room 2"],
  async handle(ctx) {
    const { who, text } = ctx.args;
    const sent = await ctx.notices.send({ text, audience: { kind: "people", ids: who } });
    ctx.reply(sentNotice(ctx, sent, await namesOf(ctx, who)));
  },
});
