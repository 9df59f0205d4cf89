import {
  escapeMarkdown,
  markdown,
  type CommandContext,
  type Localized,
  type ShownTasks,
  type Task,
  type TaskPriority,
} from "../../src/index.ts";
import { comma } from "./marks.ts";
import { shortText } from "./short-text.ts";

/** As many as a phone shows without much scrolling. */
const pageSize = 10;
const shownPeople = 3;
const shownTags = 3;
const titleChars = 60;

/** Shows a page of a list of tasks, and remembers where it stopped. */
export async function showTasks(
  ctx: CommandContext,
  filter: ShownTasks["filter"],
  after?: string,
): Promise<void> {
  const from = after === undefined ? {} : { after };
  const found = await ctx.tasks.list({ ...filter, ...from, limit: pageSize + 1 });
  const shown = found.slice(0, pageSize);
  const last = shown.at(-1);
  const hasMore = found.length > pageSize;
  // 第2个 is of the list that was shown last, whatever of.
  ctx.reminders.show([]);
  ctx.tasks.keepShown(
    last === undefined ? undefined : { filter, ids: shown.map(({ id }) => id), hasMore },
  );
  if (shown.length === 0) {
    ctx.reply(ctx.say(after === undefined ? none : noMore));
    return;
  }
  const people = shown.flatMap(({ assignees }) => assignees.map(({ userId }) => userId));
  const names = await ctx.people.names(people);
  const tag = filter.tag === undefined ? "" : ` #${escapeMarkdown(filter.tag)}`;
  const title = ctx.say(titles[filter.state]) + tag;
  const lines = shown.map((task) => taskLine(task, names, ctx, filter.state === "done"));
  const more = hasMore ? [ctx.say(moreHint)] : [];
  ctx.reply(markdown(title, [`**${title}**`, ...lines, ...more].join("\n\n")));
}

/** One task of a list in markdown: id, title, who, until when. */
export function taskLine(
  task: Task,
  names: ReadonlyMap<string, string>,
  ctx: Pick<CommandContext, "say" | "formatTime" | "now">,
  isDone = false,
): string {
  const tags = task.tags
    .slice(0, shownTags)
    .map((tag) => ` #${escapeMarkdown(tag)}`)
    .join("");
  const late = task.dueAt !== undefined && task.dueAt < ctx.now && !isDone ? "⚠️ " : "";
  const parts = [
    `**${task.id}** ${priorityMarks[task.priority]}${escapeMarkdown(shortText(task.title, titleChars))}${tags}`,
    whoOf(task, names, ctx),
    ...(task.dueAt === undefined
      ? []
      : [`${late}${ctx.say({ zh: "截止", en: "due" })} ${ctx.formatTime(task.dueAt)}`]),
    ...troubleOf(task, ctx),
  ];
  return parts.join(" · ");
}

export const priorityMarks: Readonly<Record<TaskPriority, string>> = {
  urgent: "🔴 ",
  high: "🟠 ",
  normal: "",
  low: "🔵 ",
};

function whoOf(
  { assignees }: Task,
  names: ReadonlyMap<string, string>,
  ctx: Pick<CommandContext, "say">,
): string {
  const all = assignees.map(({ userId, doneAt }) => {
    const name = escapeMarkdown(names.get(userId) ?? userId);
    return doneAt === undefined ? name : `${name}✅`;
  });
  if (all.length <= shownPeople + 1) return all.join(comma(ctx));
  const first = all.slice(0, shownPeople).join(comma(ctx));
  return ctx.say({
    zh: `${first} 等 ${all.length} 人`,
    en: `${first} and ${all.length - shownPeople} more`,
  });
}

function troubleOf({ assignees }: Task, ctx: Pick<CommandContext, "say">): readonly string[] {
  const [trouble] = assignees.flatMap(({ todoProblem }) => todoProblem ?? []);
  if (trouble === undefined) return [];
  const why = escapeMarkdown(trouble);
  return [
    ctx.say({ zh: `⚠️ 没有同步到钉钉待办：${why}`, en: `⚠️ not in DingTalk's todos: ${why}` }),
  ];
}

const titles: Readonly<Record<ShownTasks["filter"]["state"], Localized>> = {
  open: { zh: "任务（未完成）", en: "Tasks (open)" },
  done: { zh: "任务（已完成）", en: "Tasks (done)" },
  overdue: { zh: "任务（逾期）", en: "Tasks (overdue)" },
  dropped: { zh: "任务（已取消）", en: "Tasks (dropped)" },
  all: { zh: "任务", en: "Tasks" },
};

const none = {
  zh: "没有这样的任务。派一个试试：指派 @同事 做什么 --due 18:00",
  en: "No such tasks. Give one: assign @someone what to do --due 18:00",
};

const noMore = { zh: "后面没有了。", en: "That was all." };

const moreHint = { zh: "还有，说「更多」看下一页。", en: 'There are more: say "more".' };
