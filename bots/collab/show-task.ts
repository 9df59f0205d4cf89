import {
  defineCommand,
  escapeMarkdown,
  markdown,
  type CommandContext,
  type Task,
} from "../../src/index.ts";
import { priorityMarks } from "./show-tasks.ts";
import { findTask, taskArg } from "./task-args.ts";

const shownComments = 5;
const commentChars = 300;

/** Shows all there is to know of one task. */
export const task = defineCommand({
  name: "task",
  aliases: ["任务详情", "查看任务", "看任务"],
  summary: { zh: "看一个任务的详情和备注", en: "Show one task with its comments" },
  say: [
    "(看|看看|看一下|查看|打开)[任务]{task}[的详情|详情]",
    "[任务]{task}(详情|的详情|怎么样了|什么情况|进度)",
    "(show|open|view) [me] [task] {task}",
    "what is [task] {task} [about]",
  ],
  args: { task: taskArg },
  examples: ["任务详情 T12", "task T12"],
  handle: (ctx) => showTask(ctx, ctx.args.task),
});

export async function showTask(ctx: CommandContext, id: string): Promise<void> {
  const found = await findTask(ctx, id);
  const comments = await ctx.tasks.comments(found, shownComments);
  const names = await ctx.people.names([
    found.createdBy,
    ...found.assignees.map(({ userId }) => userId),
    ...comments.map(({ person }) => person),
  ]);
  const nameOf = (person: string): string => escapeMarkdown(names.get(person) ?? person);
  const said = comments.map(({ person, at, text }) => {
    const chars = Array.from(text.replace(/\s+/gu, " "));
    const cut = chars.length > commentChars ? "…" : "";
    const words = escapeMarkdown(chars.slice(0, commentChars).join(""));
    const name = nameOf(person);
    const time = ctx.formatTime(at);
    return ctx.say({
      zh: `- ${name}（${time}）：${words}${cut}`,
      en: `- ${name} (${time}): ${words}${cut}`,
    });
  });
  const about = factsOf(found, ctx, nameOf);
  const title = `${found.id} ${priorityMarks[found.priority]}${escapeMarkdown(found.title)}`;
  ctx.reply(
    markdown(found.id, [`**${title}**`, ...about, ...said, hintFor(found, ctx)].join("\n\n")),
  );
}

function factsOf(
  found: Task,
  ctx: CommandContext,
  nameOf: (person: string) => string,
): readonly string[] {
  const people = found.assignees.map(({ userId, doneAt }) =>
    doneAt === undefined ? nameOf(userId) : `${nameOf(userId)}✅`,
  );
  const isLate = found.dueAt !== undefined && found.dueAt < ctx.now;
  const due =
    found.dueAt === undefined
      ? ctx.say({ zh: "没有截止时间", en: "no due time" })
      : `${isLate ? "⚠️ " : ""}${ctx.say({ zh: "截止", en: "due" })} ${ctx.formatTime(found.dueAt)}`;
  const by = nameOf(found.createdBy);
  const at = ctx.formatTime(found.createdAt);
  return [
    ...(found.droppedAt === undefined
      ? []
      : [ctx.say({ zh: "🚫 已取消", en: "🚫 dropped" }) + ` ${ctx.formatTime(found.droppedAt)}`]),
    ctx.say({ zh: `负责人：${people.join("、")}`, en: `for ${people.join(", ")}` }),
    due,
    ctx.say({ zh: `${by} 派于 ${at}`, en: `given by ${by}, ${at}` }),
    ...(found.tags.length === 0
      ? []
      : [found.tags.map((tag) => `#${escapeMarkdown(tag)}`).join(" ")].map((tags) =>
          ctx.say({ zh: `标签：${tags}`, en: `tags: ${tags}` }),
        )),
    ...(found.description === undefined ? [] : [escapeMarkdown(found.description)]),
  ];
}

function hintFor({ id, droppedAt }: Task, ctx: CommandContext): string {
  return droppedAt === undefined
    ? ctx.say({
        zh: `完成 ${id} · 改期 ${id} 明天 · 转给 @同事 ${id} · 备注 ${id} …`,
        en: `done ${id} · due ${id} tomorrow · hand-over ${id} @someone · comment ${id} …`,
      })
    : ctx.say({ zh: `重开 ${id}`, en: `reopen ${id}` });
}
