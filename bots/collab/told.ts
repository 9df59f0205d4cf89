import type { CommandContext, Task, ToldReminder } from "../../src/index.ts";

/** What somebody was told here that they may mean now. */
export interface Told {
  readonly reminders: readonly ToldReminder["reminder"][];
  readonly tasks: readonly Task[];
}

/**
 * What the sender means by words that name nothing, as 完成 or 10分钟后再提醒 do: what the quoted message tells of, or
 * what they were told last, which may be several things at once.
 */
export async function lastTold(ctx: CommandContext): Promise<Told> {
  const told = await ctx.reminders.told();
  const { quoted } = ctx.message;
  if (quoted !== undefined) return sorted(told, await tasksIn(quoted.text, ctx), ctx);
  const reminded = await ctx.tasks.lastReminded();
  const newest = Math.max(told[0]?.at ?? 0, reminded?.at ?? 0);
  const isNewest = ({ at }: { readonly at: number }): boolean => newest - at < togetherMs;
  const tasks = reminded !== undefined && isNewest(reminded) ? [reminded.task] : [];
  return sorted(told.filter(isNewest), tasks, ctx);
}

/** A reminder of a task that was put off is about the task. */
async function sorted(
  told: readonly ToldReminder[],
  tasks: readonly Task[],
  ctx: CommandContext,
): Promise<Told> {
  const reminders = told.map(({ reminder }) => reminder);
  const ofTasks = reminders.filter(({ text }) => /^T[1-9]\d{0,8}[「 ]/u.test(text));
  const found = await tasksIn(ofTasks.map(({ text }) => /^T\d+/u.exec(text)?.[0]).join(" "), ctx);
  const all = new Map([...tasks, ...found].map((task) => [task.id, task]));
  return {
    reminders: reminders.filter((one) => !ofTasks.includes(one)),
    tasks: [...all.values()],
  };
}

/** What comes within a minute is told in one message. */
const togetherMs = 60_000;

/** The tasks whose ids are in a text, as in what the bot said of them. */
async function tasksIn(text: string, ctx: CommandContext): Promise<readonly Task[]> {
  const ids = new Set(text.match(/(?<![A-Za-z0-9])T[1-9]\d{0,8}(?![A-Za-z0-9])/gu));
  const found = await Promise.all([...ids].slice(0, mostTasks).map((id) => ctx.tasks.find(id)));
  return found.filter((task) => task !== undefined);
}

const mostTasks = 20;
