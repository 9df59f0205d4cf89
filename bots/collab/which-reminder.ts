import { ReplyError, type CommandContext, type Reminder } from "../../src/index.ts";
import { reminderChoice } from "./reminder-line.ts";

/** What was said of which reminder is meant: its id, its number in the last list, or words of its text. */
export interface SaidReminder {
  readonly reminder?: string | undefined;
  readonly words?: string | undefined;
}

/** Choices that are asked about; more are told to be named by id. */
const mostChoices = 9;

/**
 * The reminder that is meant. When it could be several the sender is asked, and `command` says what their choice
 * means: the words before and behind the id. Throws a ReplyError when there is none.
 */
export async function whichReminder(
  ctx: CommandContext,
  { reminder: id, words: said = "" }: SaidReminder,
  command: (id: string) => string,
): Promise<Reminder | undefined> {
  // 取消一个提醒 names none.
  const words = anyReminder.test(said.trim()) ? "" : said;
  if (id !== undefined) return open(ctx, id, await ctx.reminders.find(id));
  const number = numberIn(words);
  if (number !== undefined) {
    const numbered = await ctx.reminders.numbered(number);
    if (numbered !== undefined) return open(ctx, numbered.id, numbered);
  }
  const found = words === "" ? await ctx.reminders.mine() : await ctx.reminders.search(words);
  const [only] = found;
  if (only === undefined) throw new ReplyError(notFound(ctx, words));
  if (found.length === 1) return only;
  const choices = found.slice(0, mostChoices);
  ctx.sessions.offer(choices.map((one) => command(one.id)));
  const lines = choices.map((one, index) => `${index + 1}. ${reminderChoice(one, ctx)}`);
  const question = ctx.say({
    zh: `是哪一个提醒？回复序号就行${found.length > mostChoices ? `（共 ${found.length} 个，也可以写编号）` : ""}：`,
    en: `Which reminder? Answer with its number${found.length > mostChoices ? ` (${found.length} in all; an id will do too)` : ""}:`,
  });
  ctx.reply([question, ...lines].join("\n"));
  return undefined;
}

const anyReminder = /^(?:一个|一条|这个|那个|个|条|a |my )?(?:提醒|闹钟|reminder)$/iu;

/** `2`, `第2个`, `2号`. */
function numberIn(words: string): number | undefined {
  const digits = /^(?:第|#|no\.?\s*)?\s*([1-9]\d{0,2})\s*(?:个|条|号)?$/iu.exec(words.trim())?.[1];
  if (digits !== undefined) return Number(digits);
  const place = ordinals.indexOf(ordinal.exec(words.trim())?.[1]?.toLowerCase() ?? "");
  return place === -1 ? undefined : place + 1;
}

const ordinals = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"];
const ordinal = /^(?:the\s+)?([a-z]+)(?:\s+(?:one|reminder))?$/iu;

function open(ctx: CommandContext, said: string, reminder: Reminder | undefined): Reminder {
  if (reminder?.status === "active" || reminder?.status === "paused") return reminder;
  const place = /^#(\d+)$/u.exec(said)?.[1];
  const id =
    reminder?.id ??
    (place === undefined ? said : ctx.say({ zh: `第 ${place} 个`, en: `number ${place}` }));
  throw new ReplyError(
    ctx.say({
      zh: `没有待提醒的 ${id}。发“我的提醒”看看编号。`,
      en: `There is no reminder ${id} waiting. Send "reminders" to see yours.`,
    }),
  );
}

function notFound(ctx: CommandContext, words: string): string {
  if (words === "") {
    return ctx.say({
      zh: "你没有待提醒的事。",
      en: "You have no reminders waiting.",
    });
  }
  const short = Array.from(words).slice(0, 40).join("");
  return ctx.say({
    zh: `没有找到「${short}」这个提醒。发“我的提醒”看看编号。`,
    en: `There is no reminder like “${short}”. Send "reminders" to see yours.`,
  });
}
