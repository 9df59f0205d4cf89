import { defineCommand } from "../../src/index.ts";
import { showTasks } from "./show-tasks.ts";

/** Lists what the sender has assigned, due first. */
export const assigned = defineCommand({
  name: "assigned",
  aliases: ["我派的任务", "我派的", "我指派的任务", "我分配的任务", "我布置的任务"],
  summary: { zh: "看看我派出去的任务", en: "List the tasks I gave to others" },
  say: [
    "[<show>|有没有]我[之前|最近|今天|本周|这周|自己]<gave>的[所有|全部]<task>[列表|清单|情况|进度|进展|名单]",
    "[<show>]我[之前|最近|今天|本周|这周]<gave>的[<task>][现在|目前|都][进展|做|完成|进度][得](怎么样|如何|咋样|怎样)[了]",
    "[<show>]我[之前|最近|今天|本周|这周]<gave>的[<task>][都|还][有][<what>][还|是]{state}[的]",
    "[<show>]我[之前|最近|今天|本周|这周]<gave>的[<task>][有没有|有|还有|都][<what>][{state}][的][<task>][吗|没|没有|了吗|了没]",
    "[<show>]我[之前|最近|今天|本周|这周|都]<gave>[了]<what>[{state}][的]<task>",
    "[<list>] [the|all] [{state}] (tasks|things|todos|work) [that|which] (i|i've|i have) [have] <en> [out] [to others|to people|to the team|to someone]",
    "(what|which tasks|what tasks|which things|what work) (did i|have i|i) <en> [out] [to] [others|people|everyone|the team|anyone|someone else]",
    "[<list>] [the|all] [{state}] (tasks|things|todos) (created|assigned|given|made|delegated) [out] by me",
    "[<list>] my (assigned|delegated) (tasks|things|work) [to others]",
  ],
  fragments: {
    show: "(看看|看下|看一下|看|查看|查查|查下|查一下|查|列出|列一下|列|显示|跟踪|跟进)",
    gave: "(派|指派|分配|安排|布置|交代|交办|下发|下达|发起|发|建|创建|新建|分派|分|委派|委托|让人做|让别人做|请别人做|叫别人做|给别人派|给别人布置|给别人安排)[出去|下去|过|了|给别人|给大家|给同事|给他们|给其他人|出来]",
    task: "(任务|活儿|活|事情|事|单子|工作|单)",
    what: "(哪些|什么|几个|多少|啥)",
    en: "(assign|assigned|delegate|delegated|give|gave|given|hand|handed|create|created|set)",
    list: "(show|list|see|view|check) [me]",
  },
  args: {
    state: {
      type: "choice",
      optional: true,
      names: ["状态"],
      choices: {
        open: ["未完成", "进行中", "待办"],
        done: ["已完成", "完成"],
        overdue: ["逾期", "过期", "超期"],
        dropped: ["已取消", "取消", "作废", "cancelled"],
      },
      summary: { zh: "未完成、已完成、逾期或已取消", en: "open, done, overdue or dropped" },
    },
  },
  examples: ["我派的任务", "我派的任务 逾期", "assigned done"],
  async handle(ctx) {
    const { state } = ctx.args;
    await showTasks(ctx, {
      createdBy: ctx.message.sender.id,
      state: state === "done" || state === "overdue" || state === "dropped" ? state : "open",
    });
  },
});
