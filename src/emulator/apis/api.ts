import { isRecord, type JsonRecord, parseJson } from "../json.ts";
import { type Answer, newError, oldError, unknownPath } from "../platform/answer.ts";
import { tokenPaths } from "../platform/token-paths.ts";
import { mediaTypeOf, type PlatformRequest } from "../platform/request.ts";
import { checkNewToken, checkOldToken, newTokenOf, oldTokenOf } from "../platform/token-check.ts";
import type { EmulatorState } from "../state.ts";
import { missingArguments, quotaUsedUp, tooManyCalls } from "./refusals.ts";

/** One of DingTalk's APIs, as its documents name it: `{name}` in the path takes any one segment. */
export interface Api {
  readonly generation: "old" | "new";
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  readonly path: string;
  /** Arguments without which the old API answers errcode 40. */
  readonly needs?: readonly string[];
  /** Not counted against the company's monthly quota: contacts are not (protocol §11). */
  readonly free?: boolean;
  answer(call: ApiCall): Answer | Promise<Answer>;
}

/** A call whose token, turn and body are good. */
export interface ApiCall {
  readonly request: PlatformRequest;
  readonly state: EmulatorState;
  /** Whose token it came with. */
  readonly appKey: string;
  /** What stood in the braces of the path. */
  readonly at: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: JsonRecord;
}

/** Answers a call of `api` after the checks all APIs of its generation make, in the platform's order. */
export function answerApi(
  api: Api,
  at: Readonly<Record<string, string>>,
  request: PlatformRequest,
  state: EmulatorState,
): Answer | Promise<Answer> {
  return api.generation === "old"
    ? answerOld(api, at, request, state)
    : answerNew(api, at, request, state);
}

type Answers = (
  api: Api,
  at: Readonly<Record<string, string>>,
  request: PlatformRequest,
  state: EmulatorState,
) => Answer | Promise<Answer>;

const answerOld: Answers = (api, at, request, state) => {
  const body = oldBody(request);
  const refused = checkOldToken(request, state);
  if (refused !== undefined) return refused;
  const appKey = state.tokens.appOf(oldTokenOf(request)) ?? "";
  if (!state.openApiLimit.take(turnOf(api, appKey))) return tooManyCalls(api.path, state.random);
  if (isOverQuota(api, state)) return quotaUsedUp(api.path, state.random);
  const missing = (api.needs ?? []).filter((name) => isBlank(body[name]));
  if (missing.length > 0) return missingArguments(missing, state.random);
  return api.answer({ request, state, appKey, at, query: request.query, body });
};

const answerNew: Answers = (api, at, request, state) => {
  const refused = checkNewToken(request, state);
  if (refused !== undefined) return refused;
  const appKey = state.tokens.appOf(newTokenOf(request)) ?? "";
  if (!state.openApiLimit.take(turnOf(api, appKey))) return tooManyCalls(api.path, state.random);
  if (isOverQuota(api, state)) return quotaUsedUp(api.path, state.random);
  const body = newBody(api, request);
  if (body === undefined) return newError(missingBody, state.random);
  return api.answer({ request, state, appKey, at, query: request.query, body });
};

/** What the new API answers to a body that is not JSON (protocol §0.1). */
export const missingBody = {
  code: "Missingbody",
  message: "body is mandatory for this action",
};

/** What a path answers to a method it does not have (protocol §0.2). */
export function wrongMethod(api: Api): Answer {
  if (api.generation === "new") return unknownPath;
  return api.method === "GET" ? oldError(43_001, "需要GET请求") : oldError(43_002, "需要POST请求");
}

function isOverQuota(api: Api, state: EmulatorState): boolean {
  if (api.free === true || tokenPaths.has(api.path)) return false;
  return state.faults.take("quota_exhausted", api.path) !== undefined;
}

function turnOf(api: Api, appKey: string): string {
  return `${appKey} ${api.method} ${api.path}`;
}

/** The old API reads JSON and forms, in which objects are JSON texts (protocol §0.1). */
function oldBody(request: PlatformRequest): JsonRecord {
  const text = request.body.toString("utf8");
  if (mediaTypeOf(request) !== "application/x-www-form-urlencoded") {
    const body = parseJson(text);
    return { ...Object.fromEntries(request.query), ...(isRecord(body) ? body : {}) };
  }
  const fields = [...request.query, ...new URLSearchParams(text)].map(([name, value]) => [
    name,
    /^\s*[[{]/.test(value) ? (parseJson(value) ?? value) : value,
  ]);
  return Object.fromEntries(fields) as JsonRecord;
}

/** `undefined`: there should be one and is none. */
function newBody(api: Api, request: PlatformRequest): JsonRecord | undefined {
  if (api.method === "GET" || api.method === "DELETE") return {};
  const body = parseJson(request.body.toString("utf8"));
  if (mediaTypeOf(request) === "application/json" && isRecord(body)) return body;
  // Paths that carry everything themselves are posted to without a body.
  return request.bodyBytes === 0 && api.needs?.length === 0 ? {} : undefined;
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || value === "";
}
