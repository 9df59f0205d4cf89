import type { Arrival, LeaseRequest } from "../../src/core/delivery.ts";
import type { Destination } from "../../src/core/destination.ts";
import type { EntryResult, LaneLimit, LeasedLane, NewEntry } from "../../src/core/entry.ts";
import type { Reminder } from "../../src/core/reminder.ts";
import type { Task } from "../../src/core/task.ts";

/** A delivery of conversation `conversation` with this key. */
export function arrival(key: string, conversation = "c1", over: Partial<Arrival> = {}): Arrival {
  return {
    key,
    kind: "message",
    robot: "r1",
    conversation,
    payload: `{"key":"${key}"}`,
    receivedAt: 1000,
    ...over,
  };
}

/** A lease asked for at `now`, for one second. */
export function leaseAt(now: number, over: Partial<LeaseRequest> = {}): LeaseRequest {
  return { holder: "h1", now, leaseMs: 1000, limit: 10, ...over };
}

function group(conversation: string): Destination {
  return { kind: "group", robot: "r1", conversation };
}

/** The name of the lane that `entry` of this group gets. */
export function laneName(conversation: string): string {
  return `r1 ${conversation}`;
}

/** A text to group `conversation`. */
export function entry(key: string, conversation = "g1", merge?: string): NewEntry {
  return {
    key,
    destination: group(conversation),
    reply: { content: { type: "text", text: `text of ${key}` }, mentions: [] },
    ...(merge === undefined ? {} : { merge }),
  };
}

/** DingTalk's limit. */
export const twentyAMinute: LaneLimit = { messages: 20, windowMs: 60_000 };

export function keysOf(lanes: readonly LeasedLane[]): string[][] {
  return lanes.map(({ entries }) => entries.map(({ key }) => key));
}

/** That all of `leased` was sent. */
export function allSent({ lane, entries }: LeasedLane): {
  readonly lane: string;
  readonly results: readonly EntryResult[];
} {
  return { lane, results: entries.map(({ id }) => ({ id, outcome: "sent", receipt: "ok" })) };
}

export function reminder(id: string, over: Partial<Reminder> = {}): Reminder {
  return {
    id,
    text: "开会",
    destination: group("g1"),
    mentions: [],
    createdBy: "u1",
    createdAt: 1000,
    nextAt: 5000,
    zone: "Asia/Shanghai",
    status: "active",
    ...over,
  };
}

export function task(id: string, over: Partial<Task> = {}): Task {
  return {
    id,
    title: "写周报",
    priority: "normal",
    tags: [],
    remindBefore: [],
    robot: "r1",
    conversation: "g1",
    createdBy: "u1",
    createdAt: 1000,
    assignees: [{ userId: "u1" }],
    ...over,
  };
}
