import { minuteMs } from "../core/clock.ts";
import type { CalendarEvent, EventReminder } from "../core/calendar-event.ts";
import type { Destination } from "../core/destination.ts";
import type { NewEntry } from "../core/entry.ts";
import { pick, type Locale, type Localized } from "../core/locale.ts";
import type { Directory } from "../core/storage.ts";
import { renderDate, renderDuration, renderTime } from "../time/describe/render.ts";

interface EventReminderSetting {
  readonly now: number;
  readonly directory: Pick<Directory, "conversation">;
  readonly locale: Locale;
}

/**
 * What is said before an event begins: in its group, to those who have not declined, or to each one to one where it
 * was made so. It is keyed by the time it is about, so that it is said once.
 */
export async function eventReminderEntries(
  { at, slot }: Omit<EventReminder, "eventId">,
  event: CalendarEvent,
  { now, directory, locale }: EventReminderSetting,
): Promise<readonly NewEntry[]> {
  const { id, robot, conversation } = event;
  const coming = event.people
    .filter(({ declinedAt }) => declinedAt === undefined)
    .map(({ userId }) => userId);
  const before = Math.round((slot - at) / minuteMs);
  const key = `event:${id}:${new Date(slot).toISOString()}:${before}m`;
  // On time it says the time that was asked for, not the seconds that passed since.
  const told = now - at < minuteMs ? at : now;
  const said = pick(sentence(event, slot, Math.round((slot - told) / minuteMs) * minuteMs, now), locale);
  const entry = (destination: Destination, mentions: readonly string[]): NewEntry => ({
    key: destination.kind === "person" ? `${key} ${destination.userId}` : key,
    destination,
    reply: {
      content: { type: "text", text: `⏰ ${mentions.map((one) => `@${one} `).join("")}${said}` },
      mentions,
    },
    merge: "reminder",
  });
  const place = await directory.conversation(robot, conversation);
  return place?.kind === "person"
    ? coming.map((userId) => entry({ kind: "person", robot, userId }, []))
    : [entry({ kind: "group", robot, conversation }, event.everyone ? [] : coming)];
}

function sentence(
  { id, title, place, allDay, zone }: CalendarEvent,
  slot: number,
  leftMs: number,
  now: number,
): Localized {
  const where = place === undefined ? ["", ""] : [`｜📍${place}`, ` | 📍${place}`];
  if (allDay) {
    const day = (locale: Locale): string => renderDate(slot, zone, locale, now);
    return {
      zh: `${id}「${title}」${day("zh-CN")} 全天${where[0]}`,
      en: `${id} "${title}", ${day("en")}, all day${where[1]}`,
    };
  }
  const when = (locale: Locale): string => renderTime(slot, zone, locale, now);
  const left = untilStart(leftMs);
  return {
    zh: `${id}「${title}」${left.zh}（${when("zh-CN")}）${where[0]}`,
    en: `${id} "${title}" ${left.en} (${when("en")})${where[1]}`,
  };
}

function untilStart(leftMs: number): Localized {
  if (leftMs >= minuteMs) {
    return {
      zh: `还有 ${renderDuration(leftMs, "zh-CN")}开始`,
      en: `begins in ${renderDuration(leftMs, "en")}`,
    };
  }
  if (leftMs > -minuteMs) return { zh: "现在开始", en: "begins now" };
  return {
    zh: `已经开始 ${renderDuration(-leftMs, "zh-CN")}了`,
    en: `began ${renderDuration(-leftMs, "en")} ago`,
  };
}
