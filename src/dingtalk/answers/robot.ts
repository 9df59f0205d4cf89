import { z } from "zod";
import { idText, optionalText, texts, wholeNumber } from "./shape.ts";

/** What a send answers (protocol §4.1). The lists are of 1:1 sends: HTTP 200 does not say that anybody got it. */
export const sentMessage = z.looseObject({
  processQueryKey: z
    .string()
    .nullish()
    .transform((key) => key ?? ""),
  invalidStaffIdList: texts,
  flowControlledStaffIdList: texts,
});
export type SentMessage = z.infer<typeof sentMessage>;

/** What a recall answers: the keys that were recalled, and why others were not (protocol §4.4). */
export const recalled = z.looseObject({
  successResult: texts,
  failedResult: z
    .record(z.string(), idText)
    .nullish()
    .transform((map) => map ?? {}),
});
export type Recalled = z.infer<typeof recalled>;

/** Who has read a 1:1 message (protocol §4.4, K0720). */
export const readStatus = z.looseObject({
  sendStatus: z.string(),
  messageReadInfoList: z
    .array(
      z.looseObject({
        userId: z.string(),
        name: optionalText,
        readStatus: z.string(),
        readTimestamp: wholeNumber.nullish().transform((at) => at ?? undefined),
      }),
    )
    .nullish()
    .transform((list) => list ?? []),
});
export type ReadStatus = z.infer<typeof readStatus>;

/** Who has read a group message, one page (protocol §4.4, K0722). */
export const groupReadStatus = z.looseObject({
  sendStatus: z.string(),
  readUserIds: texts,
  nextToken: optionalText,
  hasMore: z
    .boolean()
    .nullish()
    .transform((more) => more ?? false),
});
export type GroupReadStatus = z.infer<typeof groupReadStatus>;

/** A DING that was sent, and whom it did not reach (protocol §4.8, K0712). */
export const sentDing = z.looseObject({
  openDingId: z.string(),
  failedList: z
    .record(z.string(), texts)
    .nullish()
    .transform((map) => map ?? {}),
});
export type SentDing = z.infer<typeof sentDing>;

/** A temporary address of an inbound file (protocol §4.7). */
export const fileDownload = z.looseObject({ downloadUrl: z.string().min(1) });

/** The robots of a group (protocol §4.8, K0726). */
export const groupRobots = z.looseObject({
  chatbotInstanceVOList: z
    .array(z.looseObject({ robotCode: z.string(), name: optionalText }))
    .nullish()
    .transform((list) => list ?? []),
});

/** An uploaded file (protocol §4.6). */
export const uploadedMedia = z.looseObject({ media_id: z.string().min(1) });
