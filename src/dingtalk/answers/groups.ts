import { z } from "zod";
import { optionalText, texts } from "./shape.ts";

/** A group that was made (protocol §4.8, K0738). */
export const createdGroup = z.looseObject({ openConversationId: z.string(), chatid: optionalText });
export type CreatedGroup = z.infer<typeof createdGroup>;

/** The `openConversationId` of an old `chatid` (K0745). */
export const convertedGroup = z.looseObject({ openConversationId: z.string() });

/** A group by its old `chatid` (K0740). */
export const chatInfo = z.looseObject({
  chat_info: z.looseObject({ name: optionalText, owner: optionalText, useridlist: texts }),
});
export type ChatInfo = z.infer<typeof chatInfo>["chat_info"];
