import { defineCommand, ReplyError } from "../../src/index.ts";
import { showTasks } from "./show-tasks.ts";

/** Shows the next page of the list the sender saw last here. */
export const more = defineCommand({
  name: "more",
  aliases: ["更多", "下一页", "next"],
  summary: { zh: "任务列表的下一页", en: "The next page of the list of tasks" },
  args: {},
  examples: ["更多", "more"],
  async handle(ctx) {
    const shown = await ctx.tasks.findShown();
    if (shown === undefined) {
      throw new ReplyError(
        ctx.say({
          zh: "后面没有了。发“任务”从头看。",
          en: 'There is nothing more. Send "tasks" to start again.',
        }),
      );
    }
    await showTasks(ctx, shown.filter, shown.after);
  },
});
