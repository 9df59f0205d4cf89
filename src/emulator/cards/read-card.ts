import { isRecord, type JsonRecord, recordIn, textIn } from "../json.ts";
import type { Card, CardParams } from "./cards.ts";

/** What the card APIs refuse with: the code says it all (protocol §10.1). */
export class CardRefusal extends Error {
  override readonly name = "CardRefusal";
  readonly code: string;
  readonly status: number;

  constructor(code: string, status = 400) {
    super(code);
    this.code = code;
    this.status = status;
  }
}

const mostValueBytes = 1024;

/** The variables in `cardData` or one person's part of `privateData`; texts only, 1 KB each. */
export function paramsIn(value: unknown): CardParams {
  const map = isRecord(value) ? recordIn(value, "cardParamMap") : undefined;
  const entries = Object.entries(map ?? {});
  const isWrong = entries.some(
    ([, each]) => typeof each !== "string" || Buffer.byteLength(each) > mostValueBytes,
  );
  if (isWrong) throw new CardRefusal("param.cardDataInvalid");
  return Object.fromEntries(entries) as CardParams;
}

/** The card that `POST /v1.0/card/instances` describes. */
export function newCard(body: JsonRecord, appKey: string): Card {
  const outTrackId = textIn(body, "outTrackId");
  const templateId = textIn(body, "cardTemplateId");
  if (outTrackId === undefined || outTrackId.length > 100) {
    throw new CardRefusal("param.outTrackIdEmpty");
  }
  if (templateId === undefined) throw new CardRefusal("param.cardTemplateIdEmpty");
  const privateData = Object.entries(recordIn(body, "privateData") ?? {});
  return {
    outTrackId,
    appKey,
    templateId,
    callbackType: textIn(body, "callbackType") === "HTTP" ? "HTTP" : "STREAM",
    routeKey: textIn(body, "callbackRouteKey"),
    params: paramsIn(body["cardData"]),
    privateParams: Object.fromEntries(privateData.map(([user, each]) => [user, paramsIn(each)])),
    isFinal: false,
  };
}
