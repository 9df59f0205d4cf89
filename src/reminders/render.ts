import { pick, type Locale } from "../core/locale.ts";
import type { Reminder } from "../core/reminder.ts";
import type { Reply } from "../core/reply.ts";
import { renderDuration } from "../time/render.ts";

/** What a due reminder says; `latenessMs` above 0 says how late it is and why. */
export function renderReminder(reminder: Reminder, latenessMs: number, locale: Locale): Reply {
  const late = latenessMs > 0 ? pick(lateness(renderDuration(latenessMs, locale)), locale) : "";
  const whom = reminder.mentions.map((id) => `@${id} `).join("");
  return {
    content: { type: "text", text: `⏰ ${whom}${reminder.text}${late}` },
    mentions: reminder.mentions,
  };
}

/** What is added to anything that comes later than it should. */
export function lateness(duration: string) {
  return {
    zh: `（晚了 ${duration}：到点时我不在线）`,
    en: ` (${duration} late: I was not running when it was due)`,
  };
}
