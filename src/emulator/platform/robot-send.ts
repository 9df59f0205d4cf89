import type { EmulatorState } from "../state.ts";
import { type Answer, oldError } from "./answer.ts";
import type { PlatformRequest } from "./request.ts";
import { parseWebhookMessage } from "./webhook-message.ts";
import { isRefusal, postNeeded, postToConversation, readWebhookBody } from "./webhook-post.ts";
import { checkKeywords, checkSign } from "./webhook-security.ts";

/** `POST /robot/send`: a robot's own webhook in a group (protocol §2). */
export function robotSend(request: PlatformRequest, state: EmulatorState): Answer {
  if (request.method !== "POST") return postNeeded;
  const token = request.query.get("access_token") ?? "";
  if (token === "") return oldError(40_035, "缺少参数 access_token");
  const installed = state.world.webhook(token);
  if (installed === undefined) return oldError(300_005, "token is not exist");

  const payload = readWebhookBody(request);
  if (isRefusal(payload)) return oldError(payload.errcode, payload.errmsg);
  const badSign = checkSign(installed.webhook, request.query, state.clock);
  if (badSign !== undefined) return oldError(badSign.errcode, badSign.errmsg);
  const parsed = parseWebhookMessage(payload);
  if (isRefusal(parsed)) return oldError(parsed.errcode, parsed.errmsg);
  const noKeyword = checkKeywords(installed.webhook, parsed.shown);
  if (noKeyword !== undefined) return oldError(noKeyword.errcode, noKeyword.errmsg);

  const { group, robot } = installed;
  const place = { robot, conversation: group.conversation, group, user: null };
  return postToConversation(
    { place, parsed, payload, via: "webhook", request: request.seq },
    state,
  );
}
