import { escapeMarkdown, type CommandContext, type Reminder } from "../../src/index.ts";
import { bar } from "./marks.ts";

type Telling = Pick<CommandContext, "say" | "formatWhen" | "formatNext">;

/** When a reminder comes: `每个工作日 18:00（北京时间）`. */
export function whenOf({ nextAt: at, recurrence }: Reminder, ctx: Telling): string {
  return ctx.formatWhen({ at, ...(recurrence === undefined ? {} : { recurrence }) });
}

/** One line of a list in markdown, without its number. */
export function reminderLine(reminder: Reminder, ctx: Telling): string {
  const { id, text, nextAt, recurrence, status } = reminder;
  const isPaused = status === "paused";
  const next = recurrence === undefined || isPaused ? "" : `${bar(ctx)}${ctx.formatNext([nextAt])}`;
  const paused = isPaused ? `⏸ ${ctx.say({ zh: "已暂停", en: "paused" })} ` : "";
  return `**${id}** ${paused}${whenOf(reminder, ctx)} ${escapeMarkdown(text)}${next}`;
}

/** The same as plain text, short enough to choose by. */
export function reminderChoice(reminder: Reminder, ctx: Telling): string {
  const { id, text } = reminder;
  const short = Array.from(text).length > 40 ? `${Array.from(text).slice(0, 40).join("")}…` : text;
  return `${id} ${whenOf(reminder, ctx)} ${short}`;
}
