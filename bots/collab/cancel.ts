import { defineCommand } from "../../src/index.ts";
import { reminderArg, wordsArg } from "./reminder-args.ts";
import { offerTasks } from "./which-task.ts";
import { whichReminder } from "./which-reminder.ts";

/** Cancels a reminder. */
export const cancel = defineCommand({
  name: "cancel",
  aliases: ["取消提醒", "取消"],
  summary: { zh: "取消一个提醒", en: "Cancel a reminder" },
  say: [
    "<cancel>[掉|了|一下|这个|那个|一个|这条]<reminder>[{reminder}][了]",
    "<cancel>[掉|了|一下|这个|编号|编号为|编号是|id]{reminder}[这个|这条|的][提醒|闹钟][了]",
    "[<reminder>]{reminder}[这个提醒|这条提醒|这个|这条|的提醒|提醒][给我|可以|请]<cancel>[掉|了]",
    "[<reminder>]{reminder}[这个提醒|这条提醒|这个|这条|的提醒|提醒][我]<off>[再|了|要][提醒][我|我们|大家][了]",
    "(把|将)[<reminder>]{reminder}[这个提醒|这条提醒|这个|这条|的提醒|提醒][给]<cancel>[掉|了]",
    "[我|以后]<off>[再|继续][提醒][我|我们|大家]{reminder}[这个提醒|这个|的提醒][了]",
    "[把|将|那个|这个]{words}[的|这个|那个]<reminder>[给我|可以|请|都](<cancel>|<off>)[掉|了|要了]",
    "<cancel>[掉|了|一下][那个|这个]{words}[的|这个|那个]<reminder>",
    "[我|以后|请]<off>(再|继续|再继续)(提醒|提)[我|我们|大家]{words}[了]",
    "<en> [the|my|a|this|that] (reminder|alarm) [{reminder}]",
    "<en> [the|my] {reminder} [reminder]",
    "<en> [the|my|that|this] (reminder|alarm) (about|for|to|of) {words}",
    "<en> [the|my|that|this] {words} (reminder|alarm)",
    "[reminder] {reminder} [is|can be|should be|must be|to be] (cancel|cancelled|canceled|deleted|removed|dropped|off|not needed|no longer needed|please stop|stop)",
    "(don't|do not|stop|quit) (remind|reminding) (me|us) [about|of|anymore] {reminder} [anymore]",
    "(don't|do not|stop|quit) (remind|reminding) (me|us) [about|of|to] {words} [anymore]",
    "(turn|switch) {reminder} off",
    "(i|we) [do not|don't|no longer] (need|want) [reminder] {reminder} [reminder] [anymore|any more]",
  ],
  fragments: {
    reminder: "(提醒|闹钟)",
    cancel: "(取消|删除|删|撤销|撤回|撤|关闭|关|停止|停用|停|去|清除|清|作废|移除|不要|终止)",
    off: "(不用|不要|别|不必|不需要|用不着|无需|不|不再需要|停止)",
    en: "(cancel|delete|remove|stop|drop|kill|turn off|switch off|undo|clear|get rid of|dismiss|rm)",
  },
  args: {
    reminder: reminderArg,
    words: {
      ...wordsArg,
      summary: {
        zh: "或列表里的序号，或内容里的几个字",
        en: "or its number in the list, or words of its text",
      },
    },
  },
  examples: ["取消提醒 R7K2", "取消提醒 喝水", "cancel R7K2"],
  async handle(ctx) {
    const { reminder: said } = ctx.args;
    if (said?.startsWith("#") === true && (await ctx.reminders.find(said)) === undefined) {
      const task = await ctx.tasks.find(said);
      if (task !== undefined) {
        offerTasks(ctx, [task], (id) => ctx.say({ zh: `取消任务 ${id}`, en: `drop ${id}` }));
        return;
      }
    }
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
