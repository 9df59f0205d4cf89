import type { EmulatorState } from "../state.ts";
import { newRequestId } from "../world/identifiers.ts";
import { accessToken, getToken } from "./access-tokens.ts";
import { type Answer, oldAnswer, unknownPath } from "./answer.ts";
import { openConnection } from "../stream/open-connection.ts";
import { answerCall } from "./calls.ts";
import { mediaUpload } from "./media-upload.ts";
import { groupMessagesSend, oneToOneBatchSend } from "./openapi-send.ts";
import type { PlatformRequest } from "./request.ts";
import { robotSend } from "./robot-send.ts";
import { sessionSend } from "./session-send.ts";

/** Answers a request as DingTalk does, both hosts on one port. */
export function answerAsDingTalk(
  request: PlatformRequest,
  state: EmulatorState,
): Answer | Promise<Answer> {
  const called = answerCall(request, state);
  if (called !== undefined) return called;
  const answer = paths[request.path];
  if (answer !== undefined) return answer(request, state);
  if (!request.path.startsWith("/topapi/")) return unknownPath;
  // Checked before the token (protocol §0.2).
  const method = request.path.slice("/topapi/".length).replaceAll("/", ".");
  const message = `不合法ApiName，ApiName = dingtalk.oapi.${method}`;
  return oldAnswer({
    errcode: 22,
    sub_msg: message,
    errmsg: `Invalid method[submsg=${message}]`,
    request_id: newRequestId(state.random),
  });
}

type AnswerPath = (request: PlatformRequest, state: EmulatorState) => Answer;

const paths: Readonly<Record<string, AnswerPath>> = {
  "/robot/send": robotSend,
  "/robot/sendBySession": sessionSend,
  "/gettoken": getToken,
  "/media/upload": mediaUpload,
  "/v1.0/oauth2/accessToken": accessToken,
  "/v1.0/gateway/connections/open": openConnection,
  "/v1.0/robot/groupMessages/send": groupMessagesSend,
  "/v1.0/robot/oToMessages/batchSend": oneToOneBatchSend,
};
