import { defineCommand, escapeMarkdown, markdown } from "../../src/index.ts";

const pageSize = 20;

/** Lists the sender's reminders, soonest first. */
export const reminders = defineCommand({
  name: "reminders",
  aliases: ["我的提醒", "提醒列表"],
  summary: { zh: "看看有哪些提醒", en: "List your reminders" },
  say: [
    "[<show>][我|我的|所有|全部|当前|现在|目前][的]提醒[列表|清单|事项]",
    "[<show>][我][现在|目前|都|还|总共]有(哪些|什么|啥|几个|多少|没有)[设置的|待办的|的]提醒",
    "[<show>][我](设|设置|定|建|加)(了|过|的)[哪些|什么|啥|几个|多少]提醒",
    "[<show>][我][都](有|设了)提醒(吗|么|没)",
    "(show|list|see|view|get|check|display|give me) [me] [all] [of] [my|our|the] [active|upcoming|current|pending] reminders [list]",
    "[all] [of] [my|upcoming|active|current|pending] reminders [list]",
    "(what|which|how many) reminders (do|have) i [have|got|set]",
    "what ('s|are|is) my [upcoming|active|current|next] (reminders|reminder)",
    "do i have [any|some] reminders",
    "[are there|got] any reminders [left|for me|set]",
  ],
  fragments: {
    show: "(看看|看下|看|查看|查查|查下|查|列出|列下|列|显示|给我看|打开)",
  },
  args: {},
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
    const lines = found.slice(0, pageSize).map((one, index) => {
      const { id, nextAt: at, recurrence } = one;
      const when = ctx.formatWhen({ at, ...(recurrence === undefined ? {} : { recurrence }) });
      const next = recurrence === undefined ? "" : `｜${ctx.formatNext([at])}`;
      return `${index + 1}. **${id}** ${when} ${escapeMarkdown(one.text)}${next}`;
    });
    const more = found.length > pageSize ? ["…"] : [];
    const hint = ctx.say({ zh: "取消：取消提醒 编号", en: "To cancel: cancel <id>" });
    ctx.reply(markdown(title, [`**${title}**`, ...lines, ...more, hint].join("\n\n")));
  },
});
