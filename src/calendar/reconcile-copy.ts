import type { CalendarEvent, Occurrence } from "../core/calendar-event.ts";
import type { CalendarBoard, SeenBoardEvent } from "../core/calendar-board.ts";
import type { Clock } from "../core/clock.ts";
import { messageOf } from "../core/errors.ts";
import type { EventCopyChange, LeasedEventCopy } from "../core/event-copy.ts";
import type { Languages } from "../core/language.ts";
import type { Log } from "../core/log.ts";
import type { Metrics } from "../core/metrics.ts";
import type { Random } from "../core/random.ts";
import type { Storage } from "../core/storage.ts";
import { BoardError } from "../core/todo-board.ts";
import type { WorkCalendar } from "../time/calendar/work-calendar.ts";
import { applySeen } from "./apply-seen.ts";
import { occurrenceOfCopy, toldOf } from "./event-copies.ts";
import { wantCopies } from "./event-writes.ts";
import { afterFailure, changeOf, nextLook, over, planCopy } from "./plan-copy.ts";

export interface ReconcileCopyOptions {
  readonly storage: Storage;
  readonly board: CalendarBoard;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly languages: Languages;
  readonly calendar: WorkCalendar;
}

/** What is to be written for a copy, and what was found in DingTalk. */
interface Reconciled {
  readonly change: EventCopyChange;
  readonly seen?: SeenBoardEvent | "gone";
}

/** Brings one copy and its event together, and writes what became of it. Rejects only when storage fails. */
export async function reconcileCopy(
  copy: LeasedEventCopy,
  options: ReconcileCopyOptions,
): Promise<void> {
  const { storage, clock, board, calendar, random } = options;
  const event = await storage.events.find(copy.eventId);
  const time = occurrenceOfCopy(event, copy.slot, calendar);
  const { change, seen } = await attempt(copy, event, time, options);
  const now = clock.now();
  const ports = { now, calendar, random, hasCalendar: (robot: string) => board.covers(robot) };
  await storage.transaction(async (stores) => {
    if (!(await stores.eventCopies.settle(copy, change))) return;
    if (seen !== undefined && time !== undefined) {
      await applySeen(stores, { copy, time, seen }, { ...ports, languages: options.languages });
    }
    // The times of a series that come near get a copy of their own.
    if (event !== undefined && event.deletedAt === undefined) {
      if (event.recurrence !== undefined) await wantCopies(stores, event, ports);
    }
  });
  if (change.problem !== undefined) report(copy, change, options);
}

async function attempt(
  copy: LeasedEventCopy,
  event: CalendarEvent | undefined,
  time: Occurrence | undefined,
  options: ReconcileCopyOptions,
): Promise<Reconciled> {
  try {
    return await step(copy, event, time, options);
  } catch (error) {
    const known = error instanceof BoardError ? error : new BoardError(messageOf(error), "later");
    return { change: afterFailure(copy, known, options.clock.now()) };
  }
}

async function step(
  copy: LeasedEventCopy,
  event: CalendarEvent | undefined,
  time: Occurrence | undefined,
  { board, clock }: ReconcileCopyOptions,
): Promise<Reconciled> {
  const wanted = time && toldOf(time);
  const now = clock.now();
  const there = { eventId: copy.boardId ?? "", owner: copy.owner ?? "" };
  const kept = (checks: number, declined = copy.told?.declined): EventCopyChange => ({
    status: "made",
    told: wanted && { ...wanted, ...(declined === undefined ? {} : { declined }) },
    attempts: 0,
    checks,
    dueAt: wanted === undefined ? now : nextLook(wanted, checks, now),
  });
  const ended: Reconciled = { change: { ...over, dueAt: now } };
  if (event === undefined) return ended;
  switch (planCopy(copy, wanted, now)) {
    case "make": {
      if (wanted === undefined) return ended;
      const { title, startsAt, endsAt, allDay, place, people } = wanted;
      const made = await board.make({
        robot: copy.robot,
        key: copy.token,
        title,
        organizer: event.organizer,
        attendees: people,
        startsAt,
        endsAt,
        allDay,
        zone: event.zone,
        // Whoever comes is reminded here.
        remindMinutesBefore: null,
        ...(place === null ? {} : { place }),
      });
      return { change: { ...kept(0), boardId: made.eventId, owner: made.owner } };
    }
    case "change":
      if (wanted === undefined) return ended;
      await board.change(copy.robot, there, changeOf(copy.told, wanted, event.zone));
      return { change: kept(0) };
    case "remove":
      await board.remove(copy.robot, there);
      return ended;
    case "look": {
      const asked = event.people.map(({ userId }) => userId);
      const seen = await board.look(copy.robot, there, asked);
      return seen === "gone"
        ? { ...ended, seen }
        : { change: kept(copy.checks + 1, seen.declined), seen };
    }
    case "nothing":
    default:
      return ended;
  }
}

function report(
  { eventId, slot }: LeasedEventCopy,
  { status, problem, dueAt }: EventCopyChange,
  { log, metrics, clock }: ReconcileCopyOptions,
): void {
  const fields = { event: eventId, slot, error: problem };
  if (status === "failed") {
    metrics.count("calendar_failed");
    log.error(fields, "an event is not in DingTalk's calendar; the event itself is kept");
  } else {
    const delayMs = dueAt - clock.now();
    log.warn({ ...fields, delayMs }, "event not kept in DingTalk's calendar; it is tried again");
  }
}
