import { defineCommand, escapeMarkdown, markdown, type Task } from "../../src/index.ts";

const pageSize = 20;

/** Lists tasks, due first. */
export const tasks = defineCommand({
  name: "tasks",
  aliases: ["任务", "我的任务", "任务列表"],
  summary: { zh: "看看有哪些任务", en: "List tasks" },
  args: {
    who: {
      type: "mention",
      optional: true,
      summary: { zh: "@ 谁就看谁的任务", en: "@ someone to see theirs" },
    },
    scope: {
      type: "choice",
      optional: true,
      names: ["范围"],
      choices: { mine: ["我的", "我", "my", "me"], group: ["本群", "群", "大家", "全部", "all"] },
      summary: { zh: "我的，或本群的", en: "mine, or the group's" },
    },
    state: {
      type: "choice",
      optional: true,
      names: ["状态"],
      choices: {
        open: ["未完成", "进行中", "待办"],
        done: ["已完成", "完成"],
        overdue: ["逾期", "过期", "超期"],
      },
      summary: { zh: "未完成、已完成或逾期", en: "open, done or overdue" },
    },
  },
  examples: ["任务", "任务 本群 逾期", "tasks group done"],
  async handle(ctx) {
    const { who = [], scope = "mine" } = ctx.args;
    const state = stateOf(ctx.args.state);
    const person = who[0] ?? ctx.message.sender.id;
    const found = await ctx.tasks.list({
      state,
      limit: pageSize + 1,
      ...(who.length === 0 && scope === "group"
        ? { conversation: ctx.message.conversation.id }
        : { assignee: person }),
    });
    if (found.length === 0) {
      ctx.reply(
        ctx.say({
          zh: "没有这样的任务。派一个试试：指派 @同事 做什么 --due 18:00",
          en: "No such tasks. Give one: assign @someone what to do --due 18:00",
        }),
      );
      return;
    }
    const shown = found.slice(0, pageSize);
    const names = await ctx.people.names(
      shown.flatMap((task) => task.assignees.map((one) => one.userId)),
    );
    const line = (task: Task, index: number): string => {
      const people = task.assignees.map((one) => {
        const name = escapeMarkdown(names.get(one.userId) ?? one.userId);
        return one.doneAt === undefined ? name : `${name}✅`;
      });
      const [trouble] = task.assignees.flatMap((one) => one.todoProblem ?? []);
      const late = task.dueAt !== undefined && task.dueAt < ctx.now && state !== "done";
      const due =
        task.dueAt === undefined
          ? ""
          : ` · ${late ? "⚠️ " : ""}${ctx.say({ zh: "截止", en: "due" })} ${ctx.formatTime(task.dueAt)}`;
      return `${index + 1}. **${task.id}** ${escapeMarkdown(task.title)} · ${people.join("、")}${due}${trouble === undefined ? "" : ` · ${withoutTodo(trouble)}`}`;
    };
    const withoutTodo = (why: string): string =>
      ctx.say({
        zh: `⚠️ 没有同步到钉钉待办：${escapeMarkdown(why)}`,
        en: `⚠️ not in DingTalk's todos: ${escapeMarkdown(why)}`,
      });
    const title = ctx.say({ zh: `任务（${titles[state].zh}）`, en: `Tasks (${titles[state].en})` });
    const more =
      found.length > pageSize
        ? [ctx.say({ zh: `只列出前 ${pageSize} 条。`, en: `The first ${pageSize} are shown.` })]
        : [];
    ctx.reply(markdown(title, [`**${title}**`, ...shown.map(line), ...more].join("\n\n")));
  },
});

const titles = {
  open: { zh: "未完成", en: "open" },
  done: { zh: "已完成", en: "done" },
  overdue: { zh: "逾期", en: "overdue" },
};

function stateOf(said: string | undefined): keyof typeof titles {
  return said === "done" || said === "overdue" ? said : "open";
}
