import { defineCommand } from "../../src/index.ts";
import { findTask, taskArg } from "./task-args.ts";
import { tell } from "./tell.ts";

/** Marks a task done and tells whoever assigned it. */
export const done = defineCommand({
  name: "done",
  aliases: ["完成", "做完了", "搞定"],
  summary: { zh: "完成一个任务", en: "Mark a task done" },
  say: [
    "[我][已经|已|刚|刚刚|都|把]<done>[了][任务|第]{task}[号|号任务|项|这个任务|这个|这条][了]",
    "[任务|第]{task}[号|号任务|个任务|项任务|项|条|个|这个任务|这个|这条|这项|那个][我|我们|我这边][已经|已|刚刚|刚|都|也|全|全部|终于]<done>[了]",
    "[任务|第]{task}[号|号任务|个任务|项|这个|这条]<verb>(完毕|了|完|完成)[了]",
    "(把|将)[任务]{task}[这个|这条|号任务|给]<close>[了|掉]",
    "(把|将)[任务]{task}[这个|这条|号任务|给|状态](标记|标|设|设置|改|置|更新|调)[为|成|一下|到]<done>",
    "(标记|勾掉|划掉|打勾|<close>)[任务]{task}[为][<done>]",
    "[task] {task} [is|has been|was|'s|got] [now|already|all|finally] <en>",
    "(mark|set|tick|check|cross) [off] [task] {task} [as|to|off] [<en>]",
    "[i|i've|i have|i am|i'm|just|we|we've|already] [just|already] <en> [with] [task] {task}",
    "(finish|complete|close|resolve) [off|out] [task] {task}",
  ],
  fragments: {
    done: "(完成|完毕|做完|搞定|搞完|弄完|弄好|办完|办好|办结|做好|处理完|处理好|处理完毕|写完|改完|发完|交付|完工|收工|了结|结束|干完|交了|提交|好|没问题|✅|✔|ok|done|finish|over)",
    verb: "(提交|处理|办理|上线|发布|交付|发送|落实|解决|执行|关闭|做)",
    close: "(完成|关闭|关掉|关|结掉|结束|结|勾掉|划掉|消掉|销)",
    en: "(done|finished|finish|complete|completed|closed|resolved|ready|over)",
  },
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
    await tell(ctx, task, [task.createdBy], {
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
