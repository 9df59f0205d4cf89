import { defineCommand } from "../../src/index.ts";
import { pageArg } from "./reminder-args.ts";
import { replyWithList } from "./reminder-list.ts";

/** Lists the sender's reminders, soonest first. */
export const reminders = defineCommand({
  name: "reminders",
  aliases: ["我的提醒", "提醒列表"],
  summary: { zh: "看看有哪些提醒", en: "List your reminders" },
  say: [
    "[<show>|把][<mine>][的][所有|全部][的]<list>[列表|清单|事项|一览][<out>]",
    "[<show>][<mine>][<now>][还|总共|一共|都]有(哪些|什么|啥|几个|多少|没有|几条)[设置|待办|没到|未到][的]<list>",
    "[<show>][<mine>][的]<list>(都有|有|还有)(哪些|什么|啥|几个|多少)",
    "[<show>][<mine>][都|已经|之前](设置|设|定|建|加|创建)[了|过|好][的][哪些|什么|啥|几个|多少]<list>",
    "[<mine>][都|还](有|有没有|设了|有没有设|是否设了)<list>[吗|么|没]",
    "你[都|还|会|要|准备|接下来]提醒我[做](哪些|什么|啥|几件)[事|事情]",
    "[can i|could i|let me] (show|list|see|view|get|check|display|give me) [me] [all] [of] [my|our|the] [<active>] reminders [list]",
    "[all] [of] [my|the] [<active>] reminders [list]",
    "(what|which|how many) reminders (do|have|are|did) [i|there|we] [have|got|set|active|pending|left|waiting]",
    "what ('s|are|is) [my|the] [<active>] (reminders|reminder)",
    "what (are you going to|will you|do you) remind me (about|of)",
    "what (do|have) i (have|got) (for|as) reminders",
    "do i [still] have [any|some] [<active>] reminders [left|today|set]",
    "[are there|got] any reminders [left|for me|set|today]",
  ],
  fragments: {
    show: "(看看|看下|看一下|看|查看|查查|查下|查一下|查询|查|列出|列一下|列下|列|显示|给我看|打开|展示)",
    mine: "(我的|我|自己的|当前|现在|目前)",
    now: "(现在|目前|当前|今天)",
    list: "(提醒|闹钟|定时提醒)",
    out: "(列出来|列一下|看看|看一下|给我看看|发我|发我看看|显示出来)",
    active: "(active|upcoming|current|pending|open|next|scheduled)",
  },
  args: { page: pageArg },
  examples: ["我的提醒", "reminders"],
  async handle(ctx) {
    const found = await ctx.reminders.mine();
    if (found.length === 0) {
      ctx.reply(
        ctx.say({
          zh: "你没有待提醒的事。设一个试试：提醒我 10分钟后 喝水",
          en: "You have no reminders waiting. Make one: remind me in 10m drink water",
        }),
      );
      return;
    }
    const title = ctx.say({ zh: `提醒（${found.length}）`, en: `Reminders (${found.length})` });
    replyWithList(ctx, found, { title, page: ctx.args.page ?? 1 });
  },
});
