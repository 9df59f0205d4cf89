import { type JsonRecord, recordIn } from "../json.ts";
import type { Card } from "./card-store.ts";
import { privateValuesIn, valuesIn, type Values } from "./card-values.ts";

/**
 * The card after what `change` asks for: `cardData`, `privateData` by user id, and `cardUpdateOptions`; a
 * text is the code of what is wrong (protocol §10.1).
 */
export function changedCard(card: Card, change: JsonRecord): Card | string {
  const values = valuesIn(change, "cardData");
  const privateValues = privateValuesIn(change);
  if (values === undefined && privateValues === undefined) {
    return "cardDataAndPrivateDataBothEmpty";
  }
  if (typeof values === "string" || typeof privateValues === "string") return "cardDataInvalid";
  const options = recordIn(change, "cardUpdateOptions") ?? {};
  return {
    ...card,
    // Without the option everything is written anew: what is not named is gone.
    values: merged(card.values, values, options["updateCardDataByKey"] === true),
    privateValues:
      privateValues === undefined
        ? card.privateValues
        : mergedPrivate(card, privateValues, options["updatePrivateDataByKey"] === true),
  };
}

function merged(before: Values, given: Values | undefined, byKey: boolean): Values {
  if (given === undefined) return before;
  return byKey ? { ...before, ...given } : given;
}

function mergedPrivate(
  card: Card,
  given: Readonly<Record<string, Values>>,
  byKey: boolean,
): Card["privateValues"] {
  const people = Object.entries(given).map(([userId, values]) => [
    userId,
    merged(card.privateValues[userId] ?? {}, values, byKey),
  ]);
  return { ...card.privateValues, ...(Object.fromEntries(people) as Card["privateValues"]) };
}
