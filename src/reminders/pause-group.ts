import { laneOf, type GroupDestination } from "../core/destination.ts";
import type { NewEntry } from "../core/entry.ts";
import type { Languages } from "../core/language.ts";
import { pick, type Localized } from "../core/locale.ts";
import type { Reminder } from "../core/reminder.ts";
import type { Storage } from "../core/storage.ts";

/** Reminders that are named in one notice. */
const named = 10;

/** Pauses what is to be posted in a group that is gone, and tells those who made it; answers how many were paused. */
export async function pauseGroup(
  storage: Pick<Storage, "transaction">,
  group: GroupDestination,
  about: {
    readonly title: string | undefined;
    readonly now: number;
    readonly languages: Languages;
  },
): Promise<number> {
  return storage.transaction(async (stores) => {
    const { reminders, outbox, directory } = stores;
    const paused = await reminders.pauseLane(laneOf(group));
    if (paused.length === 0) return 0;
    const known = await directory.conversation(group.robot, group.conversation);
    const title = about.title ?? known?.title;
    const told = [...Map.groupBy(paused, ({ createdBy }) => createdBy)].map(([userId, made]) => {
      const destination = { kind: "person", robot: group.robot, userId } as const;
      return { destination, made };
    });
    const localeOf = await about.languages.of(told, stores);
    const notices = told.map((one): NewEntry => {
      const { destination, made } = one;
      const text = pick(notice(made, title), localeOf(one));
      return {
        key: `reminders-paused:${laneOf(group)}:${destination.userId}:${new Date(about.now).toISOString()}`,
        destination,
        reply: { content: { type: "text", text }, mentions: [] },
      };
    });
    await outbox.add(notices, about.now);
    return paused.length;
  });
}

function notice(made: readonly Reminder[], title: string | undefined): Localized {
  const count = made.length;
  const lines = made.slice(0, named).map(({ id, text }) => `${id} ${cut(text)}`);
  const more = count > named ? ["…"] : [];
  const zh = `${title === undefined ? "有个群" : `「${title}」`}收不到我的消息了（群解散了，或者我被停用、移出了），你在那里的 ${count} 个提醒已暂停：`;
  const en = `I cannot post in ${title === undefined ? "a group" : `“${title}”`} any more (it is gone, or I was stopped or removed), so ${count === 1 ? "your reminder there is" : `your ${count} reminders there are`} paused:`;
  const id = made[0]?.id ?? "";
  return {
    zh: [zh, ...lines, ...more, `能发了以后：恢复提醒 ${id}；不要了：取消提醒 ${id}`].join("\n"),
    en: [en, ...lines, ...more, `When I can again: resume ${id}; no more of it: cancel ${id}`].join(
      "\n",
    ),
  };
}

function cut(text: string): string {
  const characters = Array.from(text);
  return characters.length > 40 ? `${characters.slice(0, 40).join("")}…` : text;
}
