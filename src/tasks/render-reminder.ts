import { dayMs, minuteMs } from "../core/clock.ts";
import type { NewEntry } from "../core/entry.ts";
import { pick, type Locale, type Localized } from "../core/locale.ts";
import type { Languages, Told } from "../core/language.ts";
import type { Stores } from "../core/storage.ts";
import type { Task, TaskReminder } from "../core/task.ts";
import { renderDuration, renderTime } from "../time/describe/render.ts";

/** Later than this after its due time a task is left to the list of those overdue. */
const withinMs = dayMs;

interface TaskReminderSetting {
  readonly now: number;
  readonly stores: Pick<Stores, "directory" | "languages">;
  readonly zone: string;
  readonly languages: Languages;
}

/**
 * What is said to those who have not done a task when a reminder of it comes: in its group, or one to one where it
 * was given so. Nothing when nobody has anything left to do.
 */
export async function taskReminderEntries(
  { taskId: id, at }: TaskReminder,
  task: Task | undefined,
  { now, stores, zone, languages }: TaskReminderSetting,
): Promise<readonly NewEntry[]> {
  if (task?.dueAt === undefined || task.droppedAt !== undefined) return [];
  const people = task.assignees
    .filter(({ doneAt }) => doneAt === undefined)
    .map(({ userId }) => userId);
  if (people.length === 0 || now - task.dueAt > withinMs) return [];
  // On time it says the time that was asked for, not the seconds that passed since.
  const saidAt = now - at < minuteMs ? at : now;
  const leftMs = Math.round((task.dueAt - saidAt) / minuteMs) * minuteMs;
  const { robot, conversation, dueAt } = task;
  const place = await stores.directory.conversation(robot, conversation);
  const key = `task:${id}:${new Date(at).toISOString()}`;
  const told: readonly Told[] =
    place?.kind === "person"
      ? people.map((userId) => ({ destination: { kind: "person", robot, userId } }))
      : [{ destination: { kind: "group", robot, conversation }, mentions: people }];
  const localeOf = await languages.of(told, stores);
  return told.map((one) => {
    const { destination, mentions = [] } = one;
    const locale = localeOf(one);
    const left = pick(timeLeft(leftMs, locale), locale);
    const said = pick(sentence(task, left, renderTime(dueAt, zone, locale, now)), locale);
    const text = `⏰ ${mentions.map((person) => `@${person} `).join("")}${said}`;
    return {
      key: destination.kind === "person" ? `${key} ${destination.userId}` : key,
      destination,
      reply: { content: { type: "text", text }, mentions },
      merge: "reminder",
    };
  });
}

function timeLeft(leftMs: number, locale: Locale): Localized {
  if (leftMs >= minuteMs) {
    const duration = renderDuration(leftMs, locale);
    return { zh: `还有 ${duration}截止`, en: `is due in ${duration}` };
  }
  if (leftMs > -minuteMs) return { zh: "到截止时间了", en: "is due now" };
  const duration = renderDuration(-leftMs, locale);
  return { zh: `已经过了截止时间 ${duration}`, en: `was due ${duration} ago` };
}

function sentence({ id, title }: Task, left: string, due: string): Localized {
  return {
    zh: `${id}「${title}」${left}（${due}）｜完成：完成 ${id}｜改期：改期 ${id} 明天`,
    en: `${id} "${title}" ${left} (${due}) | when done: done ${id} | to move it: due ${id} tomorrow`,
  };
}
