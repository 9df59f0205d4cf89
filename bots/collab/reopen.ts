import { defineCommand } from "../../src/index.ts";
import { findTask, taskArg } from "./task-args.ts";
import { tell } from "./tell.ts";

/** Takes back that a task is done, or that it was dropped. */
export const reopen = defineCommand({
  name: "reopen",
  aliases: ["重开", "重新打开", "重启任务", "恢复任务", "没做完"],
  summary: { zh: "重开一个完成或取消了的任务", en: "Reopen a task that was done or dropped" },
  say: [
    "[把|将][任务]{task}(重开|重新打开|恢复|改回未完成)[一下|了]",
    "(重开|重新打开|恢复)[任务]{task}",
    "[任务]{task}(还没做完|没做完|还没完成|没完成)",
    "(reopen|restore) [task] {task}",
    "[task] {task} is not (done|finished) [yet]",
  ],
  args: { task: taskArg },
  examples: ["重开 T12", "reopen T12"],
  async handle(ctx) {
    const task = await findTask(ctx, ctx.args.task);
    const again = await ctx.tasks.reopen(task);
    if (again.length === 0 && task.droppedAt === undefined) {
      ctx.reply(
        ctx.say({
          zh: `${task.id} 本来就没完成，不用重开。`,
          en: `${task.id} is open already.`,
        }),
      );
      return;
    }
    const open = task.assignees.filter(({ doneAt }) => doneAt === undefined);
    const people = task.droppedAt === undefined ? again : open.map(({ userId }) => userId);
    await tell(ctx, task, [task.createdBy, ...people], {
      zh: `🔄 ${task.id}「${task.title}」重开了`,
      en: `🔄 ${task.id} "${task.title}" is open again`,
    });
  },
});
