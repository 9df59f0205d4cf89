import type { Place } from "../chat/place.ts";
import type { Parsed } from "../chat/shown.ts";
import type { Via } from "../chat/transcript.ts";
import { isRecord, type JsonRecord, parseJson, textIn } from "../json.ts";
import type { EmulatorState } from "../state.ts";
import { type Answer, ok, oldError } from "./answer.ts";
import { mediaTypeOf, type PlatformRequest } from "./request.ts";
import { showRobotMessage } from "./robot-messages.ts";
import type { Refusal } from "./webhook-message.ts";

// Protocol §2.3: the size is only named in error texts, in bytes of the whole body.
const mostBodyBytes = 20_000;

export const tooFast: Refusal = {
  errcode: 130_101,
  errmsg: "send too fast, exceed 20 times per minute",
};

export const postNeeded = oldError(43_002, "需要POST请求");

/** The JSON object of a send, or why there is none: header, size and syntax (§2.6). */
export function readWebhookBody(request: PlatformRequest): JsonRecord | Refusal {
  if (mediaTypeOf(request) !== "application/json") {
    return { errcode: 43_004, errmsg: "无效的HTTP HEADER Content-Type" };
  }
  if (request.bodyBytes > mostBodyBytes) {
    return { errcode: 460_101, errmsg: "message too long, exceed 20000 bytes" };
  }
  const payload = parseJson(request.body.toString("utf8"));
  return isRecord(payload) ? payload : { errcode: 40_035, errmsg: "缺少参数 json" };
}

export function isRefusal(value: JsonRecord | Parsed | Refusal): value is Refusal {
  return typeof (value as Partial<Refusal>).errmsg === "string";
}

export interface WebhookPost {
  readonly place: Place;
  readonly parsed: Parsed;
  readonly payload: JsonRecord;
  readonly via: Via;
  readonly request: number;
}

/** Counts and shows a checked message. Webhook and session share one count per robot and conversation. */
export function postToConversation(post: WebhookPost, state: EmulatorState): Answer {
  const { place, payload, via } = post;
  const lane = `${place.robot.id} ${place.conversation}`;
  if (state.webhookLimit.isBlocked(lane)) return oldError(tooFast.errcode, tooFast.errmsg);
  const uuid = textIn(payload, "msgUuid");
  const scope = `${via} ${lane}`;
  if (uuid !== undefined && state.seenUuids.has(scope, uuid)) return ok;
  if (!state.webhookLimit.take(lane)) return oldError(tooFast.errcode, tooFast.errmsg);
  if (uuid !== undefined) state.seenUuids.add(scope, uuid);
  showRobotMessage({ ...post.parsed, place, payload, via, request: post.request }, state);
  return ok;
}
