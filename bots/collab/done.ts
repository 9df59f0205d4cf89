import { defineCommand } from "../../src/index.ts";
import { findTask, taskArg } from "./task-args.ts";
import { tell } from "./tell.ts";

/** Marks a task done and tells whoever assigned it. */
export const done = defineCommand({
  name: "done",
  aliases: ["完成", "做完了", "搞定"],
  summary: { zh: "完成一个任务", en: "Mark a task done" },
  args: {
    task: taskArg,
  },
  examples: ["完成 T12", "done T12"],
  async handle(ctx) {
    const task = await findTask(ctx, ctx.args.task);
    const mine = task.assignees.find((one) => one.userId === ctx.message.sender.id);
    const alreadyDone =
      mine?.doneAt ?? (mine === undefined ? allDoneAt(task.assignees) : undefined);
    if (alreadyDone !== undefined) {
      ctx.reply(
        ctx.say({
          zh: `${task.id} 早就完成了（${ctx.formatTime(alreadyDone)}）。`,
          en: `${task.id} was already done (${ctx.formatTime(alreadyDone)}).`,
        }),
      );
      return;
    }
    await ctx.tasks.complete(task);
    const others = task.assignees.filter(
      (one) => one.doneAt === undefined && mine !== undefined && one.userId !== mine.userId,
    ).length;
    const left = {
      zh: others === 0 ? "" : `｜还有 ${others} 人没做完`,
      en: others === 0 ? "" : ` | ${others} more to finish`,
    };
    tell(ctx, task, [task.createdBy], {
      zh: `✅ ${task.id}「${task.title}」完成了${left.zh}`,
      en: `✅ ${task.id} "${task.title}" is done${left.en}`,
    });
  },
});

/** When the last share was done; undefined while one is open. */
function allDoneAt(assignees: readonly { readonly doneAt?: number }[]): number | undefined {
  const times = assignees.map((one) => one.doneAt);
  return times.reduce<number | undefined>(
    (latest, one) =>
      latest === undefined || one === undefined ? undefined : Math.max(latest, one),
    0,
  );
}
