import type { CommandContext, Message, TaskPriority, TimeValue } from "../../src/index.ts";
import { at } from "./at.ts";
import { readTags, readTaskText } from "./read-task-text.ts";
import { remindBeforeOf } from "./task-args.ts";
import { priorityMarks } from "./show-tasks.ts";

/** What was said of a task that is given. */
export interface SaidTask {
  readonly who: readonly string[];
  readonly title: string;
  readonly due?: TimeValue | undefined;
  readonly priority?: string | undefined;
  readonly tag?: string | undefined;
  readonly note?: string | undefined;
  readonly remind?: string | undefined;
}

type Context = Pick<CommandContext, "say" | "reply" | "tasks" | "message" | "formatWhen">;

/** Gives a task to people and says so, @-ing them. */
export async function giveTask(ctx: Context, said: SaidTask): Promise<void> {
  const { who, due, note } = said;
  const { title, ...read } = readTaskText(said.title);
  const priority = (said.priority as TaskPriority | undefined) ?? read.priority;
  const dueAt = due?.at;
  const description = note ?? quotedBeside(said.title, ctx.message);
  const task = await ctx.tasks.assign({
    title,
    assignees: who,
    tags: [...read.tags, ...readTags(said.tag)],
    ...remindBeforeOf(ctx, said.remind),
    ...(dueAt === undefined ? {} : { dueAt }),
    ...(priority === undefined ? {} : { priority }),
    ...(description === undefined ? {} : { description }),
  });
  const people = who.map(at).join(" ");
  const until = due === undefined ? undefined : ctx.formatWhen(due);
  const shown = `${priorityMarks[task.priority]}${title}${task.tags.map((tag) => ` #${tag}`).join("")}`;
  ctx.reply(
    ctx.say({
      zh: `✅ ${task.id}｜${shown}｜负责人：${people}｜${until === undefined ? "没有截止时间" : `截止 ${until}`}｜做完后说：完成 ${task.id}`,
      en: `✅ ${task.id} | ${shown} | for ${people} | ${until === undefined ? "no due time" : `due ${until}`} | when done, say: done ${task.id}`,
    }),
    { mentions: who },
  );
}

/** What a quoted message says, when the task's words do not say it already. */
function quotedBeside(title: string, { quoted }: Message): string | undefined {
  const text = quoted?.text.trim() ?? "";
  return text === "" || plain(title).includes(plain(text)) ? undefined : text.slice(0, 2000);
}

function plain(text: string): string {
  return text.replace(/\s+/gu, " ");
}
