import { defineCommand } from "../../src/index.ts";
import { whichReminder } from "./which-reminder.ts";

/** Cancels a reminder. */
export const cancel = defineCommand({
  name: "cancel",
  aliases: ["取消提醒", "取消"],
  summary: { zh: "取消一个提醒", en: "Cancel a reminder" },
  args: {
    reminder: {
      type: "reminder",
      optional: true,
      summary: { zh: "提醒编号，如 R7K2", en: "its id, as R7K2" },
    },
    words: {
      type: "text",
      rest: true,
      optional: true,
      names: ["内容"],
      summary: {
        zh: "或列表里的序号，或内容里的几个字",
        en: "or its number in the list, or words of its text",
      },
    },
  },
  examples: ["取消提醒 R7K2", "取消提醒 喝水", "cancel R7K2"],
  async handle(ctx) {
    const reminder = await whichReminder(ctx, ctx.args, (id) =>
      ctx.say({ zh: `取消提醒 ${id}`, en: `cancel ${id}` }),
    );
    if (reminder === undefined) return;
    await ctx.reminders.cancel(reminder);
    ctx.reply(
      ctx.say({
        zh: `已取消 ${reminder.id}｜${ctx.formatTime(reminder.nextAt)} ${reminder.text}`,
        en: `Cancelled ${reminder.id} | ${ctx.formatTime(reminder.nextAt)} ${reminder.text}`,
      }),
    );
  },
});
