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
  if (quoted !== undefined) {
    return {
      reminders: told.map(({ reminder }) => reminder),
      tasks: await tasksIn(quoted.text, ctx),
    };
  }
  const reminded = await ctx.tasks.lastReminded();
  const newest = Math.max(told[0]?.at ?? 0, reminded?.at ?? 0);
  const isNewest = ({ at }: { readonly at: number }): boolean => newest - at < togetherMs;
  return {
    reminders: told.filter(isNewest).map(({ reminder }) => reminder),
    tasks: reminded !== undefined && isNewest(reminded) ? [reminded.task] : [],
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
