import { defineCommand, ReplyError } from "../../src/index.ts";

/** Cancels a reminder. */
export const cancel = defineCommand({
  name: "cancel",
  aliases: ["取消提醒", "取消"],
  summary: { zh: "取消一个提醒", en: "Cancel a reminder" },
  args: {
    reminder: { type: "reminder", summary: { zh: "提醒编号，如 R7K2", en: "its id, as R7K2" } },
  },
  examples: ["取消提醒 R7K2", "cancel R7K2"],
  async handle(ctx) {
    const reminder = await ctx.reminders.find(ctx.args.reminder);
    if (reminder === undefined || reminder.status !== "active") {
      throw new ReplyError(
        ctx.say({
          zh: `没有待提醒的 ${ctx.args.reminder}。发“我的提醒”看看编号。`,
          en: `There is no reminder ${ctx.args.reminder} waiting. Send "reminders" to see yours.`,
        }),
      );
    }
    await ctx.reminders.cancel(reminder);
    ctx.reply(
      ctx.say({
        zh: `已取消 ${reminder.id}｜${ctx.formatTime(reminder.nextAt)} ${reminder.text}`,
        en: `Cancelled ${reminder.id} | ${ctx.formatTime(reminder.nextAt)} ${reminder.text}`,
      }),
    );
  },
});
