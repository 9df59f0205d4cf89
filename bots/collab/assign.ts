import { defineCommand, type Message, type TaskPriority } from "../../src/index.ts";
import { at } from "./at.ts";
import { readTags, readTaskText } from "./read-task-text.ts";
import { noteArg, priorityArg, remindArg, remindBeforeOf, tagArg } from "./task-args.ts";
import { priorityMarks } from "./show-tasks.ts";

/** Gives a task to everybody the message @-s. */
export const assign = defineCommand({
  name: "assign",
  aliases: ["指派", "分配", "派任务"],
  summary: { zh: "把一件事派给同事", en: "Give a task to someone" },
  args: {
    who: {
      type: "mention",
      summary: { zh: "@ 要做这件事的人", en: "@ whoever is to do it" },
    },
    title: { type: "text", rest: true, max: 500, summary: { zh: "做什么", en: "what to do" } },
    due: {
      type: "time",
      optional: true,
      optionOnly: true,
      names: ["截止", "期限"],
      summary: { zh: "截止时间", en: "when it is due" },
    },
    priority: priorityArg,
    tag: tagArg,
    note: noteArg,
    remind: remindArg,
  },
  examples: [
    "指派 @韩梅梅 写周报 --due 18:00",
    "指派 @韩梅梅 【紧急】修登录 #线上 --due 明天",
    "assign @han write the report --due 18:00",
  ],
  async handle(ctx) {
    const { who, due, note } = ctx.args;
    const { title, ...said } = readTaskText(ctx.args.title);
    const priority = (ctx.args.priority as TaskPriority | undefined) ?? said.priority;
    const dueAt = due?.at;
    const description = note ?? quotedBeside(ctx.args.title, ctx.message);
    const task = await ctx.tasks.assign({
      title,
      assignees: who,
      tags: [...said.tags, ...readTags(ctx.args.tag)],
      ...remindBeforeOf(ctx, ctx.args.remind),
      ...(dueAt === undefined ? {} : { dueAt }),
      ...(priority === undefined ? {} : { priority }),
      ...(description === undefined ? {} : { description }),
    });
    const people = who.map(at).join(" ");
    const until = dueAt === undefined ? undefined : ctx.formatTime(dueAt);
    const shown = `${priorityMarks[task.priority]}${title}${task.tags.map((tag) => ` #${tag}`).join("")}`;
    ctx.reply(
      ctx.say({
        zh: `✅ ${task.id}｜${shown}｜负责人：${people}｜${until === undefined ? "没有截止时间" : `截止 ${until}`}｜做完后说：完成 ${task.id}`,
        en: `✅ ${task.id} | ${shown} | for ${people} | ${until === undefined ? "no due time" : `due ${until}`} | when done, say: done ${task.id}`,
      }),
      { mentions: who },
    );
  },
});

/** What a quoted message says, when the task's words do not say it already. */
function quotedBeside(title: string, { quoted }: Message): string | undefined {
  const text = quoted?.text.trim() ?? "";
  const plain = (one: string): string => one.replace(/\s+/gu, " ");
  return text === "" || plain(title).includes(plain(text)) ? undefined : text.slice(0, 2000);
}
