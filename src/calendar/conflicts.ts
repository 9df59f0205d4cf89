import { dayMs } from "../core/clock.ts";
import type { CalendarEvent, Occurrence } from "../core/calendar-event.ts";
import type { Conflict } from "../core/event-service.ts";
import type { EventStore } from "../core/event-store.ts";
import type { WorkCalendar } from "../time/calendar/work-calendar.ts";
import { maySee, type EventViewer } from "./event-rights.ts";
import { occurrencesIn } from "./occurrences.ts";

/** How many times of a series are looked at, how far ahead, for how many people; and how much is told. */
const most = { times: 8, aheadMs: 60 * dayMs, people: 20, told: 5, events: 500 };

export interface ConflictSetting {
  readonly events: Pick<EventStore, "list">;
  readonly calendar: WorkCalendar;
  readonly viewer: EventViewer;
  readonly now: number;
}

/**
 * What those who are concerned by an event have at the same time, as far as it is known here: the first that collides
 * for each person and event.
 */
export async function conflictsOf(
  event: CalendarEvent,
  setting: ConflictSetting,
): Promise<readonly Conflict[]> {
  const { calendar, now } = setting;
  const range = { from: now, to: Math.max(now, event.startsAt) + most.aheadMs };
  const times = occurrencesIn(event, range, calendar, most.times);
  const conflicts: Conflict[] = [];
  const coming = event.people.filter(({ declinedAt }) => declinedAt === undefined);
  for (const { userId } of coming.slice(0, most.people)) {
    const found = await collisions(event, times, { person: userId }, setting);
    conflicts.push(...found.map((one) => ({ person: userId, with: one })));
  }
  if (event.everyone) {
    const { robot, conversation } = event;
    const found = await collisions(event, times, { robot, conversation }, setting);
    const known = new Set(conflicts.map((one) => one.with.event.id));
    const others = found.filter((one) => one.event.everyone && !known.has(one.event.id));
    conflicts.push(...others.map((one) => ({ with: one })));
  }
  return conflicts.toSorted((a, b) => a.with.startsAt - b.with.startsAt).slice(0, most.told);
}

async function collisions(
  event: CalendarEvent,
  times: readonly Occurrence[],
  whose: { readonly person: string } | { readonly robot: string; readonly conversation: string },
  { events, calendar, viewer }: ConflictSetting,
) {
  const [first] = times;
  const last = times.at(-1);
  if (first === undefined || last === undefined) return [];
  const range = { from: first.startsAt, to: last.endsAt };
  const others = await events.list({
    ...whose,
    before: range.to,
    after: range.from,
    limit: most.events,
  });
  return others
    .filter(({ id, series }) => id !== event.id && series !== event.id && id !== event.series)
    .flatMap((other) => {
      const there = occurrencesIn(other, range, calendar);
      const hit = there.find((one) =>
        times.some((time) => time.startsAt < one.endsAt && one.startsAt < time.endsAt),
      );
      const isOwn = "person" in whose && whose.person === viewer.person;
      return hit === undefined ? [] : [{ ...hit, isBusyOnly: !isOwn && !maySee(other, viewer) }];
    });
}
