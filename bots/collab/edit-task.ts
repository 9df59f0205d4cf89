import { defineCommand, ReplyError, type TaskChange, type TaskPriority } from "../../src/index.ts";
import { readTags, readTaskText } from "./read-task-text.ts";
import { priorityMarks } from "./show-tasks.ts";
import {
  findTask,
  noteArg,
  priorityArg,
  remindArg,
  remindBeforeOf,
  tagArg,
  taskArg,
} from "./task-args.ts";
import { concerned, tell } from "./tell.ts";

/** Changes what is to be done. */
export const editTask = defineCommand({
  name: "edit-task",
  aliases: ["改任务", "修改任务", "编辑任务"],
  summary: {
    zh: "改任务的内容、优先级、标签、说明",
    en: "Change a task's words, priority, tags or note",
  },
  args: {
    task: taskArg,
    title: {
      type: "text",
      rest: true,
      optional: true,
      max: 500,
      names: ["内容", "标题"],
      summary: { zh: "新的内容，#标签 会加上", en: "the new words; #tags are added" },
    },
    priority: priorityArg,
    tag: tagArg,
    note: noteArg,
    remind: remindArg,
  },
  examples: ["改任务 T12 写月报 --priority 高", "edit-task T12 --tag report,finance"],
  async handle(ctx) {
    const task = await findTask(ctx, ctx.args.task);
    const said = readTaskText(ctx.args.title ?? "");
    const isTagsOnly = /^[#＃]/u.test(said.title);
    const title = isTagsOnly ? "" : said.title;
    const priority = (ctx.args.priority as TaskPriority | undefined) ?? said.priority;
    const replaced = ctx.args.tag === undefined ? task.tags : readTags(ctx.args.tag);
    const tags = [...new Set([...replaced, ...said.tags])];
    const change: TaskChange = {
      ...(title === "" ? {} : { title }),
      ...(priority === undefined ? {} : { priority }),
      ...(ctx.args.tag === undefined && said.tags.length === 0 ? {} : { tags }),
      ...(ctx.args.note === undefined ? {} : { description: ctx.args.note }),
      ...remindBeforeOf(ctx, ctx.args.remind),
    };
    if (Object.keys(change).length === 0) {
      throw new ReplyError(
        ctx.say({
          zh: `${task.id} 要改什么？例如：改任务 ${task.id} 新的内容，或 改任务 ${task.id} --priority 高 --tag 周报`,
          en: `What is to change in ${task.id}? As in: edit-task ${task.id} new words, or edit-task ${task.id} --priority high --tag report`,
        }),
      );
    }
    await ctx.tasks.change(task, change);
    const after = { ...task, ...change };
    const shown = `${priorityMarks[after.priority]}${after.title}${tags.map((tag) => ` #${tag}`).join("")}`;
    await tell(ctx, task, concerned(task), {
      zh: `✏️ ${task.id}｜${shown}${change.description === undefined ? "" : "｜说明改了"}`,
      en: `✏️ ${task.id} | ${shown}${change.description === undefined ? "" : " | with a new note"}`,
    });
  },
});
