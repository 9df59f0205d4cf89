import { BellhopError } from "../core/errors.ts";
import type { PlatformEvent } from "../core/platform-event.ts";
import type { Arrival } from "../core/delivery.ts";
import { passed, type Decoded, type VerifiedRequest } from "../core/stages.ts";
import { readEvent } from "../dingtalk/event.ts";
import { readJson } from "./read-json.ts";

const longestName = 512;

/** Reads a verified event and gives it its dedupe key; DingTalk trying out the address is only answered. */
export function decodeEvent(request: VerifiedRequest): Decoded | { readonly handshake: string } {
  const { robot, receivedAt } = request;
  const { text, value } = readJson(request.body);
  const read = readEvent(value, robot, receivedAt);
  if (read.kind === "handshake") return { handshake: read.answer };
  if (read.kind === "unreadable") throw invalid(read.problem);
  const { id, type, conversation } = read.event;
  if (Math.max(id.length, type.length) > longestName) throw invalid("its names are too long");
  return passed<Decoded>({
    key: `event:${robot}:${id}`,
    kind: "event",
    robot,
    // Events of one conversation stay in order with what is said there; the others by their name.
    conversation: conversation ?? `event:${type}`,
    payload: text,
    receivedAt,
  });
}

/** The event of a kept callback. It was checked before it was kept. */
export function readKeptEvent({ payload, robot, receivedAt }: Arrival): PlatformEvent {
  const read = readEvent(JSON.parse(payload), robot, receivedAt);
  if (read.kind === "event") return read.event;
  throw invalid("a kept event cannot be read any more");
}

function invalid(problem: string): BellhopError {
  return new BellhopError("request_invalid", `not an event: ${problem}`, { expose: true });
}
