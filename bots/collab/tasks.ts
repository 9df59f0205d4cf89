import { defineCommand, type TaskState } from "../../src/index.ts";
import { readTags } from "./read-task-text.ts";
import { showTask } from "./show-task.ts";
import { showTasks } from "./show-tasks.ts";
import { tagArg, taskArg } from "./task-args.ts";
import { doneWords, groupWords, mineWords, openWords, overdueWords } from "./task-words.ts";

/** Lists tasks, due first. */
export const tasks = defineCommand({
  name: "tasks",
  aliases: ["任务", "我的任务", "任务列表"],
  summary: { zh: "看看有哪些任务", en: "List tasks" },
  say: [
    "[<show>][<now>][{scope}][<now>][的|在][{state}][的]<tasks>[列表|清单|情况|进度]",
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
    "{who}[现在|目前|最近|今天](在忙|在做|在干|在搞|在弄|忙|负责)(什么|啥)",
    "[{scope}][负责|手头|手上|今天]的<task>",
    "[<show>]{scope}{state}[过|了]的<task>",
    "[{scope}|{who}][现在|今天]有没有[<what>][{state}][的]<task>",
    "[{scope}][今天|现在|接下来][还]有(什么|哪些|啥)[事|事情|活][要|该|需要][我]做[的]",
    "[{scope}][今天|现在|接下来|还](该|要|得|需要)(做|干)[些](什么|啥|哪些)[事|事情|任务]",
    "[<list>] [all] [{scope}] [{state}] (tasks|task list|todos|to-dos|todo list|to-do list)",
    "[<list>] [all] [{scope}] [{state}] (tasks|todos) [of|for|in] [{scope}]",
    "[any|are there any|do i have any|got any] [{scope}] [{state}] (tasks|todos) [{state}] [left|today|for me]",
    "[<list>] {who} ['s|s] [{state}] (tasks|todos)",
    "[<list>] [all] [{state}] (tasks|todos) (of|for|from|assigned to|given to) {who}",
    "(what|which|how many) [{state}] tasks (do|does|are|have|has) [i|we|{who}] [still|there] [have|has|left|got|{state}]",
    "(what|which) tasks are [still|now|already] {state}",
    "(what|which) of [{scope}] tasks are [still] {state}",
    "[<list>] what('s| is| are) [still] {state} [to do]",
    "what ('s|is) {who} (working on|doing|up to|busy with)",
    "what ('s|is|are) {scope} [{state}] (task|tasks|todo|todos|to-dos) [list]",
    "[<list>] (everything|anything|all|whatever) [that] ['s|is|that's] {state}",
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
      choices: {
        open: openWords,
        done: doneWords,
        overdue: overdueWords,
        dropped: ["已取消", "取消", "作废", "cancelled"],
      },
      summary: { zh: "未完成、已完成、逾期或已取消", en: "open, done, overdue or dropped" },
    },
    task: { ...taskArg, optional: true },
    tag: tagArg,
  },
  examples: ["任务", "任务 本群 逾期", "任务 T12", "任务 --tag 周报", "tasks group done"],
  async handle(ctx) {
    const { who = [], scope = "mine", state, tag, task } = ctx.args;
    if (task !== undefined) {
      await showTask(ctx, task);
      return;
    }
    const person = who[0] ?? ctx.message.sender.id;
    const [wanted] = readTags(tag);
    await showTasks(ctx, {
      state: stateOf(state),
      ...(wanted === undefined ? {} : { tag: wanted }),
      // A tag alone is looked for in the whole group.
      ...(who.length === 0 && (scope === "group" || (wanted !== undefined && !ctx.args.scope))
        ? { conversation: ctx.message.conversation.id }
        : { assignee: person }),
    });
  },
});

function stateOf(said: string | undefined): TaskState {
  return said === "done" || said === "overdue" || said === "dropped" ? said : "open";
}
