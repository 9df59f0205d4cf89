import { BellhopError } from "../core/errors.ts";
import { passed, type Decoded, type VerifiedRequest } from "../core/stages.ts";
import { callbackPayload, type CallbackPayload } from "../dingtalk/payload.ts";
import { readJson } from "./read-json.ts";

/**
 * Reads a verified request and gives it its dedupe key, or throws `request_invalid`. The key is robot
 * and msgId: one message that @-s two robots reaches both with the same msgId (protocol §9.6).
 */
export function decode(request: VerifiedRequest): Decoded {
  const { text, value } = readJson(request.body);
  const payload = readPayload(value);
  return passed<Decoded>({
    key: `${request.robot} ${payload.msgId}`,
    kind: "message",
    robot: request.robot,
    conversation: payload.conversationId,
    payload: text,
    receivedAt: request.receivedAt,
  });
}

/** Checks that a value is a robot callback, or throws `request_invalid` naming the fields that are wrong. */
export function readPayload(value: unknown): CallbackPayload {
  const { data, error } = callbackPayload.safeParse(value);
  if (data !== undefined) return data;
  const fields = error.issues.slice(0, 5).map((issue) => issue.path.join(".") || "the body");
  throw new BellhopError(
    "request_invalid",
    `not a robot callback: wrong or missing ${[...new Set(fields)].join(", ")}`,
    { expose: true },
  );
}
