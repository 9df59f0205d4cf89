import { escapeMarkdown, type CommandContext, type Reminder } from "../../src/index.ts";
import { bar } from "./marks.ts";
import { shortText } from "./short-text.ts";

/** Twenty of them fit a few screens of a phone. */
const listedChars = 80;

type Telling = Pick<CommandContext, "say" | "formatWhen" | "formatNext">;

/** When a reminder comes: `每个工作日 18:00（北京时间）`. */
export function whenOf({ nextAt: at, recurrence }: Reminder, ctx: Telling): string {
  return ctx.formatWhen({ at, ...(recurrence === undefined ? {} : { recurrence }) });
}

/** One line of a list in markdown, without its number; the text cut short where it is one of several. */
export function reminderLine(
  reminder: Reminder,
  ctx: Telling,
  mostChars: number = listedChars,
): string {
  const { id, text, nextAt, recurrence, status } = reminder;
  const isPaused = status === "paused";
  const next = recurrence === undefined || isPaused ? "" : `${bar(ctx)}${ctx.formatNext([nextAt])}`;
  const paused = isPaused ? `⏸ ${ctx.say({ zh: "已暂停", en: "paused" })} ` : "";
  return `**${id}** ${paused}${whenOf(reminder, ctx)} ${escapeMarkdown(shortText(text, mostChars))}${next}`;
}

/** The same as plain text, short enough to choose by. */
export function reminderChoice(reminder: Reminder, ctx: Telling): string {
  const { id, text } = reminder;
  return `${id} ${whenOf(reminder, ctx)} ${shortText(text, 40)}`;
}
