import type { CalendarEvent, Occurrence } from "../core/calendar-event.ts";
import type { SeenBoardEvent } from "../core/calendar-board.ts";
import type { Destination } from "../core/destination.ts";
import type { EventCopy } from "../core/event-copy.ts";
import type { Languages } from "../core/language.ts";
import { pick, type Localized } from "../core/locale.ts";
import type { Stores } from "../core/storage.ts";
import { renderTime } from "../time/describe/render.ts";
import { toldOf } from "./event-copies.ts";
import { changeEvent, removeEvent, takeOut, withLastEnd, type EventPorts } from "./event-writes.ts";
import { changedThere, isSame } from "./plan-copy.ts";

/** What was found in DingTalk of one time of an event. */
export interface Seen {
  readonly copy: Pick<EventCopy, "told">;
  readonly time: Occurrence;
  readonly seen: SeenBoardEvent | "gone";
}

type Ports = EventPorts & { readonly languages: Languages };

/** Does here what somebody did in DingTalk's calendar, and tells the group: deleted, moved, renamed, declined. */
export async function applySeen(
  stores: Stores,
  { copy, time, seen }: Seen,
  ports: Ports,
): Promise<void> {
  const { event } = time;
  if (seen === "gone") {
    if (event.recurrence === undefined) await removeEvent(stores, event, ports);
    else await takeOut(stores, time, undefined, ports);
    await tellHere(stores, time, ports, (when) => ({
      zh: `🗑️ ${event.id}「${event.title}」（${when.zh}）在钉钉日历里被删除了，这里也取消了`,
      en: `🗑️ ${event.id} "${event.title}" (${when.en}) was deleted in DingTalk's calendar, so it is off here too`,
    }));
    return;
  }
  await keepAnswers(stores, { event, before: copy.told?.declined ?? [], seen }, ports);
  // What was changed here meanwhile goes to DingTalk, and not back.
  const isTold = copy.told !== undefined && isSame(copy.told, toldOf(time));
  const changed = isTold && copy.told !== undefined ? changedThere(copy.told, seen) : undefined;
  if (changed === undefined) return;
  const { place, ...rest } = changed;
  const { place: _, ...before } = event;
  const after = { ...before, ...rest, ...(place === null ? {} : { place }) };
  if (event.recurrence === undefined) {
    const { lastEndsAt = null } = withLastEnd(after, ports.calendar);
    await changeEvent(stores, event, { ...changed, lastEndsAt }, ports);
  } else {
    const { recurrence: __, lastEndsAt: ___, ...once } = after;
    const id = `E${await stores.settings.increment("event")}`;
    const alone = withLastEnd({ ...once, id, series: event.id, skipped: [] }, ports.calendar);
    await takeOut(stores, time, alone, ports);
  }
  await tellHere(stores, { ...time, ...changed }, ports, (when) => ({
    zh: `📅 ${event.id}「${changed.title}」在钉钉日历里改了：${when.zh}${place === null ? "" : `｜📍${place}`}`,
    en: `📅 ${event.id} "${changed.title}" was changed in DingTalk's calendar: ${when.en}${place === null ? "" : ` | 📍${place}`}`,
  }));
}

/** Only what is new there counts, for who answered here since has the last word. */
async function keepAnswers(
  stores: Stores,
  {
    event: { id, people },
    before,
    seen,
  }: {
    readonly event: CalendarEvent;
    readonly before: readonly string[];
    readonly seen: SeenBoardEvent;
  },
  { now }: Ports,
): Promise<void> {
  for (const { userId, declinedAt } of people) {
    const has = seen.declined.includes(userId);
    if (has === before.includes(userId) || has === (declinedAt !== undefined)) continue;
    await stores.events.decline(id, userId, has ? now : null);
  }
}

async function tellHere(
  stores: Stores,
  { event, startsAt }: Occurrence,
  { now, languages }: Ports,
  said: (when: Localized) => Localized,
): Promise<void> {
  const { robot, conversation, organizer } = event;
  const known = await stores.directory.conversation(robot, conversation);
  const destination: Destination =
    known?.kind === "person"
      ? { kind: "person", robot, userId: organizer }
      : { kind: "group", robot, conversation };
  const locale = (await languages.of([{ destination }], stores))({ destination });
  const when = {
    zh: renderTime(startsAt, event.zone, "zh-CN", now),
    en: renderTime(startsAt, event.zone, "en", now),
  };
  const text = pick(said(when), locale);
  const key = `calendar ${event.id} ${startsAt} ${now}`;
  await stores.outbox.add(
    [{ key, destination, reply: { content: { type: "text", text }, mentions: [] } }],
    now,
  );
}
