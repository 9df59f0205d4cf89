import { defineCommand } from "../../src/index.ts";
import { at } from "./at.ts";
import { findTask, taskArg } from "./task-args.ts";
import { tell } from "./tell.ts";

/** Gives the sender's share of a task to others. */
export const handOver = defineCommand({
  name: "hand-over",
  aliases: ["转给", "转交", "移交", "转派", "handover", "transfer"],
  summary: { zh: "把任务转给别人", en: "Hand a task over to someone" },
  say: [
    "[把|将][任务]{task}(转给|转交给|移交给|转派给|交给){who}[做|来做|负责|处理]",
    "(转给|转交给|移交给|转派给){who}[任务]{task}",
    "(hand|give|pass|transfer|reassign) [over] [task] {task} [over] to {who}",
  ],
  args: {
    who: { type: "mention", summary: { zh: "@ 接手的人", en: "@ whoever takes it" } },
    task: taskArg,
  },
  examples: ["转给 @韩梅梅 T12", "hand-over T12 @han"],
  async handle(ctx) {
    const { who } = ctx.args;
    const task = await findTask(ctx, ctx.args.task);
    const from = await ctx.tasks.handOver(task, who);
    const names = await ctx.people.names([from]);
    const giver = names.get(from) ?? from;
    if (who.includes(from)) {
      ctx.reply(
        ctx.say({
          zh: `${task.id} 本来就在 ${giver} 那里。`,
          en: `${task.id} is with ${giver} already.`,
        }),
      );
      return;
    }
    const to = who.map(at).join(" ");
    await tell(ctx, task, [...who, from, task.createdBy], {
      zh: `🔁 ${task.id}「${task.title}」从 ${giver} 转给 ${to}`,
      en: `🔁 ${task.id} "${task.title}" goes from ${giver} to ${to}`,
    });
  },
});
