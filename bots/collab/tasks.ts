import { defineCommand, escapeMarkdown, markdown, type Task } from "../../src/index.ts";
import { doneWords, groupWords, mineWords, openWords, overdueWords } from "./task-words.ts";

const pageSize = 20;

/** Lists tasks, due first. */
export const tasks = defineCommand({
  name: "tasks",
  aliases: ["任务", "我的任务", "任务列表"],
  summary: { zh: "看看有哪些任务", en: "List tasks" },
  say: [
    "[<show>][<now>][{scope}][的|在][{state}][的]<tasks>[列表|清单|情况|进度]",
    "[<show>][<now>][{scope}][<now>][还|都]有<what>[{state}][的]<task>[要做|要我做|{state}][的]",
    "[<show>][<now>][{scope}|{who}][的][还|还有]{state}[的]<tasks>[都|还]有<what>",
    "[<show>][<now>][{scope}|{who}][的]<tasks>[都|还]有<what>[{state}][的]",
    "[<show>][把]{who}[负责]的[{state}][的]<tasks>[列表|清单|情况|进度]",
    "[<show>]{who}[负责|现在|目前|手头|手上|最近|今天][的|还|都][有|剩|剩下]<what>[{state}][的]<task>[要做|{state}][的]",
    "[<show>][{scope}|{who}][还|还有]<what>[{state}][的]<task>[还|都|已经]{state}[的]",
    "[<show>]{scope}[里]谁[的|有|还有][{state}]<task>[还|都]{state}",
    "[<show>][<now>][{scope}|{who}][还|都|已经]{state}<what>[的]<task>",
    "[<show>][{scope}|{who}][<now>]还(剩|剩下)<what>[{state}][的]<task>[{state}]",
    "[把][{scope}|{who}][的][{state}][的]<tasks>[列表|清单](发我|给我|列出来|列一下|发出来|拿出来|调出来|打开|看看|看一下|看下)[看看|看一下|看下]",
    "{who}[现在|目前|最近|今天](在忙|在做|在干|忙|负责)(什么|啥)",
    "[{scope}][负责|手头|手上|今天]的<task>",
    "[{scope}][今天|现在|接下来][还]有(什么|哪些|啥)[事|事情|活][要|该|需要][我]做[的]",
    "[{scope}][今天|现在|接下来|还](该|要|得|需要)(做|干)(什么|啥|哪些)[事|事情|任务]",
    "[<list>] [all] [{scope}] [{state}] (tasks|task list|todos|to-dos|todo list|to-do list)",
    "[<list>] [all] [{scope}] [{state}] (tasks|todos) [of|for|in] [{scope}]",
    "[any|are there any|do i have any|got any] [{scope}] [{state}] (tasks|todos) [{state}] [left|today|for me]",
    "[<list>] {who} ['s|s] [{state}] (tasks|todos)",
    "[<list>] [all] [{state}] (tasks|todos) (of|for) {who}",
    "(what|which|how many) [{state}] tasks (do|does|are|have|has) [i|we|{who}] [still|there] [have|has|left|got|{state}]",
    "(what|which) tasks are [still|now|already] {state}",
    "(what|which) of [{scope}] tasks are [still] {state}",
    "[<list>] what('s| is| are) [still] {state} [to do]",
    "what ('s|is) {who} (working on|doing|up to|busy with)",
    "what ('s|is|are) {scope} [{state}] (task|tasks|todo|todos|to-dos) [list]",
    "what (do|should|must|can) (i|we) [have|need] [to] (do|work on) [next|now|today]",
    "what ('s|is|do i have) on my (plate|list|desk|todo list)",
    "what (do i|have i|'ve i) [still] (have|got) (left|open|to do) [to do]",
  ],
  fragments: {
    show: "(看看|看下|看一下|看|查看|查查|查下|查一下|查询|查|列出|列下|列|显示|给我看|发我|打开|展示|告诉我)",
    now: "(今天|现在|目前|手头|手上|最近|这周|本周|名下)",
    list: "(show|list|see|view|get|give me|check|display|what about) [me]",
    tasks: "(任务|待办事项|待办|代办事项|代办|工作任务)",
    task: "(任务|待办事项|待办|代办|工作|活儿|活|事情|事)",
    what: "(哪些|什么|啥|多少|几个|几件|几项|哪几个)",
  },
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
      choices: { mine: mineWords, group: groupWords },
      summary: { zh: "我的，或本群的", en: "mine, or the group's" },
    },
    state: {
      type: "choice",
      optional: true,
      names: ["状态"],
      choices: { open: openWords, done: doneWords, overdue: overdueWords },
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
