import { defineCommand, escapeMarkdown, markdown } from "../../src/index.ts";

const pageSize = 20;

/** Lists the sender's reminders, soonest first. */
export const reminders = defineCommand({
  name: "reminders",
  aliases: ["我的提醒", "提醒列表"],
  summary: { zh: "看看有哪些提醒", en: "List your reminders" },
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
