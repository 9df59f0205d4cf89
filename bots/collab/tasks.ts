import { defineCommand, type TaskState } from "../../src/index.ts";
import { readTags } from "./read-task-text.ts";
import { showTask } from "./show-task.ts";
import { showTasks } from "./show-tasks.ts";
import { tagArg, taskArg } from "./task-args.ts";

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
