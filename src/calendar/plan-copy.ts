import { dayMs, hourMs, minuteMs, secondMs } from "../core/clock.ts";
import type { BoardEventChange, SeenBoardEvent } from "../core/calendar-board.ts";
import type { EventCopy, EventCopyChange, ToldEvent } from "../core/event-copy.ts";
import type { BoardError } from "../core/todo-board.ts";

/** What is to be done about one copy now. */
export type CopyStep = "make" | "change" | "remove" | "look" | "nothing";

/** `wanted` is what DingTalk's calendar is to show; nothing when the event, or that time of it, is off. */
export function planCopy(
  { boardId, told }: Pick<EventCopy, "boardId" | "told">,
  wanted: ToldEvent | undefined,
  now: number,
): CopyStep {
  if (wanted === undefined) return boardId === undefined ? "nothing" : "remove";
  // What is over stays in people's calendars as it was.
  if (wanted.endsAt <= now) return "nothing";
  if (boardId === undefined) return "make";
  return told === undefined || isSame(told, wanted) ? "look" : "change";
}

/** Whether both show the same, whoever has declined. */
export function isSame(one: ToldEvent, other: ToldEvent): boolean {
  return JSON.stringify(ordered(one)) === JSON.stringify(ordered(other));
}

function ordered({ title, startsAt, endsAt, allDay, place, people }: ToldEvent) {
  return [title, startsAt, endsAt, allDay, place, people];
}

/** What DingTalk is to be told so that its event becomes what is wanted. */
export function changeOf(
  told: ToldEvent | undefined,
  wanted: ToldEvent,
  zone: string,
): BoardEventChange {
  const { title, startsAt, endsAt, allDay, place, people } = wanted;
  const isMoved = told?.startsAt !== startsAt || told.endsAt !== endsAt || told.allDay !== allDay;
  const before = new Set(told?.people);
  const after = new Set(people);
  return {
    ...(told?.title === title ? {} : { title }),
    ...(isMoved ? { times: { startsAt, endsAt, zone, allDay } } : {}),
    ...(told?.place === place ? {} : { place: place ?? "" }),
    add: people.filter((one) => !before.has(one)),
    remove: [...before].filter((one) => !after.has(one)),
  };
}

/** What somebody has changed in DingTalk since it was told; undefined when nothing. */
export function changedThere(
  told: ToldEvent,
  seen: SeenBoardEvent,
): Pick<ToldEvent, "title" | "startsAt" | "endsAt" | "allDay" | "place"> | undefined {
  const place = seen.place === undefined || seen.place === "" ? null : seen.place;
  // Whole days are told by their date, which begins at another moment in another zone.
  const isMoved =
    told.allDay !== seen.allDay ||
    Math.abs(told.startsAt - seen.startsAt) >= (told.allDay ? dayMs : secondMs) ||
    Math.abs(told.endsAt - seen.endsAt) >= (told.allDay ? dayMs : secondMs);
  if (!isMoved && told.title === seen.title && told.place === place) return undefined;
  const { startsAt, endsAt, allDay } = isMoved ? seen : told;
  return { title: seen.title, startsAt, endsAt, allDay, place };
}

/** Nothing more is to be done about it. */
export const over: Pick<EventCopyChange, "status" | "attempts" | "checks"> = {
  status: "done",
  attempts: 0,
  checks: 0,
};

/**
 * When it is looked at again, unless an event says so sooner: DingTalk counts calls by the month (protocol §11), so a
 * day before it begins, and once more when it is over.
 */
export function nextLook(
  { startsAt, endsAt }: Pick<ToldEvent, "startsAt" | "endsAt">,
  checks: number,
  now: number,
): number {
  const first = checks === 0 ? now + hourMs : Infinity;
  const later = startsAt - now < 2 * dayMs ? now + 12 * hourMs : now + 2 * dayMs;
  return Math.min(first, later, Math.max(endsAt, now + minuteMs));
}

/** Between failed attempts. */
const retryDelaysMs = [
  5 * secondMs,
  30 * secondMs,
  2 * minuteMs,
  10 * minuteMs,
  hourMs,
  6 * hourMs,
];

/** Something went wrong: try again later, or give up and keep saying why. */
export function afterFailure(copy: EventCopy, error: BoardError, now: number): EventCopyChange {
  const attempts = copy.attempts + (error.outcome === "throttled" ? 0 : 1);
  const delayMs = retryDelaysMs[Math.max(attempts - 1, 0)];
  const base = { attempts, checks: copy.checks, problem: error.message };
  if (error.outcome === "never" || delayMs === undefined) {
    return { ...base, status: "failed", dueAt: now };
  }
  const status = copy.boardId === undefined ? "wanted" : "made";
  return { ...base, status, dueAt: now + Math.max(delayMs, error.afterMs) };
}
