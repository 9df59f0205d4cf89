import { defineCommand, ReplyError } from "../../src/index.ts";
import { pageArg } from "./reminder-args.ts";
import { replyWithList } from "./reminder-list.ts";

/** Lists what is posted in this group, soonest first. */
export const groupReminders = defineCommand({
  name: "group-reminders",
  aliases: ["本群提醒", "本群的提醒", "群提醒", "群里的提醒"],
  summary: { zh: "看看这个群有哪些提醒", en: "List the reminders of this group" },
  say: [
    "[看看|查看|查|列出|显示|看下][我们|咱们](本群|群里|这个群|群)[里][的]<list>[列表|清单]",
    "(本群|群里|这个群)[里][现在|都|还]有(哪些|什么|几个|多少)<list>",
    "[show|list|what are] [the|all] [reminders] (group|team) reminders",
    "[show|list] [the|all] reminders (of|in|for) (this|the|our) group",
  ],
  fragments: {
    list: "(提醒|定时提醒)",
  },
  args: { page: pageArg },
  examples: ["本群提醒", "group-reminders"],
  async handle(ctx) {
    if (ctx.message.conversation.kind !== "group") {
      throw new ReplyError(
        ctx.say({
          zh: "这里不是群。到群里问我“本群提醒”，或在这里发“我的提醒”。",
          en: 'This is no group. Ask me there, or send "reminders" for your own.',
        }),
      );
    }
    const found = await ctx.reminders.here();
    if (found.length === 0) {
      ctx.reply(
        ctx.say({
          zh: "这个群没有待提醒的事。设一个试试：提醒大家 每个工作日 18:00 交日报",
          en: "This group has no reminders waiting. Make one: remind us every weekday at 6pm report",
        }),
      );
      return;
    }
    const title = ctx.say({
      zh: `本群提醒（${found.length}）`,
      en: `Reminders of this group (${found.length})`,
    });
    replyWithList(ctx, found, { title, page: ctx.args.page ?? 1 });
  },
});
