import { defineCommand } from "../../src/index.ts";
import { findTask, taskArg } from "./task-args.ts";
import { concerned, tell } from "./tell.ts";

/** Says something about a task, which is kept with it. */
export const comment = defineCommand({
  name: "comment",
  aliases: ["备注", "评论", "任务备注"],
  summary: { zh: "给任务加备注", en: "Say something about a task" },
  args: {
    task: taskArg,
    text: { type: "text", rest: true, max: 1000, summary: { zh: "说什么", en: "what to say" } },
  },
  examples: ["备注 T12 等财务确认", "comment T12 waiting for finance"],
  async handle(ctx) {
    const { text } = ctx.args;
    const task = await findTask(ctx, ctx.args.task);
    await ctx.tasks.comment(task, text);
    const { name } = ctx.message.sender;
    await tell(ctx, task, concerned(task), {
      zh: `💬 ${task.id}「${task.title}」备注（${name}）：${text}`,
      en: `💬 ${task.id} "${task.title}", ${name}: ${text}`,
    });
  },
});
