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
    "<go>[一下|了][提醒][暂停的]{reminder}[的提醒|这个提醒|提醒]",
    "[把|将][提醒][暂停的]{reminder}[的提醒|这个提醒|提醒][可以|给]<go>[提醒][了|一下]",
    "[提醒]{reminder}[的提醒|这个提醒]可以[再|继续|接着]提醒[我|我们|大家][了]",
    "<go>[一下|了]{words}[的|这个|那个]提醒",
    "[把|将|那个|这个]{words}[的|这个|那个]提醒[可以|给]<go>[了|一下]",
    "<go>提醒[我|我们|大家]{words}",
    "(resume|unpause|restart|continue|reactivate|reenable|re-enable|unmute) [the|my] [reminder] {reminder} [reminder]",
    "(resume|unpause|restart|continue|reactivate|reenable|re-enable|unmute) [the|my|that] {words} reminder",
    "(resume|unpause|restart|continue|reactivate) [the|my|that] reminder (about|for|to|of) {words}",
    "(turn|switch) [the|my] [reminder] {reminder} [reminder] (on|back on) [again]",
  ],
  fragments: {
    go: "(恢复|重新打开|重新启用|重新开启|重新开始|启用|继续|接着|打开|取消暂停|重启)",
  },
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
