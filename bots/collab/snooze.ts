import { defineCommand, ReplyError } from "../../src/index.ts";

const tenMinutesMs = 600_000;

/** Tells the last reminder once more, later, to the sender alone. */
export const snooze = defineCommand({
  name: "snooze",
  aliases: ["再提醒", "再提醒我", "稍后提醒", "稍后再提醒", "晚点提醒", "过会儿再提醒"],
  summary: { zh: "刚才的提醒过一会儿再提醒我", en: "Tell me the last reminder once more, later" },
  args: {
    when: {
      type: "time",
      optional: true,
      summary: { zh: "如 10分钟后；不写就是 10 分钟后", en: "as in 10m; 10 minutes if left out" },
    },
  },
  examples: ["再提醒 10分钟后", "snooze 10m"],
  async handle(ctx) {
    const told = await ctx.reminders.lastTold();
    if (told === undefined) {
      throw new ReplyError(
        ctx.say({
          zh: "这里一天内没有提醒过你。直接设一个：提醒我 10分钟后 开会",
          en: "You were told nothing here within a day. Make a new one: remind me in 10m the meeting",
        }),
      );
    }
    const at = ctx.args.when?.at ?? ctx.now + tenMinutesMs;
    const people = [ctx.message.sender.id];
    const { id, text } = await ctx.reminders.remind({ text: told.text, at, people });
    ctx.reply(
      ctx.say({
        zh: `✅ ${id}｜${ctx.formatTime(at)} 再提醒你：${text}｜取消：取消提醒 ${id}`,
        en: `✅ ${id} | ${ctx.formatTime(at)}, again: ${text} | to cancel: cancel ${id}`,
      }),
    );
  },
});
