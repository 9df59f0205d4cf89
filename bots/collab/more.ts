import { defineCommand, ReplyError } from "../../src/index.ts";
import { showTasks } from "./show-tasks.ts";

/** Shows the next page of the list the sender saw last here. */
export const more = defineCommand({
  name: "more",
  aliases: ["更多", "下一页", "next"],
  summary: { zh: "任务列表的下一页", en: "The next page of the list of tasks" },
  say: [
    "[我要|再|请](看|显示|给我看|给我看看|来|列)[一下]<rest>",
    "<rest>[呢|吗|也][给我看|给我看看|显示|列]",
    "还有[吗|呢|没有|更多|其他的|别的][吗|呢]",
    "(继续|接着)[看|显示|列|往下|往下看|翻]|往下看|往下翻|往后翻|翻页|翻下一页|下页",
    "(show|see|view|give|load) [me] [some] (more|the rest|next page|the next page|the next ones|the others)",
    "next page|more please|continue|keep going|go on|the rest|anything else|anything more|what else|is there more|are there more|any more|next ones",
  ],
  fragments: {
    rest: "(更多|更多的|下一页|再来一页|一页|后面的|后面|剩下的|剩余的|其余的|余下的|其他的)",
  },
  args: {},
  examples: ["更多", "more"],
  async handle(ctx) {
    const shown = await ctx.tasks.findShown();
    const last = shown?.ids.at(-1);
    if (shown === undefined || last === undefined || !shown.hasMore) {
      throw new ReplyError(
        ctx.say({
          zh: "后面没有了。发“任务”从头看。",
          en: 'There is nothing more. Send "tasks" to start again.',
        }),
      );
    }
    await showTasks(ctx, shown.filter, last);
  },
});
