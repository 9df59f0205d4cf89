import { pick, type Locale, type Localized } from "../core/locale.ts";
import type { Reminder, ReminderTelling } from "../core/reminder.ts";
import type { Content, Reply } from "../core/reply.ts";
import { renderDuration, renderTime } from "../time/describe/render.ts";

/** What a due reminder says, with what was late or missed of it. */
export function renderReminder(
  reminder: Reminder,
  telling: ReminderTelling,
  { locale, now }: { readonly locale: Locale; readonly now: number },
): Reply {
  // One to one there is nobody to call.
  const mentions = reminder.destination.kind === "person" ? [] : reminder.mentions;
  const whom = mentions.map((id) => `@${id} `).join("");
  const quiet = telling.everyone === "quiet" ? pick(notCalled, locale) : "";
  const text = `⏰ ${whom}${reminder.text}${quiet}`;
  const to = { mentions, ...(telling.everyone === "called" ? { everyone: true } : {}) };
  const timeOf = (at: number): string => renderTime(at, reminder.zone, locale, now);
  if (telling.isOnlyMissed) {
    const { missed, slot, nextAt } = telling;
    const said = onlyMissed(missed, timeOf(slot), nextAt === null ? undefined : timeOf(nextAt));
    return { content: { type: "text", text: text + pick(said, locale) }, ...to };
  }
  const late = withLateness({ type: "text", text }, telling.latenessMs, locale);
  if (telling.missed === 0 || late.type !== "text") return { content: late, ...to };
  return {
    content: { ...late, text: late.text + pick(alsoMissed(telling.missed), locale) },
    ...to,
  };
}

/** The same with a word on how late it comes, when it does. Cards, links and files are left as they are. */
export function withLateness(content: Content, latenessMs: number, locale: Locale): Content {
  if (latenessMs <= 0 || (content.type !== "text" && content.type !== "markdown")) return content;
  const late = pick(lateness(renderDuration(latenessMs, locale)), locale);
  const gap = content.type === "markdown" ? "\n\n" : "";
  return { ...content, text: `${content.text}${gap}${late}` };
}

const notCalled: Localized = {
  zh: "（10 分钟内 @ 过所有人了，这次不 @）",
  en: " (everybody was @-ed within 10 minutes, so not again)",
};

function lateness(duration: string): Localized {
  return {
    zh: `（晚了 ${duration}）`,
    en: ` (${duration} late)`,
  };
}

function alsoMissed(missed: number): Localized {
  return {
    zh: `（之前还错过了 ${missed} 次）`,
    en: ` (${missed} more before it ${missed === 1 ? "was" : "were"} missed)`,
  };
}

function onlyMissed(missed: number, slot: string, next: string | undefined): Localized {
  return {
    zh: `（我没在运行，错过了 ${missed} 次，最近一次是 ${slot}${next === undefined ? "" : `；下次 ${next}`}）`,
    en: ` (I was not running and missed ${missed}, the last at ${slot}${next === undefined ? "" : `; next ${next}`})`,
  };
}
