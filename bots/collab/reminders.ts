import { defineCommand } from "../../src/index.ts";
import { replyWithList } from "./reminder-list.ts";

/** Lists the sender's reminders, soonest first. */
export const reminders = defineCommand({
  name: "reminders",
  aliases: ["我的提醒", "提醒列表"],
  summary: { zh: "看看有哪些提醒", en: "List your reminders" },
  args: {
    page: {
      type: "int",
      min: 1,
      max: 1000,
      optional: true,
      names: ["页"],
      summary: { zh: "第几页", en: "which page" },
    },
  },
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
