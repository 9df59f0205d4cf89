import { dayMs, minuteMs } from "../core/clock.ts";
import type { Destination } from "../core/destination.ts";
import type { NewEntry } from "../core/entry.ts";
import { pick, type Locale, type Localized } from "../core/locale.ts";
import type { Directory } from "../core/storage.ts";
import type { Task, TaskReminder } from "../core/task.ts";
import { renderDuration, renderTime } from "../time/describe/render.ts";

/** Later than this after its due time a task is left to the list of those overdue. */
const withinMs = dayMs;

interface TaskReminderSetting {
  readonly now: number;
  readonly directory: Pick<Directory, "conversation">;
  readonly zone: string;
  readonly locale: Locale;
}

/**
 * What is said to those who have not done a task when a reminder of it comes: in its group, or one to one where it
 * was given so. Nothing when nobody has anything left to do.
 */
export async function taskReminderEntries(
  { taskId: id, at }: TaskReminder,
  task: Task | undefined,
  { now, directory, zone, locale }: TaskReminderSetting,
): Promise<readonly NewEntry[]> {
  if (task?.dueAt === undefined || task.droppedAt !== undefined) return [];
  const people = task.assignees
    .filter(({ doneAt }) => doneAt === undefined)
    .map(({ userId }) => userId);
  if (people.length === 0 || now - task.dueAt > withinMs) return [];
  // On time it says the time that was asked for, not the seconds that passed since.
  const told = now - at < minuteMs ? at : now;
  const leftMs = Math.round((task.dueAt - told) / minuteMs) * minuteMs;
  const left = pick(timeLeft(leftMs, locale), locale);
  const due = renderTime(task.dueAt, zone, locale, now);
  const said = pick(sentence(task, left, due), locale);
  const { robot, conversation } = task;
  const place = await directory.conversation(robot, conversation);
  const key = `task:${id}:${new Date(at).toISOString()}`;
  const entry = (destination: Destination, mentions: readonly string[]): NewEntry => ({
    key: destination.kind === "person" ? `${key} ${destination.userId}` : key,
    destination,
    reply: {
      content: { type: "text", text: `⏰ ${mentions.map((one) => `@${one} `).join("")}${said}` },
      mentions,
    },
    merge: "reminder",
  });
  return place?.kind === "person"
    ? people.map((userId) => entry({ kind: "person", robot, userId }, []))
    : [entry({ kind: "group", robot, conversation }, people)];
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
