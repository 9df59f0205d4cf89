import { z } from "zod";
import { optionalText } from "./shape.ts";

const delivery = z.looseObject({
  spaceType: optionalText,
  spaceId: optionalText,
  success: z.boolean(),
  carrierId: optionalText,
  errorMsg: optionalText,
});

/** Where a card was delivered, and where it was not (protocol §10.1). */
export type CardDelivery = z.infer<typeof delivery>;

export const deliveredCard = z.looseObject({ result: z.array(delivery) });

export const createdAndDelivered = z.looseObject({
  result: z.looseObject({ outTrackId: z.string(), deliverResults: z.array(delivery) }),
});

/** HTTP 200 with `success: false` also occurs. */
export const cardChanged = z.looseObject({ success: z.literal(true) });

/** The secret that presses are signed with: the one given, or one that DingTalk made up. */
export const registeredCallback = z.looseObject({
  success: z.literal(true),
  result: z.looseObject({ apiSecret: optionalText }),
});
