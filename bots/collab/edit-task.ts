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
  taskFragment,
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
  say: [
    "<t>[的][标题|内容|名字|名称|描述|文字][先|给我]<to>{title}",
    "<t>(标题|内容|名字|名称|描述|文字)[是|为]{title}",
    "[把|将]<t>(改名叫|改名为|改名成|改名|改叫|更名为|重命名为|重命名成){title}",
    "(把|将)<t>[的][标题|内容|名字|名称|描述|文字]<to>{title}",
    "[把|将]<t>[的][优先级|紧急程度|级别]<as>{priority}[优先级|一点|一些]",
    "<t>(优先级|紧急程度|级别|很|比较|好|挺|有点|非常|特别|最|现在)[很|最]{priority}[一点|点|的]",
    "<t>{priority}(了|的|一点|一些|处理|办理|事项)",
    "(给|把|为|在)<t>[上|里](打|加|贴|添|设)[个|上|一个][标签|tag]{tag}[标签]",
    "<t>[要|再](打|加|贴|添|设)[个|上|一个]标签{tag}",
    "(rename|retitle|reword) [task] {task} [to|as] {title}",
    "(change|edit|update|set) [the] (title|text|name|wording) of [task] {task} [to|as] {title}",
    "(change|edit|update) [task] {task} [title|text|name] to {title}",
    "(make|mark|set|flag) [task] {task} [to|as] {priority} [priority]",
    "[task] {task} is [very|now] {priority} [priority] [now]",
    "(set|change|raise|lower) [the] priority of [task] {task} to {priority}",
    "(tag|label) [task] {task} [as|with] {tag}",
    "(add|put) [the|a] (tag|label) {tag} (to|on) [task] {task}",
  ],
  fragments: {
    t: taskFragment,
    to: "(改成|改为|换成|改作|更新为|更新成|变成|修改为|修改成|调整为|调整成|改一下|换一下|改|换)",
    as: "(改成|改为|标成|标为|标记为|标记成|设为|设成|调到|调成|调为|定为|定成|升到|升为|降到|降为|调|设|标|是|算)",
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
