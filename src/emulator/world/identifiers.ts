import { hash } from "node:crypto";
import type { Random } from "../../core/random.ts";

// The shapes are those of protocol §0.3. Ids of lasting things are derived from their names, so that a
// bot which kept them meets the same people after the emulator was started again; ids of events are new.

export const corpId = "dingemulator0000000000000000000000";

/** The encrypted id of a person or a robot. */
export function dingtalkIdOf(id: string): string {
  return `$:LWCP_v1:$${hash("sha256", `dingtalk ${id}`, "base64").slice(0, 32)}`;
}

/** A person's id in all apps of one developer: what todos and calendars take (protocol §0.3). */
export function unionIdOf(id: string): string {
  return `${hash("sha256", `union ${id}`, "base64url").replaceAll(/[-_]/g, "").slice(0, 22)}iEiE`;
}

/** A mobile number nobody has. */
export function mobileOf(id: string): string {
  const digits = BigInt(`0x${hash("sha256", `mobile ${id}`).slice(0, 12)}`) % 100_000_000n;
  return `100${digits.toString().padStart(8, "0")}`;
}

/** The old id of a group. */
export function chatIdOf(conversation: string): string {
  return `chat${hash("sha256", `chat ${conversation}`).slice(0, 32)}`;
}

/** The id of the chat between one robot and one person. */
export function privateConversationId(robot: string, person: string): string {
  return `cid${hash("sha256", `private ${robot} ${person}`, "base64").slice(0, 22)}=`;
}

/** A new inbound `msgId`. It is never derived: bots drop an id they have seen before. */
export function newMessageId(random: Random): string {
  return `msg${random.token(16)}==`;
}

export function newHexId(random: Random, bytes: number): string {
  return Buffer.from(random.token(bytes), "base64url").toString("hex");
}

/** The `request_id` of an old-API answer. */
export function newRequestId(random: Random): string {
  return random.shortId(13).toLowerCase();
}

/** The `requestid` of a new-API answer: a UUID in upper case. */
export function newRequestUuid(random: Random): string {
  const hex = newHexId(random, 16).toUpperCase();
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20)];
  return [...parts, hex.slice(20)].join("-");
}
