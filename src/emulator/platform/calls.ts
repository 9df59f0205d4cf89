import { callBackApis } from "../events/call-back-apis.ts";
import { cardApis } from "../cards/card-apis.ts";
import { isRecord, type JsonRecord, parseJson } from "../json.ts";
import type { EmulatorState } from "../state.ts";
import { missingBody } from "./access-tokens.ts";
import { type Answer, newError, oldError, unknownPath } from "./answer.ts";
import { mediaTypeOf, type PlatformRequest } from "./request.ts";
import { checkNewToken, checkOldToken, newTokenOf } from "./token-check.ts";

/** One of DingTalk's APIs, as its documents name it. */
export interface CalledApi {
  readonly generation: "old" | "new";
  readonly method: "GET" | "POST" | "PUT";
  readonly path: string;
  answer(call: Called): Answer | Promise<Answer>;
}

/** A call whose token and body are good. */
export interface Called {
  readonly request: PlatformRequest;
  readonly state: EmulatorState;
  /** Whose token it came with. */
  readonly appKey: string;
  readonly body: JsonRecord;
}

const apis: readonly CalledApi[] = [...callBackApis, ...cardApis];

/** Answers a call of one of these APIs; `undefined`: the path is another's. */
export function answerCall(
  request: PlatformRequest,
  state: EmulatorState,
): Answer | Promise<Answer> | undefined {
  const found = apis.filter(({ path }) => path === request.path);
  const [first] = found;
  if (first === undefined) return undefined;
  const api = found.find(({ method }) => method === request.method);
  if (api === undefined) return wrongMethod(first);
  const body = parseJson(request.body.toString("utf8"));
  if (api.generation === "old") {
    const refused = checkOldToken(request, state);
    const appKey = state.tokens.appOf(request.query.get("access_token") ?? "") ?? "";
    return refused ?? api.answer({ request, state, appKey, body: isRecord(body) ? body : {} });
  }
  const refused = checkNewToken(request, state);
  if (refused !== undefined) return refused;
  if (mediaTypeOf(request) !== "application/json" || !isRecord(body)) {
    return newError(missingBody, state.random);
  }
  const appKey = state.tokens.appOf(newTokenOf(request)) ?? "";
  return api.answer({ request, state, appKey, body });
}

/** Protocol §0.2. */
function wrongMethod({ generation, method }: CalledApi): Answer {
  if (generation === "new") return unknownPath;
  return method === "GET" ? oldError(43_001, "需要GET请求") : oldError(43_002, "需要POST请求");
}
