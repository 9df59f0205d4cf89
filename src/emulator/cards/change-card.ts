import { isRecord, type JsonRecord, recordIn } from "../json.ts";
import type { Card, CardParams } from "./cards.ts";
import { CardRefusal, paramsIn } from "./read-card.ts";

/** A change of a card: by `PUT /v1.0/card/instances`, or in the answer to a press. */
export interface CardChange {
  readonly cardData: unknown;
  /** Variables by person. */
  readonly privateData: JsonRecord;
  /** `updateCardDataByKey` and `updatePrivateDataByKey`; without them everything is replaced. */
  readonly options: JsonRecord;
}

/** The card after a change; throws a `CardRefusal`. */
export function changedCard(card: Card, change: CardChange): Card {
  const { cardData, privateData, options } = change;
  if (!isRecord(cardData) && Object.keys(privateData).length === 0) {
    throw new CardRefusal("param.cardDataAndPrivateDataBothEmpty");
  }
  const params = paramsIn(cardData);
  const privateParams: Record<string, CardParams> = { ...card.privateParams };
  for (const [user, each] of Object.entries(privateData)) {
    const more = paramsIn(each);
    const isByKey = options["updatePrivateDataByKey"] === true;
    privateParams[user] = isByKey ? { ...privateParams[user], ...more } : more;
  }
  const isByKey = options["updateCardDataByKey"] === true || !isRecord(cardData);
  return { ...card, params: isByKey ? { ...card.params, ...params } : params, privateParams };
}

/** The change that the answer to a press asks for (protocol §10.2). */
export function changeInAnswer(answer: JsonRecord, userId: string): CardChange | undefined {
  const userPrivate = recordIn(answer, "userPrivateData");
  const cardData = recordIn(answer, "cardData");
  if (userPrivate === undefined && cardData === undefined) return undefined;
  return {
    cardData,
    privateData: userPrivate === undefined ? {} : { [userId]: userPrivate },
    options: recordIn(answer, "cardUpdateOptions") ?? {},
  };
}
