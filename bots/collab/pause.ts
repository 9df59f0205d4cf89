import { defineCommand, ReplyError } from "../../src/index.ts";
import { reminderArg, wordsArg } from "./reminder-args.ts";
import { whichReminder } from "./which-reminder.ts";

/** Stops a reminder until it is resumed. */
export const pause = defineCommand({
  name: "pause",
  aliases: ["暂停提醒"],
  summary: { zh: "暂停一个提醒", en: "Pause a reminder" },
  say: [
    "[先]<pause>[一下|掉|了|几天][提醒]{reminder}[的提醒|这个提醒|提醒]",
    "[把|将][提醒]{reminder}[的提醒|这个提醒|提醒][先|给|可以]<pause>[一下|了|掉|几天]",
    "[提醒]{reminder}[的提醒|这个提醒|提醒]<not>[再]提醒[我|我们|大家][了]",
    "[先]<pause>[一下|掉|了][那个|这个]{words}[的|这个|那个]提醒",
    "[把|将|那个|这个]{words}[的|这个|那个]提醒[先|给|可以]<pause>[一下|了|掉]",
    "<not>[再]提醒[我|我们|大家]{words}",
    "(pause|suspend|hold|mute) [the|my] [reminder] {reminder} [reminder] [for now]",
    "(pause|suspend|hold|mute) [the|my|that] {words} reminder [for now]",
    "(pause|suspend|hold|mute) [the|my|that] reminder (about|for|to|of) {words}",
    "put [the|my] [reminder] {reminder} [reminder] on hold",
  ],
  fragments: {
    pause: "(暂停|挂起|先停|停一停|停一下|先停一停|先停一下|暂时停|暂时停止|停住|暂时关|先关)",
    not: "(先别|先不要|先不用|暂时别|暂时不用|暂时不要|暂时不)",
  },
  args: { reminder: reminderArg, words: wordsArg },
  examples: ["暂停提醒 R7K2", "pause R7K2"],
  async handle(ctx) {
    const reminder = await whichReminder(ctx, ctx.args, (id) =>
      ctx.say({ zh: `暂停提醒 ${id}`, en: `pause ${id}` }),
    );
    if (reminder === undefined) return;
    const { id, text } = reminder;
    if (reminder.status === "paused") {
      throw new ReplyError(
        ctx.say({
          zh: `${id} 已经暂停了。要继续：恢复提醒 ${id}`,
          en: `${id} is paused already. To go on: resume ${id}`,
        }),
      );
    }
    await ctx.reminders.pause(reminder);
    ctx.reply(
      ctx.say({
        zh: `⏸ 已暂停 ${id}｜${text}｜继续：恢复提醒 ${id}`,
        en: `⏸ Paused ${id} | ${text} | to go on: resume ${id}`,
      }),
    );
  },
});
