import type { CalendarEvent, EventChange, Occurrence } from "../core/calendar-event.ts";
import type { Random } from "../core/random.ts";
import type { Stores } from "../core/storage.ts";
import type { WorkCalendar } from "../time/calendar/work-calendar.ts";
import { slotsToCopy } from "./event-copies.ts";
import { nextReminders } from "./event-reminders.ts";
import { lastEndOf } from "./occurrences.ts";

/** What changes of events need besides storage. */
export interface EventPorts {
  readonly now: number;
  readonly calendar: WorkCalendar;
  readonly random: Random;
  /** Whether events of this robot also appear in DingTalk's calendar. */
  readonly hasCalendar: (robot: string) => boolean;
}

// What happens to an event, together with its reminders and its copies in DingTalk; each inside a transaction.

export async function addEvent(tx: Stores, event: CalendarEvent, ports: EventPorts): Promise<void> {
  await tx.events.add(event);
  await planAhead(tx, event, ports);
}

export async function changeEvent(
  tx: Stores,
  event: CalendarEvent,
  change: EventChange,
  ports: EventPorts,
): Promise<void> {
  if (await tx.events.change(event.id, change)) await planAgain(tx, event.id, ports);
}

/** Takes one time out of a series; `instead` takes its place. */
export async function takeOut(
  tx: Stores,
  { event, startsAt }: Occurrence,
  instead: CalendarEvent | undefined,
  ports: EventPorts,
): Promise<void> {
  if (await tx.events.skip(event.id, startsAt)) await planAgain(tx, event.id, ports);
  if (instead !== undefined) await addEvent(tx, instead, ports);
}

/** Calls it off, with the times of it that were changed alone. */
export async function removeEvent(
  tx: Stores,
  { id }: CalendarEvent,
  { now }: Pick<EventPorts, "now">,
): Promise<void> {
  const detached = await tx.events.listDetached(id);
  for (const one of [id, ...detached.map((each) => each.id)]) {
    if (!(await tx.events.remove(one, now))) continue;
    await tx.events.setReminders(one, []);
    await tx.eventCopies.touch(one, now);
  }
}

async function planAgain(tx: Stores, id: string, ports: EventPorts): Promise<void> {
  const event = await tx.events.find(id);
  if (event === undefined || event.deletedAt !== undefined) return;
  await tx.eventCopies.touch(id, ports.now);
  await planAhead(tx, event, ports);
}

/** When people are reminded, and what is to be in DingTalk's calendar. */
async function planAhead(tx: Stores, event: CalendarEvent, ports: EventPorts): Promise<void> {
  const { now, calendar } = ports;
  await tx.events.setReminders(event.id, nextReminders(event, now, calendar));
  await wantCopies(tx, event, ports);
}

/** Wants a copy in DingTalk's calendar of each time of it that comes soon. */
export async function wantCopies(
  tx: Pick<Stores, "eventCopies">,
  event: CalendarEvent,
  { now, calendar, random, hasCalendar }: EventPorts,
): Promise<void> {
  if (!hasCalendar(event.robot)) return;
  const { id: eventId, robot } = event;
  const copies = slotsToCopy(event, now, calendar).map((slot) => {
    return { eventId, slot, robot, token: `bellhop-${eventId}-${random.token(9)}` };
  });
  await tx.eventCopies.want(copies, now);
}

/** An event with the end of its last time, as it is kept. */
export function withLastEnd(event: CalendarEvent, calendar: WorkCalendar): CalendarEvent {
  const { lastEndsAt: _, ...rest } = event;
  const lastEndsAt = lastEndOf(event, calendar);
  return lastEndsAt === undefined ? rest : { ...rest, lastEndsAt };
}
