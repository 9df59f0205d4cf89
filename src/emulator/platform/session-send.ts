import { type JsonRecord, recordIn, textIn } from "../json.ts";
import type { EmulatorState } from "../state.ts";
import { type Answer, oldError } from "./answer.ts";
import type { PlatformRequest } from "./request.ts";
import { missing, parseWebhookMessage, type Refusal, unsupportedType } from "./webhook-message.ts";
import { isRefusal, postNeeded, postToConversation, readWebhookBody } from "./webhook-post.ts";

export const sessionGone: Refusal = { errcode: 300_001, errmsg: "session 不存在" };

/** `POST /robot/sendBySession`: the answer to a message, until its session expires (protocol §3). */
export function sessionSend(request: PlatformRequest, state: EmulatorState): Answer {
  if (request.method !== "POST") return postNeeded;
  const session = state.sessions.find(request.query.get("session") ?? "");
  if (session === undefined) return oldError(sessionGone.errcode, sessionGone.errmsg);
  const payload = readWebhookBody(request);
  if (isRefusal(payload)) return oldError(payload.errcode, payload.errmsg);
  const parsed = payload["msgtype"] === "file" ? refuseFile(payload) : parseWebhookMessage(payload);
  if (isRefusal(parsed)) return oldError(parsed.errcode, parsed.errmsg);
  return postToConversation(
    { place: session.place, parsed, payload, via: "session", request: request.seq },
    state,
  );
}

// The platform gets as far as a file's parameters here, but the documents exclude the type (§3).
function refuseFile(payload: JsonRecord): Refusal {
  const file = recordIn(payload, "file") ?? {};
  if (textIn(file, "mediaId") === undefined) return missing(401_102, "file->mediaId");
  if (textIn(file, "fileType") === undefined) return missing(401_104, "file->fileType");
  return unsupportedType;
}
