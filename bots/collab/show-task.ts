import {
  defineCommand,
  escapeMarkdown,
  markdown,
  type CommandContext,
  type Task,
} from "../../src/index.ts";
import { priorityMarks } from "./show-tasks.ts";
import { findTask, taskArg, taskFragment } from "./task-args.ts";

const shownComments = 5;
const commentChars = 300;

/** Shows all there is to know of one task. */
export const task = defineCommand({
  name: "task",
  aliases: ["任务详情", "查看任务", "看任务"],
  summary: { zh: "看一个任务的详情和备注", en: "Show one task with its comments" },
  say: [
    "[我]<show><t>[的][<about>]",
    "<t>[的|现在|目前|到底|当前][的|是]<ask>[了|呢|来着]",
    "<t>[的|现在|目前][<about>|做|搞|弄|办][得](怎么样|怎样|如何|咋样|怎么|到哪了|到哪一步|到什么程度|到哪里)[了|呢]",
    "<t>[的|现在][<about>]是什么[样|内容|情况|任务]",
    "<t>[有没有|都|已经|已|现在|他|她|他们|你|你们][<done>][了](吗|没|没有|么|没呢|没啊)",
    "(show|open|view|see|get|display|check|look up) [me] [the] [<info>] [of|on|for] [task] {task}",
    "(what|how|where) (is|'s|are) [the] [<info>] [of|on|with|for|about] [task] {task} [about|going|doing|coming along|looking|at|now]",
    "who (is|'s) (working on|doing|responsible for|on|handling) [task] {task}",
    "<info> [of|on|for|about] [task] {task}",
    "[task] {task} <info>",
    "(tell me|anything) [more|new] (about|on) [task] {task}",
    "when is [task] {task} due",
    "(is|was|has) [task] {task} [been] (done|finished|ready|complete|completed|fixed) [yet|already]",
    "did (you|they|he|she|anyone|somebody) (finish|complete|do|fix) [task] {task} [yet|already]",
  ],
  fragments: {
    t: taskFragment,
    show: "(看看|看一下|看下|看|查看|打开|查下|查一下|查查|查|显示|想看看|想看|介绍|说说)",
    about: "(详情|详细信息|详细内容|备注|评论|留言|内容|进展|进度|情况|状态|信息)",
    ask: "(详情|详细信息|什么情况|啥情况|情况|状态|进度|进展|什么进展|啥进展|有什么进展|啥|什么|什么内容|什么任务|什么事|谁做|谁在做|谁在弄|谁在跟|谁负责|谁的|谁派|谁派的|谁给的|什么时候截止|什么时候到期|什么时候要|几号截止|啥时候要|到哪一步|做到哪|怎么样|点)",
    done: "(做完|完成|做好|弄完|弄好|搞定|好|办完|处理完|写完|改完|修好|结束|做)",
    info: "(details|detail|status|state|info|information|progress|update|news|comments|notes)",
  },
  args: { task: taskArg },
  shows: "task",
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
