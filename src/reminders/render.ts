import { pick, type Locale } from "../core/locale.ts";
import type { Reminder } from "../core/reminder.ts";
import type { Content, Reply } from "../core/reply.ts";
import { renderDuration } from "../time/render.ts";

/** What a due reminder says; `latenessMs` above 0 says how late it is and why. */
export function renderReminder(reminder: Reminder, latenessMs: number, locale: Locale): Reply {
  // One to one there is nobody to call.
  const mentions = reminder.destination.kind === "person" ? [] : reminder.mentions;
  const whom = mentions.map((id) => `@${id} `).join("");
  const content: Content = { type: "text", text: `⏰ ${whom}${reminder.text}` };
  return { content: withLateness(content, latenessMs, locale), mentions };
}

/** The same with a word on how late it comes, when it does. Cards, links and files are left as they are. */
export function withLateness(content: Content, latenessMs: number, locale: Locale): Content {
  if (latenessMs <= 0 || (content.type !== "text" && content.type !== "markdown")) return content;
  const late = pick(lateness(renderDuration(latenessMs, locale)), locale);
  const gap = content.type === "markdown" ? "\n\n" : "";
  return { ...content, text: `${content.text}${gap}${late}` };
}

function lateness(duration: string) {
  return {
    zh: `（晚了 ${duration}）`,
    en: ` (${duration} late)`,
  };
}
