import { defineCommand, ReplyError } from "../../src/index.ts";
import { reminderArg, wordsArg } from "./reminder-args.ts";
import { whichReminder } from "./which-reminder.ts";

/** Stops a reminder until it is resumed. */
export const pause = defineCommand({
  name: "pause",
  aliases: ["暂停提醒"],
  summary: { zh: "暂停一个提醒", en: "Pause a reminder" },
  say: [
    "[先](暂停|先停|暂时停止|暂时停)[一下|掉][提醒]{reminder}[的提醒|这个提醒|提醒]",
    "[提醒]{reminder}[先](暂停|先停)[一下|了]",
    "(把|将)[提醒]{reminder}[给|先](暂停)[了|一下]",
    "(pause|suspend|hold) [the|my] [reminder] {reminder} [reminder]",
  ],
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
