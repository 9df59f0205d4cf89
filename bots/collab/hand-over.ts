import { defineCommand } from "../../src/index.ts";
import { at } from "./at.ts";
import { findTask, taskArg, taskFragment } from "./task-args.ts";
import { tell } from "./tell.ts";

/** Gives the sender's share of a task to others. */
export const handOver = defineCommand({
  name: "hand-over",
  aliases: ["转给", "转交", "移交", "转派", "handover", "transfer"],
  summary: { zh: "把任务转给别人", en: "Hand a task over to someone" },
  say: [
    "[把|将]<t>[我|以后|之后|现在|后面|能|改|就|先]<give>{who}[<take>]",
    "(转给|转交给|移交给|转派给|改派给|交给|派给|让给)[了]{who}[任务]{task}",
    "[请|让|叫|由|麻烦|安排]{who}[你|来|去|以后]<over>[一下]<t>",
    "<t>[请|让|由]{who}[你|来|去|以后]<over>[一下|吧]",
    "(hand|give|pass|transfer|reassign|move|assign) [over] [task] {task} [over|on|off] to {who}",
    "[can|could|will|let|have|ask|please] {who} [will|should|can|is going to|to|please] (take|take over|handle|own|pick up) [over] [task] {task}",
    "[task] {task} (goes|is|moves|belongs|passes|should go) [now] to {who} [now]",
  ],
  fragments: {
    t: taskFragment,
    give: "(转给|转交给|移交给|移交|转派给|改派给|交给|派给|分给|让给|换给|给|转|换成|换|由|让|归|负责人改成|负责人改为|负责人换成|负责人是)",
    take: "[来|去](做|办|处理|负责|跟进|接手|接|搞|弄|完成)[一下]",
    over: "(接手|接一下|接管|接下|接过|接|负责|跟进)",
  },
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
