import { defineCommand } from "../../src/index.ts";
import { at } from "./at.ts";

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
  },
  examples: [
    "指派 @韩梅梅 写周报 --due 18:00",
    "指派 @韩梅梅 写周报 --due 周五下班前",
    "assign @han write the report --due Friday 6pm",
  ],
  async handle(ctx) {
    const { who, title, due } = ctx.args;
    const dueAt = due?.at;
    const task = await ctx.tasks.assign({
      title,
      assignees: who,
      ...(dueAt === undefined ? {} : { dueAt }),
    });
    const people = who.map(at).join(" ");
    const until = due === undefined ? undefined : ctx.formatWhen(due);
    ctx.reply(
      ctx.say({
        zh: `✅ ${task.id}｜${title}｜负责人：${people}｜${until === undefined ? "没有截止时间" : `截止 ${until}`}｜做完后说：完成 ${task.id}`,
        en: `✅ ${task.id} | ${title} | for ${people} | ${until === undefined ? "no due time" : `due ${until}`} | when done, say: done ${task.id}`,
      }),
      { mentions: who },
    );
  },
});
