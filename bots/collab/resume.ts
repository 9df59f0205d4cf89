import { defineCommand, ReplyError } from "../../src/index.ts";
import { bar } from "./marks.ts";
import { reminderArg, wordsArg } from "./reminder-args.ts";
import { whenOf } from "./reminder-line.ts";
import { whichReminder } from "./which-reminder.ts";

/** Lets a paused reminder come again. */
export const resume = defineCommand({
  name: "resume",
  aliases: ["恢复提醒", "继续提醒"],
  summary: { zh: "恢复一个暂停的提醒", en: "Resume a paused reminder" },
  say: [
    "(恢复|继续|重新开始|重新启用|启用|开启)[一下][提醒]{reminder}[的提醒|这个提醒|提醒]",
    "[提醒]{reminder}(恢复|继续|重新开始|启用)[提醒|一下|了]",
    "(把|将)[提醒]{reminder}(恢复|启用|打开)[了|一下]",
    "(resume|unpause|continue|restart) [the|my] [reminder] {reminder} [reminder]",
  ],
  args: { reminder: reminderArg, words: wordsArg },
  examples: ["恢复提醒 R7K2", "resume R7K2"],
  async handle(ctx) {
    const reminder = await whichReminder(ctx, ctx.args, (id) =>
      ctx.say({ zh: `恢复提醒 ${id}`, en: `resume ${id}` }),
    );
    if (reminder === undefined) return;
    if (reminder.status !== "paused") {
      throw new ReplyError(
        ctx.say({
          zh: `${reminder.id} 没有暂停，${ctx.formatTime(reminder.nextAt)} 会提醒。`,
          en: `${reminder.id} is not paused; it comes ${ctx.formatTime(reminder.nextAt)}.`,
        }),
      );
    }
    const resumed = await ctx.reminders.resume(reminder);
    const next =
      resumed.recurrence === undefined ? "" : `${bar(ctx)}${ctx.formatNext([resumed.nextAt])}`;
    ctx.reply(
      ctx.say({
        zh: `▶️ 已恢复 ${resumed.id}｜${whenOf(resumed, ctx)} ${resumed.text}${next}`,
        en: `▶️ Resumed ${resumed.id} | ${whenOf(resumed, ctx)} ${resumed.text}${next}`,
      }),
    );
  },
});
