import type { EmulatorState } from "../state.ts";
import { newRequestId } from "../world/identifiers.ts";
import { answerApi, wrongMethod } from "../apis/api.ts";
import { apiTable } from "../apis/api-table.ts";
import { createApiFinder } from "../apis/find-api.ts";
import { accessToken, corpToken, getToken } from "./access-tokens.ts";
import { type Answer, oldAnswer, unknownPath } from "./answer.ts";
import { openConnection } from "../stream/open-connection.ts";
import { mediaUpload } from "./media-upload.ts";
import type { PlatformRequest } from "./request.ts";
import { robotSend } from "./robot-send.ts";
import { sessionSend } from "./session-send.ts";

/** Answers a request as DingTalk does, both hosts on one port. */
export function answerAsDingTalk(
  request: PlatformRequest,
  state: EmulatorState,
): Answer | Promise<Answer> {
  const answer = paths[request.path];
  if (answer !== undefined) return answer(request, state);
  const found = findApi(request.method, request.path);
  if (found !== undefined) {
    return found.api.method === request.method
      ? answerApi(found.api, found.at, request, state)
      : wrongMethod(found.api);
  }
  if (corpTokenPath.test(request.path)) return corpToken(request, state);
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
};

const corpTokenPath = /^\/v1\.0\/oauth2\/[^/]+\/token$/;
const findApi = createApiFinder(apiTable);
