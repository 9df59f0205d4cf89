import { z } from "zod";
import { optionalText, texts, wholeNumber } from "./shape.ts";

/** The registered address of events (protocol §8.1). */
export const eventSubscription = z.looseObject({
  call_back_tag: texts,
  token: z.string(),
  aes_key: z.string(),
  url: z.string(),
});

const failed = z.looseObject({ call_back_tag: optionalText, event_time: wholeNumber.nullish() });

/** Events that could not be pushed; asking for them takes them away. */
export const failedEvents = z.looseObject({
  failed_list: z
    .array(failed)
    .nullish()
    .transform((list) => list ?? []),
  has_more: z
    .boolean()
    .nullish()
    .transform((more) => more ?? false),
});
export type FailedEvents = z.infer<typeof failedEvents>;
