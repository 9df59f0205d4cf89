import { ReplyError, type ArgSpec, type CommandContext, type Task } from "../../src/index.ts";
import { readRemindBefore } from "./remind-before.ts";

/** `T12`. */
export const taskArg = {
  type: "task",
  summary: { zh: "任务编号，如 T12", en: "the task's id, as T12" },
} as const satisfies ArgSpec;

/** How sentences name a task: `那个任务 T12 这件事`. */
export const taskFragment =
  "[那个|这个|关于][任务|task]{task}[号任务|任务|这个任务|这个事情|这个事|这件事|这事|这个活|这活|这个|这条|这项|那个|号]";

/** A task by words of its title. */
export const taskWordsArg = {
  type: "text",
  rest: true,
  optional: true,
  names: ["内容"],
  summary: { zh: "或内容里的几个字", en: "or words of its title" },
} as const satisfies ArgSpec;

export const priorityArg = {
  type: "choice",
  optional: true,
  optionOnly: true,
  names: ["优先级", "紧急程度"],
  choices: {
    urgent: ["紧急", "加急", "特急", "急", "着急", "最高", "p0"],
    high: ["高", "重要", "优先", "important", "p1"],
    normal: ["中", "普通", "一般", "正常", "medium", "p2"],
    low: ["低", "不急", "不着急", "不紧急", "p3"],
  },
  summary: { zh: "优先级：紧急、高、中、低", en: "urgent, high, normal or low" },
} as const satisfies ArgSpec;

export const tagArg = {
  type: "text",
  optional: true,
  optionOnly: true,
  max: 200,
  names: ["标签", "tags"],
  summary: { zh: "标签，逗号隔开", en: "tags, with commas between" },
} as const satisfies ArgSpec;

export const noteArg = {
  type: "text",
  optional: true,
  optionOnly: true,
  max: 2000,
  names: ["说明", "描述", "description"],
  summary: { zh: "详细说明，加引号", en: "more about it, in quotes" },
} as const satisfies ArgSpec;

export const remindArg = {
  type: "text",
  optional: true,
  optionOnly: true,
  max: 100,
  names: ["提醒", "提前"],
  summary: { zh: "截止前多久提醒，如 30m、1天,2h，或 不", en: "as 30m or 1d,2h before, or none" },
} as const satisfies ArgSpec;

type Context = Pick<CommandContext, "say" | "tasks">;

/** The task with this id that the sender may see; refuses when there is none. */
export async function findTask(ctx: Context, id: string): Promise<Task> {
  const task = await ctx.tasks.find(id);
  if (task !== undefined) return task;
  const place = /^#(\d+)$/u.exec(id)?.[1];
  if (place !== undefined) {
    throw new ReplyError(
      ctx.say({
        zh: `不知道第 ${place} 个是哪个任务：这里最近给你看的列表里没有。说编号吧，如 T12；发“任务”看列表。`,
        en: `I do not know which task is number ${place}: the list you saw last here has none. Say its id, as T12; send "tasks" for the list.`,
      }),
    );
  }
  throw new ReplyError(
    ctx.say({
      zh: `没有任务 ${id}。发“任务”看看你的任务和编号。`,
      en: `There is no task ${id}. Send "tasks" to see yours.`,
    }),
  );
}

/** The value of `--remind`; refuses what cannot be read. */
export function remindBeforeOf(
  ctx: Pick<CommandContext, "say">,
  said: string | undefined,
): { readonly remindBefore?: readonly number[] } {
  if (said === undefined) return {};
  const remindBefore = readRemindBefore(said);
  if (remindBefore !== undefined) return { remindBefore };
  throw new ReplyError(
    ctx.say({
      zh: `没看懂「${said}」。截止前多久提醒？例如：--remind 30m，或 --remind 1天,2小时，不提醒写 --remind 不`,
      en: `I do not understand "${said}". How long before it is due? As in: --remind 30m, or --remind 1d,2h, or --remind none`,
    }),
  );
}
