import { defineCommand } from "../../src/index.ts";
import { findTask, taskArg } from "./task-args.ts";
import { concerned, tell } from "./tell.ts";

/** Drops a task: nobody needs to do it any more. */
export const drop = defineCommand({
  name: "drop",
  aliases: ["取消任务", "作废", "删除任务", "撤销任务", "不做了"],
  summary: { zh: "取消一个任务", en: "Drop a task" },
  say: [
    "[任务]{task}(不做了|不用做了|作废|作废了|取消了|取消吧)",
    "(取消|删除|删掉|撤销|作废)[任务]{task}",
    "[把|将][任务]{task}(取消|删掉|删除|撤销|作废)[掉|了]",
    "(cancel|drop|delete|scrap) [task] {task}",
  ],
  args: { task: taskArg },
  examples: ["取消任务 T12", "drop T12"],
  async handle(ctx) {
    const task = await findTask(ctx, ctx.args.task);
    if (task.droppedAt !== undefined) {
      ctx.reply(
        ctx.say({
          zh: `${task.id} 早就取消了（${ctx.formatTime(task.droppedAt)}）。`,
          en: `${task.id} was already dropped (${ctx.formatTime(task.droppedAt)}).`,
        }),
      );
      return;
    }
    await ctx.tasks.drop(task);
    await tell(
      ctx,
      task,
      concerned(task),
      {
        zh: `🚫 ${task.id}「${task.title}」取消了，不用做了`,
        en: `🚫 ${task.id} "${task.title}" was dropped: nobody needs to do it`,
      },
      { zh: `｜恢复：重开 ${task.id}`, en: ` | to undo: reopen ${task.id}` },
    );
  },
});
