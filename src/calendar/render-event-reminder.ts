import { minuteMs } from "../core/clock.ts";
import type { CalendarEvent, EventReminder } from "../core/calendar-event.ts";
import type { NewEntry } from "../core/entry.ts";
import { pick, type Locale, type Localized } from "../core/locale.ts";
import type { Languages, Told } from "../core/language.ts";
import type { Stores } from "../core/storage.ts";
import { renderDate, renderDuration, renderTime } from "../time/describe/render.ts";

interface EventReminderSetting {
  readonly now: number;
  readonly stores: Pick<Stores, "directory" | "languages">;
  readonly languages: Languages;
}

/**
 * What is said before an event begins: in its group, to those who have not declined, or to each one to one where it
 * was made so. It is keyed by the time it is about, so that it is said once.
 */
export async function eventReminderEntries(
  { at, slot }: Omit<EventReminder, "eventId">,
  event: CalendarEvent,
  { now, stores, languages }: EventReminderSetting,
): Promise<readonly NewEntry[]> {
  const { id, robot, conversation } = event;
  const coming = event.people
    .filter(({ declinedAt }) => declinedAt === undefined)
    .map(({ userId }) => userId);
  const before = Math.round((slot - at) / minuteMs);
  const key = `event:${id}:${new Date(slot).toISOString()}:${before}m`;
  // On time it says the time that was asked for, not the seconds that passed since.
  const saidAt = now - at < minuteMs ? at : now;
  const leftMs = Math.round((slot - saidAt) / minuteMs) * minuteMs;
  const place = await stores.directory.conversation(robot, conversation);
  const told: readonly Told[] =
    place?.kind === "person"
      ? coming.map((userId) => ({ destination: { kind: "person", robot, userId } }))
      : [
          {
            destination: { kind: "group", robot, conversation },
            mentions: event.everyone ? [] : coming,
          },
        ];
  const localeOf = await languages.of(told, stores);
  return told.map((one) => {
    const { destination, mentions = [] } = one;
    const said = pick(sentence(event, slot, leftMs, now), localeOf(one));
    const text = `⏰ ${mentions.map((person) => `@${person} `).join("")}${said}`;
    return {
      key: destination.kind === "person" ? `${key} ${destination.userId}` : key,
      destination,
      reply: { content: { type: "text", text }, mentions },
      merge: "reminder",
    };
  });
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
