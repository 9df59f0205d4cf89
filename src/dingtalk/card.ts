import { z } from "zod";
import type { CardPress, CardUpdate } from "../core/card-press.ts";

const callback = z.looseObject({
  outTrackId: z.string().min(1).max(512),
  userId: z.string().min(1).max(512),
  corpId: z.string().nullish(),
  content: z.string(),
});

const content = z.looseObject({
  cardPrivateData: z
    .looseObject({
      actionIds: z.array(z.string()).nullish(),
      params: z.record(z.string(), z.unknown()).nullish(),
    })
    .nullish(),
});

/** Reads a card callback (protocol §10.2); `undefined` when it is none. */
export function readCardPress(
  value: unknown,
  robot: string,
  receivedAt: number,
): CardPress | undefined {
  const { data } = callback.safeParse(value);
  const inner = data && content.safeParse(parsed(data.content)).data;
  if (data === undefined || inner === undefined) return undefined;
  return {
    robot,
    outTrackId: data.outTrackId,
    userId: data.userId,
    actionIds: inner.cardPrivateData?.actionIds ?? [],
    params: inner.cardPrivateData?.params ?? {},
    at: receivedAt,
    ...(data.corpId ? { corpId: data.corpId } : {}),
  };
}

/** The answer to a card callback: what changes of the card, the rest stays as it is. */
export function cardAnswer(update: CardUpdate | undefined): Readonly<Record<string, unknown>> {
  const { everybody, presser } = update ?? {};
  if (everybody === undefined && presser === undefined) return {};
  return {
    ...(everybody === undefined ? {} : { cardData: { cardParamMap: everybody } }),
    ...(presser === undefined ? {} : { userPrivateData: { cardParamMap: presser } }),
    cardUpdateOptions: { updateCardDataByKey: true, updatePrivateDataByKey: true },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
