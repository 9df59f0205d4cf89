import { defineCommand } from "../../src/index.ts";
import { findTask, remindArg, remindBeforeOf, taskArg } from "./task-args.ts";
import { concerned, tell } from "./tell.ts";

/** Changes until when a task is to be done; its reminders move with it. */
export const due = defineCommand({
  name: "due",
  aliases: ["改期", "改截止", "延期", "推迟任务"],
  summary: { zh: "改任务的截止时间", en: "Change when a task is due" },
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
    tell(ctx, task, concerned(task), {
      zh: `📅 ${task.id}「${task.title}」截止改到 ${now}${was.zh}`,
      en: `📅 ${task.id} "${task.title}" is now due ${now}${was.en}`,
    });
  },
});
