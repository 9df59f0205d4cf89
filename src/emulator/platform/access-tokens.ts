import { isRecord, parseJson, textIn } from "../json.ts";
import type { EmulatorState } from "../state.ts";
import { type Answer, newAnswer, newError, oldAnswer, oldError, unknownPath } from "./answer.ts";
import { isApp } from "./is-app.ts";
import type { PlatformRequest } from "./request.ts";
import { tokenLifeSeconds } from "./tokens.ts";

/** `GET /gettoken` (protocol §5). */
export function getToken({ method, query }: PlatformRequest, state: EmulatorState): Answer {
  if (method !== "GET") return oldError(43_001, "需要GET请求");
  const isLegacy = !query.has("appkey") && query.has("corpid");
  const key = query.get(isLegacy ? "corpid" : "appkey") ?? "";
  const secret = query.get(isLegacy ? "corpsecret" : "appsecret") ?? "";
  if (key === "") return oldError(40_035, "缺少参数 corpid or appkey");
  if (secret === "") return oldError(40_035, "缺少参数 corpsecret or appsecret");
  if (isLegacy) return oldError(40_089, "不合法的corpId或corpSecret");
  if (!isApp(state.world, key, secret)) return oldError(40_096, "不合法的appKey或appSecret");
  return oldAnswer({
    errcode: 0,
    access_token: state.tokens.issue(key),
    errmsg: "ok",
    expires_in: tokenLifeSeconds,
  });
}

/** `POST /v1.0/oauth2/accessToken` (protocol §5). */
export function accessToken(request: PlatformRequest, state: EmulatorState): Answer {
  if (request.method !== "POST") return unknownPath;
  const body = parseJson(request.body.toString("utf8"));
  if (!isRecord(body)) return newError(missingBody, state.random);
  const key = textIn(body, "appKey") ?? "";
  if (!isApp(state.world, key, textIn(body, "appSecret") ?? "")) {
    const message = "无效的clientId或者clientSecret";
    return newError({ code: "invalidClientIdOrSecret", message }, state.random);
  }
  return newAnswer({ accessToken: state.tokens.issue(key), expireIn: tokenLifeSeconds });
}

/** What the new API answers to a body that is not JSON (protocol §0.1). */
export const missingBody = {
  code: "Missingbody",
  message: "body is mandatory for this action",
};
