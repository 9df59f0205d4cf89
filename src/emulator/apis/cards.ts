import { textIn } from "../json.ts";
import { type Answer, newAnswer, newError } from "../platform/answer.ts";
import type { Api, ApiCall } from "./api.ts";
import { deliverCard } from "./card-delivery.ts";
import type { Card } from "./card-store.ts";
import { privateValuesIn, valuesIn } from "./card-values.ts";
import { changedCard } from "./change-card.ts";
import { showCard } from "./show-card.ts";

const cards = "/v1.0/card/instances";

/** Interactive cards (protocol §10.1). */
export const cardApis: readonly Api[] = [
  { generation: "new", method: "POST", path: cards, answer: create },
  { generation: "new", method: "POST", path: `${cards}/deliver`, answer: deliver },
  {
    generation: "new",
    method: "POST",
    path: `${cards}/createAndDeliver`,
    answer: createAndDeliver,
  },
  { generation: "new", method: "PUT", path: cards, answer: update },
];

function refuse({ state }: ApiCall, code: string, message = code): Answer {
  return newError({ code: `param.${code}`, message }, state.random);
}

/** The card a body describes; a text is the code of what is wrong. */
function readCard({ body, state, appKey }: ApiCall): Card | string {
  const outTrackId = textIn(body, "outTrackId");
  const templateId = textIn(body, "cardTemplateId");
  if (templateId === undefined) return "cardTemplateIdEmpty";
  if (outTrackId === undefined || outTrackId.length > 100) return "outTrackIdEmpty";
  if (state.stores.cards.find(outTrackId) !== undefined) return "cardAlreadyExist";
  const values = valuesIn(body, "cardData") ?? {};
  const privateValues = privateValuesIn(body) ?? {};
  if (typeof values === "string" || typeof privateValues === "string") return "cardDataInvalid";
  return {
    outTrackId,
    templateId,
    values,
    privateValues,
    callbackType: textIn(body, "callbackType") ?? "HTTP",
    callbackRouteKey: textIn(body, "callbackRouteKey") ?? "",
    appKey,
    spaces: [],
    guids: [],
    streaming: "none",
  };
}

function create(call: ApiCall): Answer {
  const card = readCard(call);
  if (typeof card === "string") return refuse(call, card);
  call.state.stores.cards.put(card);
  return newAnswer({ success: true, result: card.outTrackId });
}

function deliver(call: ApiCall): Answer {
  const { body, state } = call;
  const card = state.stores.cards.find(textIn(body, "outTrackId") ?? "");
  if (card === undefined) return refuse(call, "cardNotExist");
  const delivered = deliverCard(card, call);
  if (typeof delivered === "string") return refuse(call, delivered);
  return newAnswer({ success: true, result: delivered });
}

function createAndDeliver(call: ApiCall): Answer {
  const card = readCard(call);
  if (typeof card === "string") return refuse(call, card);
  const delivered = deliverCard(card, call);
  if (typeof delivered === "string") return refuse(call, delivered);
  const result = { outTrackId: card.outTrackId, deliverResults: delivered };
  return newAnswer({ success: true, result });
}

function update(call: ApiCall): Answer {
  const { body, state } = call;
  const outTrackId = textIn(body, "outTrackId");
  if (outTrackId === undefined) return refuse(call, "outTrackIdEmpty");
  const card = state.stores.cards.find(outTrackId);
  if (card === undefined) return refuse(call, "cardNotExist");
  const changed = changedCard(card, body);
  if (typeof changed === "string") return refuse(call, changed);
  state.stores.cards.put(changed);
  showCard(changed, state);
  return newAnswer({ success: true, result: true });
}
