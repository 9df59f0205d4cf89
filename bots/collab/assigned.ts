import { defineCommand } from "../../src/index.ts";
import { showTasks } from "./show-tasks.ts";

/** Lists what the sender has assigned, due first. */
export const assigned = defineCommand({
  name: "assigned",
  aliases: ["我派的任务", "我派的", "我指派的任务", "我分配的任务", "我布置的任务"],
  summary: { zh: "看看我派出去的任务", en: "List the tasks I gave to others" },
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
