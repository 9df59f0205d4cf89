import { hash } from "node:crypto";
import type { PlatformEvent } from "../core/platform-event.ts";

/** What a push says besides its event: DingTalk trying out the address (protocol §8.4). */
export type EventBody =
  | { readonly kind: "event"; readonly event: PlatformEvent }
  /** Answered with `answer`, encrypted, and never kept. */
  | { readonly kind: "handshake"; readonly answer: string }
  | { readonly kind: "unreadable"; readonly problem: string };

type Fields = Readonly<Record<string, unknown>>;

/** Reads a decrypted HTTP push, or the same in Stream's form (protocol §8.6). */
export function readEvent(value: unknown, robot: string, receivedAt: number): EventBody {
  if (!isFields(value)) return { kind: "unreadable", problem: "an event is a JSON object" };
  const type = textOf(field(value, "eventType"));
  if (type === undefined) return { kind: "unreadable", problem: "`EventType` is missing" };
  const handshake = handshakeAnswer(type, value);
  if (handshake !== undefined) return { kind: "handshake", answer: handshake };
  const inner = field(value, "data");
  // In Stream's form what happened stands in `data`, over HTTP beside the name.
  const data = isFields(inner) ? inner : value;
  const corpId = textOf(field(value, "eventCorpId") ?? field(value, "corpId"));
  const conversation = textOf(field(data, "openConversationId"));
  return {
    kind: "event",
    event: {
      id: textOf(field(value, "eventId")) ?? digestOf(value),
      robot,
      type,
      at: timeOf(value, data) ?? receivedAt,
      userIds: peopleOf(data),
      data,
      ...(corpId === undefined ? {} : { corpId }),
      ...(conversation === undefined ? {} : { conversation }),
    },
  };
}

/** Stream's form of an event: its name and id are in the frame's headers, what happened in its data. */
export function streamEvent(headers: Fields, data: unknown): Fields {
  const { eventType, eventId, eventBornTime, eventCorpId } = headers;
  return { eventType, eventId, eventBornTime, eventCorpId, data };
}

/** The form of a push for an entry of `get_call_back_failed_result` (protocol §8.1). */
export function failedEvent(entry: Fields): Fields | undefined {
  const type = textOf(entry["call_back_tag"]);
  if (type === undefined) return undefined;
  const inner = entry[type];
  return { EventType: type, EventTime: entry["event_time"], ...(isFields(inner) ? inner : {}) };
}

/**
 * What an event says, without its id: entries of `get_call_back_failed_result` have none, and write some
 * names differently.
 */
export function eventFacts({ type, at, userIds, conversation }: PlatformEvent): string {
  return JSON.stringify([type, at, userIds.toSorted(), conversation ?? ""]);
}

function handshakeAnswer(type: string, value: Fields): string | undefined {
  if (type === "check_url") return "success";
  if (type !== "check_create_suite_url" && type !== "check_update_suite_url") return undefined;
  return textOf(value["Random"]) ?? "success";
}

/** The field of this name in any case: the same one is `UserId` here and `userId` there. */
function field(fields: Fields, name: string): unknown {
  const wanted = name.toLowerCase();
  const key = Object.keys(fields).find((one) => one.toLowerCase() === wanted);
  return key === undefined ? undefined : fields[key];
}

function timeOf(value: Fields, data: Fields): number | undefined {
  const named =
    field(value, "eventBornTime") ?? field(value, "eventTime") ?? field(data, "timeStamp");
  const ms = Number(named);
  return typeof named !== "object" && Number.isSafeInteger(ms) && ms > 0 ? ms : undefined;
}

function peopleOf(data: Fields): readonly string[] {
  const given = field(data, "userId");
  const list: readonly unknown[] = Array.isArray(given) ? given : [given];
  return list.filter((one): one is string => typeof one === "string" && one !== "");
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

// Key order is DingTalk's own, so the same push has the same digest; that is all that is asked of it.
function digestOf(value: Fields): string {
  return hash("sha256", JSON.stringify(value), "hex").slice(0, 32);
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
