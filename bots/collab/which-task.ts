import { ReplyError, type CommandContext, type Task, type TaskState } from "../../src/index.ts";
import { shortText } from "./short-text.ts";
import { findTask } from "./task-args.ts";

/** Tasks that are asked about; more are told to be named by id. */
const mostChoices = 9;
const searched = 200;

/**
 * The task that is meant: by its id, or by words of its title among the sender's. When it could be several the sender
 * is asked, and `command` says what their choice means. Throws a ReplyError when there is none.
 */
export async function whichTask(
  ctx: CommandContext,
  {
    task: id,
    words = "",
  }: { readonly task?: string | undefined; readonly words?: string | undefined },
  { command, state }: { readonly command: (id: string) => string; readonly state: TaskState },
): Promise<Task | undefined> {
  if (id !== undefined) return findTask(ctx, id);
  const known = await ownTasks(ctx, state);
  const wanted = plain(words);
  const same = known.filter(({ title }) => plain(title) === wanted);
  const found = same.length > 0 ? same : known.filter(({ title }) => plain(title).includes(wanted));
  const [only] = found;
  if (only === undefined) throw new ReplyError(ctx.say(words === "" ? none : notFound(words)));
  if (found.length === 1 && words !== "") return only;
  offerTasks(ctx, found, command);
  return undefined;
}

/** Asks which of several tasks is meant; the answer is a number. */
export function offerTasks(
  ctx: CommandContext,
  found: readonly Task[],
  command: (id: string) => string,
): void {
  const choices = found.slice(0, mostChoices);
  ctx.sessions.offer(choices.map(({ id }) => command(id)));
  const lines = choices.map(
    ({ id, title }, index) => `${index + 1}. ${id} ${shortText(title, 40)}`,
  );
  const all = found.length > mostChoices ? found.length : undefined;
  const question = ctx.say({
    zh: `是哪一个任务？回复序号或编号${all === undefined ? "" : `（共 ${all} 个）`}：`,
    en: `Which task? Answer with its number or id${all === undefined ? "" : ` (${all} in all)`}:`,
  });
  ctx.reply([question, ...lines].join("\n"));
}

async function ownTasks(ctx: CommandContext, state: TaskState): Promise<readonly Task[]> {
  const { id } = ctx.message.sender;
  const mine = await ctx.tasks.list({ assignee: id, state, limit: searched });
  const given = await ctx.tasks.list({ createdBy: id, state, limit: searched });
  return [...new Map([...mine, ...given].map((task) => [task.id, task])).values()];
}

const none = {
  zh: "没有这样的任务。发“任务”看看你的任务和编号。",
  en: 'There is no such task. Send "tasks" to see yours.',
};

function notFound(words: string) {
  const short = Array.from(words).slice(0, 40).join("");
  return {
    zh: `没有找到「${short}」这个任务。发“任务”看看编号。`,
    en: `There is no task like “${short}”. Send "tasks" to see yours.`,
  };
}

function plain(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, "");
}
