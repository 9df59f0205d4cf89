import { defineCommand } from "../../src/index.ts";
import { findTask, taskArg, taskFragment } from "./task-args.ts";
import { tell } from "./tell.ts";

/** Takes back that a task is done, or that it was dropped. */
export const reopen = defineCommand({
  name: "reopen",
  aliases: ["重开", "重新打开", "重启任务", "恢复任务", "没做完"],
  summary: { zh: "重开一个完成或取消了的任务", en: "Reopen a task that was done or dropped" },
  say: [
    "<t>[我|我们|这边][其实|的确|根本|仍然|好像]<not><done>[的|呢]",
    "<t>[给|被](<again>|点错|标错|完成错)[一下|了]",
    "[把|将]<t>[给|状态](改|改回|改成|标|标成|标记|标记为|设|设为|设成|退|退回|恢复|恢复成)[成|为|到|回]<open>[状态]",
    "(把|将)<t>[给]<again>[一下|了]",
    "<again>[一下]<t>",
    "(reopen|restore|reactivate|undo|redo) [done] [task] {task}",
    "[task] {task} (is|was|has) (not|not been|never) [actually|really|yet] <en> [yet]",
    "[task] {task} (isn't|wasn't|hasn't been|is still not) [actually|really|yet] <en> [yet]",
    "(mark|set) {task} [as|to] (not <en>|open|undone|incomplete|unfinished)",
    "(open|start) {task} again",
    "{task} is (still|again) (open|broken|pending|in progress)",
    "{task} (needs to be|should be|must be) (redone|reopened|done again)",
  ],
  fragments: {
    t: taskFragment,
    not: "(还没有|还没|没有|没|未|不算|还不算|并没有|并没|又没|都没|没能|还未)",
    done: "(做完|完成|做好|弄完|弄好|搞定|搞完|办完|结束|处理完|写完|改完|修好|修完|好|做|完)",
    again:
      "(重开|重新打开|重新开|重新激活|激活|重启|恢复|撤销完成|取消完成|打回去|打回来|打回|退回去|退回重做|退回|返工|重做|重新做|重新来|再来一遍|还原)",
    open: "(未完成|没完成|没做完|未做完|进行中|待办|待处理|没做|打开)",
    en: "(done|finished|complete|completed|fixed|resolved|ready)",
  },
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
