import { defineCommand } from "../../src/index.ts";
import { findTask, taskArg, taskFragment } from "./task-args.ts";
import { concerned, tell } from "./tell.ts";

/** Drops a task: nobody needs to do it any more. */
export const drop = defineCommand({
  name: "drop",
  aliases: ["取消任务", "作废", "删除任务", "撤销任务", "不做了"],
  summary: { zh: "取消一个任务", en: "Drop a task" },
  say: [
    "<t>[<who>][先|就]<off>[了|掉|处理|吧]",
    "(取消|删除|删掉|删了|撤销|撤掉|作废|废弃|废掉|砍掉|去掉|不做|别做)<t>[了]",
    "[把|将]<t>[给](取消|删掉|删除|撤销|撤|作废|废|砍|废弃|去)[掉|了]",
    "(cancel|drop|delete|scrap|remove|kill|abandon|discard|trash) [the] [task] {task}",
    "forget [about] [the] [task] {task}",
    "[task] {task} (is no longer|is not|isn't|no longer) (needed|necessary|required|relevant) [anymore|any more]",
    "[task] {task} (wontfix|won't do|is cancelled|is canceled|is off|is obsolete|can be dropped|can be deleted|can go)",
    "(we|i|you) (don't|do not|no longer) (need|want|have) [to do] [task] {task} [anymore|any more]",
  ],
  fragments: {
    t: taskFragment,
    who: "(我们|客户|老板|现在|以后|暂时)",
    off: "(不做了|不用做|不弄了|不用弄|不搞了|不用搞|不办了|不用办|不需要|不要了|不要做|没必要|没必要做|没必要弄|用不着|作废|废弃|废掉|砍掉|砍了|取消|删掉|删了|删除|撤了|撤掉|撤销|不干了|不用管)",
  },
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
