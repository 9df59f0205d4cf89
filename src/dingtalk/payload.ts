import { z } from "zod";

// Absent, null and "" all occur for "not given" in payloads seen (protocol §1.3).
const optionalText = z.string().nullish();
/** Milliseconds; DingTalk's table says String, its samples have numbers (protocol §14). */
const millis = z.union([z.number(), z.string().regex(/^\d{1,16}$/)]).transform(Number);

const atUser = z.looseObject({
  dingtalkId: z.string(),
  staffId: optionalText,
  unionId: optionalText,
});

const repliedMessage = z.looseObject({
  msgType: optionalText,
  msgId: optionalText,
  senderId: optionalText,
  content: z.unknown().optional(),
});

const text = z.looseObject({
  content: z.string(),
  isReplyMsg: z.boolean().nullish(),
  repliedMsg: repliedMessage.nullish(),
});

/** The robot callback of protocol §1.3, whatever its msgtype; fields not named here are kept. */
export const callbackPayload = z.looseObject({
  msgtype: z.string().min(1).max(64),
  msgId: z.string().min(1).max(512),
  conversationId: z.string().min(1).max(512),
  conversationType: z.enum(["1", "2"]),
  conversationTitle: optionalText,
  senderId: z.string().min(1).max(512),
  senderNick: optionalText,
  senderStaffId: optionalText,
  isAdmin: z.boolean().nullish(),
  atUsers: z.array(atUser).nullish(),
  chatbotUserId: optionalText,
  sessionWebhook: optionalText,
  sessionWebhookExpiredTime: millis.nullish(),
  createAt: millis,
  text: text.nullish(),
  content: z.unknown().optional(),
  errorCode: z.union([z.number(), z.string()]).nullish(),
});

/** A callback as DingTalk has it. */
export type CallbackPayload = z.infer<typeof callbackPayload>;
