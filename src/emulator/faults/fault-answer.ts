import type { Random } from "../../core/random.ts";
import { type Answer, newAnswer, newError, oldError, wrappedError } from "../platform/answer.ts";
import { isNewApi } from "../platform/is-new-api.ts";
import { addressBlock, tooManyCalls } from "../apis/refusals.ts";
import { tokenPaths } from "../platform/token-paths.ts";
import { sessionGone } from "../platform/session-send.ts";
import { tooFast } from "../platform/webhook-post.ts";
import type { Faults, FaultValue } from "./faults.ts";

/** A fault answered instead of doing what the request asks. */
export interface FaultAnswer {
  readonly fault: string;
  readonly answer: Answer;
}

/** The answer of the first fault that happens on `path`, if any does. */
export function takeFaultAnswer(
  faults: Faults,
  path: string,
  random: Random,
): FaultAnswer | undefined {
  if (faults.take("ip_banned", path) !== undefined) {
    return { fault: "ip_banned", answer: addressBlock(random) };
  }
  const status = faults.take("http_500", path);
  if (status !== undefined) return { fault: "http_500", answer: serverError(status, path, random) };
  if (path === "/robot/sendBySession" && faults.take("session_expired", path) !== undefined) {
    const answer = oldError(sessionGone.errcode, sessionGone.errmsg);
    return { fault: "session_expired", answer };
  }
  // Calls for a token are not counted (protocol §11).
  if (!tokenPaths.has(path) && faults.take("rate_limit", path) !== undefined) {
    return { fault: "rate_limit", answer: rateLimited(path, random) };
  }
  const code = faults.take("errcode", path);
  if (code !== undefined) return { fault: "errcode", answer: withCode(code, path, random) };
  return undefined;
}

function serverError(value: FaultValue, path: string, random: Random): Answer {
  const status = typeof value === "number" && value >= 500 && value < 600 ? value : 500;
  if (isNewApi(path))
    return newError({ code: "system.error", message: "系统错误", status }, random);
  // The old API itself always answers 200, so a 5xx there comes from a gateway in front of it.
  const text = `<html><head><title>${status}</title></head><body>${status}</body></html>`;
  return { status, type: "text/html", text };
}

function rateLimited(path: string, random: Random): Answer {
  if (path.startsWith("/robot/")) return oldError(tooFast.errcode, tooFast.errmsg);
  return tooManyCalls(path, random);
}

const knownErrors: Readonly<Record<string, string>> = {
  "-1": "系统繁忙",
  "130101": tooFast.errmsg,
  "300001": sessionGone.errmsg,
  "300005": "token is not exist",
  "310000": "sign not match",
  "400013": "群已被解散",
  "400102": "机器人已停用",
  "400106": "机器人不存在",
  "410100": "发送速度太快而限流",
  "430101": "不安全的外链",
  "430102": "不合适的文本",
  "460101": "message too long, exceed 20000 bytes",
  "660026": "sending too many messages per minute",
};

function knownErrorOf(code: string): string {
  return (Object.hasOwn(knownErrors, code) ? knownErrors[code] : undefined) ?? "系统错误";
}

function withCode(value: FaultValue, path: string, random: Random): Answer {
  const code = String(value);
  if (isNewApi(path)) {
    if (code === "40014" || code === "88") {
      const message = "不合法的access_token";
      return newError({ code: "InvalidAuthentication", message }, random);
    }
    return newError({ code, message: knownErrorOf(code) }, random);
  }
  if (code === "404") return newAnswer({ errcode: 404, errmsg: "请求的URI地址不存在" });
  if (code === "40014" || code === "88") {
    return wrappedError("40014", "不合法的access_token", random);
  }
  // A code of the new API means nothing to the old one.
  const errcode = /^-?\d+$/.test(code) ? Number(code) : -1;
  return oldError(errcode, knownErrorOf(String(errcode)));
}
