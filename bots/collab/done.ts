import { defineCommand, type ArgSpecs, type CommandContext, type Task } from "../../src/index.ts";
import { acknowledge } from "./noted.ts";
import { taskArg, taskFragment, taskWordsArg } from "./task-args.ts";
import { tell } from "./tell.ts";
import { lastTold } from "./told.ts";
import { offerTasks, whichTask } from "./which-task.ts";

const args = {
  task: { ...taskArg, optional: true },
  words: taskWordsArg,
} as const satisfies ArgSpecs;

/** Marks a task done and tells whoever assigned it. */
export const done = defineCommand({
  name: "done",
  aliases: ["完成", "做完了", "搞定"],
  summary: { zh: "完成一个任务", en: "Mark a task done" },
  say: [
    "<me>[已经|已|都|刚|刚刚|全](完成|做完|搞定|搞完|弄完|弄好|办完|办好|做好|处理完|处理好|干完)[了]",
    "[i'm|i am|we're|all|it's|that's|it is|that is] [all|now|already] (done|finished|completed)",
    "[<me>][已经|已|刚|刚刚|都|把]<done>[了]<t>[了]",
    "<t><me>[已经|已|刚刚|刚|都|也|全|全部|终于|总算|算|算是|可以|就]<done>[了|掉了]",
    "<t>[<me>][已经|已]<verb>(完毕|了|完|完成|完了|好了|妥了|掉了)[了]",
    "(把|将)<t>[给]<close>[了|掉]",
    "<t>[可以|能|就]<close>[了|掉了]",
    "(把|将)<t>[给|状态](标记|标|设|设置|改|置|更新|调)[为|成|一下|到]<done>",
    "(标记|勾掉|划掉|打勾|<close>)<t>[为][<done>]",
    "<t>[<me>](打勾|打钩|勾掉|划掉)[了]",
    "[task] {task} [is|has been|was|'s|got] [now|already|all|finally] <en>",
    "(mark|set|tick|check|cross) [off] [task] {task} [as|to|off] [<en>]",
    "[i|i've|i have|i am|i'm|just|we|we've|already] [just|already] <en> [with] [task] {task}",
    "(finish|complete|close|resolve|wrap|wrapped) [off|out|up] [task] {task}",
  ],
  fragments: {
    t: taskFragment,
    me: "[我|我们|我这边|我这里|我们这边|咱们|这边]",
    done: "(完成|完毕|做完|搞定|搞完|弄完|弄好|办完|办好|办结|办妥|做好|处理完|处理好|处理掉|处理完毕|写完|改完|改好|修好|修完|发完|交付|完工|完事|收工|了结|结束|干完|落实|交了|提交|好了|✅|✔|ok|done|finish|over)",
    verb: "(提交|处理|办理|上线|发布|交付|发送|落实|解决|执行|关闭|做|修复|合并|验收|归档|回复|送达|核对|检查|更新|升级|整理|打印|采购|安装)",
    close: "(完成|关闭|关掉|关|结掉|结束|结|勾掉|划掉|消掉|销)",
    en: "(done|finished|finish|complete|completed|closed|resolved|ready|over|fixed|merged|shipped|deployed|delivered|sorted|handled)",
  },
  args,
  examples: ["完成 T12", "done T12"],
  async handle(ctx) {
    const task = await meant(ctx);
    if (task !== undefined) await complete(ctx, task);
  },
});

/** The task that is done; undefined when the sender is asked, or meant a reminder. */
async function meant(ctx: CommandContext<typeof args>): Promise<Task | undefined> {
  const command = (id: string): string => ctx.say({ zh: `完成 ${id}`, en: `done ${id}` });
  const { task, words } = ctx.args;
  if (task === undefined && words === undefined) {
    const { reminders, tasks } = await lastTold(ctx);
    const [only, other] = tasks;
    const isQuoted = ctx.message.quoted !== undefined;
    if (only !== undefined && other === undefined && (isQuoted || reminders.length === 0))
      return only;
    if (only !== undefined) {
      offerTasks(ctx, tasks, command);
      return undefined;
    }
    if (reminders.length > 0) {
      await acknowledge(ctx);
      return undefined;
    }
  }
  return whichTask(ctx, { task, words }, { command, state: "open" });
}

async function complete(ctx: CommandContext<typeof args>, task: Task): Promise<void> {
  const mine = task.assignees.find((one) => one.userId === ctx.message.sender.id);
  const alreadyDone = mine?.doneAt ?? (mine === undefined ? allDoneAt(task.assignees) : undefined);
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
}

/** When the last share was done; undefined while one is open. */
function allDoneAt(assignees: readonly { readonly doneAt?: number }[]): number | undefined {
  const times = assignees.map((one) => one.doneAt);
  return times.reduce<number | undefined>(
    (latest, one) =>
      latest === undefined || one === undefined ? undefined : Math.max(latest, one),
    0,
  );
}
