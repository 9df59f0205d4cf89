import { textIn } from "../json.ts";
import { type Answer, newAnswer, newError } from "../platform/answer.ts";
import type { Api, ApiCall } from "./api.ts";

/** Where presses of cards with one route key go over HTTP. */
export interface CardCallback {
  readonly url: string;
  readonly apiSecret: string;
}

/** Addresses registered for buttons, by app and route key. */
export interface CardCallbacks {
  find(appKey: string, routeKey: string): CardCallback | undefined;
  set(appKey: string, routeKey: string, callback: CardCallback): void;
  clear(): void;
}

export function createCardCallbacks(): CardCallbacks {
  const callbacks = new Map<string, CardCallback>();
  return {
    find: (appKey, routeKey) => callbacks.get(`${appKey} ${routeKey}`),
    set: (appKey, routeKey, callback) => void callbacks.set(`${appKey} ${routeKey}`, callback),
    clear: () => callbacks.clear(),
  };
}

/** `POST /v1.0/card/callbacks/register` (protocol §10.1). */
export const cardCallbackApis: readonly Api[] = [
  { generation: "new", method: "POST", path: "/v1.0/card/callbacks/register", answer: register },
];

function register({ body, state, appKey }: ApiCall): Answer {
  const { cardCallbacks } = state.stores;
  const routeKey = textIn(body, "callbackRouteKey");
  const url = textIn(body, "callbackUrl");
  const refuse = (code: string, status = 400): Answer =>
    newError({ code: `param.${code}`, message: code, status }, state.random);
  if (routeKey === undefined || url === undefined || !URL.canParse(url)) {
    return refuse("callbackUrlInvalid");
  }
  const isTaken = cardCallbacks.find(appKey, routeKey) !== undefined;
  if (isTaken && body["forceUpdate"] !== true) return refuse("callbackRouteKeyExist", 500);
  const apiSecret = textIn(body, "apiSecret") ?? state.random.token(18);
  cardCallbacks.set(appKey, routeKey, { url, apiSecret });
  return newAnswer({ success: true, result: { callbackUrl: url, apiSecret } });
}
