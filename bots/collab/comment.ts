import { defineCommand } from "../../src/index.ts";
import { findTask, taskArg, taskFragment } from "./task-args.ts";
import { concerned, tell } from "./tell.ts";

/** Says something about a task, which is kept with it. */
export const comment = defineCommand({
  name: "comment",
  aliases: ["备注", "评论", "任务备注"],
  summary: { zh: "给任务加备注", en: "Say something about a task" },
  say: [
    "<t>[的|下面|下|里][加个|加一个|加一条|加|写个|写一条|写|添加|添|补个|补|留个|留][条|个]<note>[一下|下|是|说]{text}",
    "(给|在|为|对|帮|往)<t>[下面|下|里|上|这里][加个|加一个|加一条|加|写个|写一条|写|添加|添|补个|补|留个|留|记][条|个]<note>[一下|下|是|说]{text}",
    "<note>[到|给|在]<t>[说|是]{text}",
    "(comment|note|remark) [on|to|for|about] [task] {task} [that|saying|is] {text}",
    "(add|leave|put|post|write|make) [a|another] (note|comment|remark) (to|on|for|in|about) [task] {task} [that|saying] {text}",
    "[task] {task} (note|comment|update|fyi) [that] {text}",
  ],
  fragments: {
    t: taskFragment,
    note: "(备注|评论|留言|留个言|补充说明|补充|说明|批注|注释|进展|进度|更新|记一下|记一笔|记录|跟进|反馈|comment|note)",
  },
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
