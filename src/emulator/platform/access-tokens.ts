import { missingBody } from "../apis/api.ts";
import { isRecord, parseJson, textIn } from "../json.ts";
import type { EmulatorState } from "../state.ts";
import { corpId } from "../world/identifiers.ts";
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
    access_token: issue(key, state),
    errmsg: "ok",
    expires_in: lifeOf(state),
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
  return newAnswer({ accessToken: issue(key, state), expireIn: lifeOf(state) });
}

/** `POST /v1.0/oauth2/{corpId}/token`: the one new API whose names have underscores (protocol §5). */
export function corpToken(request: PlatformRequest, state: EmulatorState): Answer {
  if (request.method !== "POST") return unknownPath;
  const body = parseJson(request.body.toString("utf8"));
  if (!isRecord(body)) return newError(missingBody, state.random);
  if (request.path !== `/v1.0/oauth2/${corpId}/token`) {
    return newError({ code: "unknownError", message: "未知错误", status: 500 }, state.random);
  }
  if (body["grant_type"] !== "client_credentials") {
    const message = "不支持的grant_type";
    return newError({ code: "unsupported.grant.type", message }, state.random);
  }
  const key = textIn(body, "client_id") ?? "";
  if (!isApp(state.world, key, textIn(body, "client_secret") ?? "")) {
    return newError({ code: "invalid.client", message: "无效的client" }, state.random);
  }
  return newAnswer({ access_token: issue(key, state), expires_in: lifeOf(state) });
}

/** How long a token lives; the fault `token_seconds` makes it shorter. */
function lifeOf({ faults }: EmulatorState): number {
  return Number(faults.current().token_seconds?.value ?? tokenLifeSeconds);
}

function issue(key: string, state: EmulatorState): string {
  return state.tokens.issue(key, lifeOf(state));
}
