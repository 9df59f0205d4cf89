import { recordIn, textIn } from "../json.ts";
import { type Answer, newAnswer, newError } from "../platform/answer.ts";
import type { Called, CalledApi } from "../platform/calls.ts";
import type { Card } from "./cards.ts";
import { changedCard } from "./change-card.ts";
import { deliverCard } from "./deliver-card.ts";
import { CardRefusal, newCard } from "./read-card.ts";

/** Interactive cards (protocol §10.1). */
export const cardApis: readonly CalledApi[] = [
  api("POST", "/v1.0/card/instances", (call) => {
    return newAnswer({ success: true, result: make(call).outTrackId });
  }),
  api("POST", "/v1.0/card/instances/deliver", (call) => {
    const result = deliverCard(ownCard(call, "param.cardNotExist"), call.body, call.state);
    return newAnswer({ success: true, result });
  }),
  api("POST", "/v1.0/card/instances/createAndDeliver", (call) => {
    const card = make(call);
    const deliverResults = deliverCard(card, call.body, call.state);
    return newAnswer({ success: true, result: { outTrackId: card.outTrackId, deliverResults } });
  }),
  api("PUT", "/v1.0/card/instances", (call) => {
    const { body, state } = call;
    const changed = changedCard(ownCard(call, "param.cardNotExist"), {
      cardData: body["cardData"],
      privateData: recordIn(body, "privateData") ?? {},
      options: recordIn(body, "cardUpdateOptions") ?? {},
    });
    state.cards.put(changed);
    return newAnswer({ success: true, result: true });
  }),
  api("PUT", "/v1.0/card/streaming", stream),
  api("POST", "/v1.0/card/callbacks/register", registerCallback),
];

function api(
  method: CalledApi["method"],
  path: string,
  answer: (call: Called) => Answer,
): CalledApi {
  return {
    generation: "new",
    method,
    path,
    answer(call) {
      try {
        return answer(call);
      } catch (error) {
        if (!(error instanceof CardRefusal)) throw error;
        const { code, status } = error;
        return newError({ code, message: code, status }, call.state.random);
      }
    },
  };
}

function make({ body, appKey, state }: Called): Card {
  const card = newCard(body, appKey);
  if (state.cards.find(card.outTrackId) !== undefined) {
    throw new CardRefusal("param.cardAlreadyExist");
  }
  state.cards.put(card);
  return card;
}

function ownCard({ body, appKey, state }: Called, otherwise: string): Card {
  const card = state.cards.find(textIn(body, "outTrackId") ?? "");
  if (card?.appKey !== appKey) throw new CardRefusal(otherwise);
  return card;
}

function stream(call: Called): Answer {
  const { body, state } = call;
  const guid = textIn(body, "guid");
  const key = textIn(body, "key");
  const { content } = body;
  if (guid === undefined) throw new CardRefusal("param.stream.guidEmpty");
  if (key === undefined) throw new CardRefusal("param.stream.keyEmpty");
  if (typeof content !== "string") throw new CardRefusal("param.stream.contentEmpty");
  const card = ownCard(call, "param.stream.outTrackId");
  // The same frame twice is one frame: `guid` is its idempotency key.
  if (state.cards.isNewGuid(guid)) {
    const before = body["isFull"] === false ? (card.params[key] ?? "") : "";
    const params = { ...card.params, [key]: before + content };
    state.cards.put({ ...card, params, isFinal: body["isFinalize"] === true });
  }
  return newAnswer({ success: true, result: true });
}

function registerCallback({ body, state, appKey }: Called): Answer {
  const routeKey = textIn(body, "callbackRouteKey");
  const url = textIn(body, "callbackUrl");
  if (routeKey === undefined || url === undefined || !URL.canParse(url)) {
    throw new CardRefusal("param.callbackUrlInvalid");
  }
  const known = state.cards.callback(appKey, routeKey);
  if (known !== undefined && body["forceUpdate"] !== true) {
    throw new CardRefusal("param.callbackRouteKeyExist", 500);
  }
  const apiSecret = textIn(body, "apiSecret") ?? state.random.token(18);
  state.cards.setCallback(appKey, routeKey, { url, apiSecret });
  return newAnswer({ success: true, result: { callbackUrl: url, apiSecret } });
}
