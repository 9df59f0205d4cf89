import { defineCommand } from "../../src/index.ts";
import { findTask, remindArg, remindBeforeOf, taskArg } from "./task-args.ts";
import { concerned, tell } from "./tell.ts";

/** Changes until when a task is to be done; its reminders move with it. */
export const due = defineCommand({
  name: "due",
  aliases: ["改期", "改截止", "延期", "推迟任务"],
  summary: { zh: "改任务的截止时间", en: "Change when a task is due" },
  say: [
    "[把|将][任务]{task}[的](截止时间|截止日期|截止|期限|时间|deadline)(改到|改成|改为|推迟到|延期到|延到|提前到|定在|调到){when}",
    "[把|将][任务]{task}(改到|改期到|改成|延期到|延到|推迟到|推到|顺延到|提前到|挪到|调到){when}",
    "(move|postpone|push|reschedule|delay|change) [task] {task} [due|deadline] [to|until|till] {when}",
    "[task] {task} is [now] due [on|at|by] {when}",
  ],
  args: {
    task: taskArg,
    when: {
      type: "time",
      summary: { zh: "新的截止时间，如 下周一 18:00", en: "the new time, as Friday 6pm" },
    },
    remind: remindArg,
  },
  examples: ["改期 T12 下周一", "due T12 friday 6pm", "改期 T12 明天 18:00 --remind 30m"],
  async handle(ctx) {
    const { when, remind } = ctx.args;
    const task = await findTask(ctx, ctx.args.task);
    await ctx.tasks.change(task, { dueAt: when.at, ...remindBeforeOf(ctx, remind) });
    const now = ctx.formatTime(when.at);
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
