import { defineCommand } from "../../src/index.ts";
import { newDueTime } from "./new-due-time.ts";
import { findTask, remindArg, remindBeforeOf, taskArg, taskFragment } from "./task-args.ts";
import { concerned, tell } from "./tell.ts";

/** Changes until when a task is to be done; its reminders move with it. */
export const due = defineCommand({
  name: "due",
  aliases: ["改期", "改截止", "延期", "推迟任务"],
  summary: { zh: "改任务的截止时间", en: "Change when a task is due" },
  say: [
    "[把|将]<t>[的]<due>[<move>|是|为]{when}",
    "[把|将]<t>[可以|能|再|先|晚点|给我]<move>{when}[前|之前]",
    "<t>(要|得|必须|请在|最晚){when}[要|得|必须](完成|做完|交|交付|搞定|给我)",
    "(move|postpone|push|reschedule|delay|change|extend) [back|out|off] [task] {task} [due|deadline|due date] [to|until|till|by|at|for] {when}",
    "[task] {task} [is] [now] due [on|at|by] {when}",
    "(make|set) [task] {task} due [on|at|by|for] {when}",
    "(set|change|move|push) [the] (deadline|due date|due time|due) (of|for|on) [task] {task} [to|until|at] {when}",
    "[task] {task} [deadline] is {when}",
    "(make|set|have) [task] {task} {when}",
  ],
  fragments: {
    t: taskFragment,
    due: "(截止时间|截止日期|截止|期限|时间|deadline|ddl|due)",
    move: "(改到|改期到|改成|改为|改在|改|延期到|延长到|延到|延后到|延后|延期|推迟到|推迟|往后推到|往后推|推到|往后挪到|往后挪|挪到|挪后到|顺延到|顺延|提前到|提前|往前提到|调到|调成|调整到|定在|定到|设为|设成|放到|宽限到|最晚|宽限|再给|多给|晚)",
  },
  args: {
    task: taskArg,
    when: {
      type: "time",
      lengths: true,
      summary: { zh: "新的截止时间，如 下周一 18:00", en: "the new time, as Friday 6pm" },
    },
    remind: remindArg,
  },
  examples: ["改期 T12 下周一", "due T12 friday 6pm", "改期 T12 明天 18:00 --remind 30m"],
  async handle(ctx) {
    const { when, remind } = ctx.args;
    const task = await findTask(ctx, ctx.args.task);
    const dueAt = newDueTime(ctx, task, when);
    await ctx.tasks.change(task, { dueAt, ...remindBeforeOf(ctx, remind) });
    const now = ctx.formatTime(dueAt);
    const was =
      task.dueAt === undefined
        ? { zh: "", en: "" }
        : {
            zh: `（原来 ${ctx.formatTime(task.dueAt)}）`,
            en: ` (was ${ctx.formatTime(task.dueAt)})`,
          };
    await tell(ctx, task, concerned(task), {
      zh: `📅 ${task.id}「${task.title}」截止改到 ${now}${was.zh}`,
      en: `📅 ${task.id} "${task.title}" is now due ${now}${was.en}`,
    });
  },
});
