import type { EmulatorState } from "../state.ts";
import { type Answer, newError, wrappedError } from "./answer.ts";
import { mediaTypeOf, type PlatformRequest } from "./request.ts";

/** What the old API answers to a missing or bad token (protocol §0.2); `undefined` when it is good. */
export function checkOldToken(request: PlatformRequest, state: EmulatorState): Answer | undefined {
  const token = oldTokenOf(request);
  if (token === "") return wrappedError("40000", "access_token is blank", state.random);
  if (isGood(token, request, state)) return undefined;
  return wrappedError("40014", "不合法的access_token", state.random);
}

/** What the new API answers to a missing or bad token; `undefined` when it is good. */
export function checkNewToken(request: PlatformRequest, state: EmulatorState): Answer | undefined {
  const token = newTokenOf(request);
  if (token === "") {
    const code = "AuthenticationFailed.MissingParameter";
    return newError({ code, message: "缺少参数：x-acs-dingtalk-access-token" }, state.random);
  }
  if (isGood(token, request, state)) return undefined;
  return newError({ code: "InvalidAuthentication", message: "不合法的access_token" }, state.random);
}

/** The token of an old-API request: in the query, or a field of a form; a header is ignored (protocol §0.1). */
export function oldTokenOf(request: PlatformRequest): string {
  const inQuery = request.query.get("access_token") ?? "";
  if (inQuery !== "" || mediaTypeOf(request) !== "application/x-www-form-urlencoded")
    return inQuery;
  return new URLSearchParams(request.body.toString("utf8")).get("access_token") ?? "";
}

/** The token of a new-API request; it is read from this header only (protocol §0.1). */
export function newTokenOf(request: PlatformRequest): string {
  const header = request.headers["x-acs-dingtalk-access-token"];
  return typeof header === "string" ? header : "";
}

function isGood(token: string, request: PlatformRequest, state: EmulatorState): boolean {
  const isKnown = state.tokens.appOf(token) !== undefined;
  return isKnown && state.faults.take("token_expired", request.path) === undefined;
}
