import { defineCommand } from "../../src/index.ts";

/** Says something in the group with @所有人, for those who may. */
export const mentionAll = defineCommand({
  name: "mention-all",
  aliases: ["艾特所有人", "艾特全体", "提醒所有人", "at-all"],
  summary: { zh: "在群里 @所有人 说一句", en: "Say something here with @ everybody" },
  allow: { roles: ["admin", "notify-all", "group-owner", "group-admin"] },
  say: [
    "<call>[一下|下]<everybody>[说|：|，]{text}",
    "[帮我|替我][在群里|群里]<call>[一下|下]<everybody>[说|：|，]{text}",
    "(通知|告诉|告知|提醒|叫)[一下](大家|群里所有人|群里的人|本群|群里|各位|大伙|大家伙)[说|：|，]{text}",
    "[在群里|群里](发|发个|发一条)(群公告|群通知|公告|全群通知)[说|：|，]{text}",
    "(mention|at|tag|ping|call) (all|everyone|everybody|the whole group|all of us|the group) [that|and say|:] {text}",
    "(tell|remind|notify) (us all|the whole group|the group|the whole chat|everyone here|everybody here) [that|about|to|:] {text}",
    "announce [here] [that] {text}",
  ],
  fragments: {
    call: "(@|艾特|圈|圈出|at|呼叫|喊)",
    everybody: "(所有人|全体成员|全体|全员|全群|大家|每个人|all|群里所有人)",
  },
  args: {
    text: {
      type: "text",
      rest: true,
      quoted: true,
      names: ["内容"],
      summary: { zh: "说什么", en: "what to say" },
      ask: { zh: "要跟大家说什么？", en: "What shall I tell everybody?" },
    },
  },
  examples: ["艾特所有人 五点前交周报", "mention all please submit the report by 5"],
  async handle(ctx) {
    await ctx.notices.callEveryone(ctx.args.text);
  },
});
