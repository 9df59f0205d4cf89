import { defineCommand, escapeMarkdown, markdown, type Task } from "../../src/index.ts";
import { doneWords, groupWords, mineWords, openWords, overdueWords } from "./task-words.ts";

const pageSize = 20;

/** Lists tasks, due first. */
export const tasks = defineCommand({
  name: "tasks",
  aliases: ["任务", "我的任务", "任务列表"],
  summary: { zh: "看看有哪些任务", en: "List tasks" },
  say: [
    "[<show>][{scope}][的|在][{state}][的]<tasks>[列表|清单|情况]",
    "[<show>][{scope}][现在|目前|手头|手上|今天][还|都]有<what>[{state}][的]<task>[要做|{state}][的]",
    "[<show>]{who}[的][{state}][的]<task>[列表|清单|情况]",
    "[<show>]{who}[现在|目前|手头|手上|最近][还|都]有<what>[{state}][的]<task>[要做|{state}][的]",
    "[<show>]<what>[{state}][的]<task>[还|都|已经]{state}[的]",
    "[{scope}][还|都|已经]{state}<what>[的]<task>",
    "{who}(在忙|在做|在干|忙|负责)(什么|啥)",
    "[{scope}](该|要|得|需要)(做|干)(什么|啥|哪些)[事|事情|任务]",
    "[<list>] [{scope}] [{state}] (tasks|task list|todos|to-dos|todo list|to-do list)",
    "[<list>] [all] [{state}] tasks [of|for|in] [{scope}]",
    "[<list>] {who} ['s|s] [{state}] (tasks|todos)",
    "[<list>] [{state}] tasks (of|for) {who}",
    "(what|which) [{state}] tasks (do|does|are|have) [i|we|{who}] [have|left|got|{state}]",
    "(what|which) tasks are {state}",
    "what('s| is| are) {state}",
    "what ('s|is) {who} (working on|doing|up to)",
    "what ('s|is|are) {scope} [{state}] (task|tasks|todo|todos|to-dos) [list]",
    "what (do|should|must|can) (i|we) [have|need] [to] (do|work on) [next|now]",
    "what (do i|have i|'ve i) [still] (have|got) (left|open|to do)",
  ],
  fragments: {
    show: "(看看|看下|看|查看|查查|查下|查|列出|列下|列|显示|给我看|发我|打开)",
    list: "(show|list|see|view|get|give me|check|display) [me]",
    tasks: "(任务|待办事项|待办|工作任务)",
    task: "(任务|待办事项|待办|工作|活儿|活|事情|事)",
    what: "(哪些|什么|啥|多少|几个|几件)",
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
      const late = task.dueAt !== undefined && task.dueAt < ctx.now && state !== "done";
      const due =
        task.dueAt === undefined
          ? ""
          : ` · ${late ? "⚠️ " : ""}${ctx.say({ zh: "截止", en: "due" })} ${ctx.formatTime(task.dueAt)}`;
      return `${index + 1}. **${task.id}** ${escapeMarkdown(task.title)} · ${people.join("、")}${due}`;
    };
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
