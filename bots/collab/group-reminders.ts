import { defineCommand, ReplyError } from "../../src/index.ts";
import { pageArg } from "./reminder-args.ts";
import { replyWithList } from "./reminder-list.ts";

/** Lists what is posted in this group, soonest first. */
export const groupReminders = defineCommand({
  name: "group-reminders",
  aliases: ["本群提醒", "本群的提醒", "群提醒", "群里的提醒"],
  summary: { zh: "看看这个群有哪些提醒", en: "List the reminders of this group" },
  say: [
    "[<show>][我们|咱们]<here>[的][所有|全部|现在|都][的]<list>[列表|清单|一览]",
    "[<show>][我们|咱们]<here>[里][的][现在|都|还|目前|一共]<has><what>[的]<list>",
    "[<show>][我们|咱们]<here>[里][的]<list>[都]<has><what>",
    "[<show>][我们|咱们]<here>[里](设|设置|定)[了|过|好|的][的]<list>",
    "[我们|咱们]<here>[里]都提醒[些]<what>",
    "[show|list|see|what are] [me] [the|all] (group|team|group's|team's) reminders",
    "[show|list|see|what are] [me] [the|all] reminders [set] (of|in|for) (this|the|our) (group|team|chat)",
    "[show|list|see|what are] [me] [the|all] reminders [set] here",
    "(what|which|how many) reminders (are|do we have|does this group have|have been) [there|set|active] [in|for] [this|the|our] (group|team|chat|here)",
  ],
  fragments: {
    here: "(本群|群里|群内|这个群|我们群|群|大家|团队)",
    show: "(看看|查看|查|查一下|列出|列一下|显示|看下|看一下|看)",
    has: "(有|设了|设置了|定了|设过)",
    what: "(哪些|什么|几个|多少|啥)",
    list: "(提醒|定时提醒|闹钟)",
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
