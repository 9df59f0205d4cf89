import type { Conversation, Mention, Message, QuotedMessage, Sender } from "../core/message.ts";
import { parseContent, type ParsedContent } from "./parts.ts";
import type { CallbackPayload } from "./payload.ts";

/** errorCode of a message passed on without content because the company's quota is used up (§1.3). */
const quotaExhaustedCode = "20001";

/** Turns a callback into a message. `botName` is removed where the client left `@name` in the text. */
export function parseMessage(payload: CallbackPayload, robot: string, botName: string): Message {
  const { text, parts } = contentOf(payload);
  const session = sessionOf(payload);
  const quoted = quotedOf(payload);
  return {
    id: payload.msgId,
    robot,
    conversation: conversationOf(payload),
    sender: senderOf(payload),
    text: removeMention(text, botName),
    mentions: mentionsOf(payload),
    parts,
    sentAt: payload.createAt,
    quotaExhausted: String(payload.errorCode ?? "") === quotaExhaustedCode,
    ...(session === undefined ? {} : { sessionWebhook: session }),
    ...(quoted === undefined ? {} : { quoted }),
  };
}

function contentOf(payload: CallbackPayload): ParsedContent {
  if (payload.text) return { text: payload.text.content, parts: [] };
  if (payload.content === undefined || payload.content === null) return { text: "", parts: [] };
  return parseContent(payload.msgtype, payload.content);
}

function conversationOf(payload: CallbackPayload): Conversation {
  const title = payload.conversationTitle || undefined;
  return {
    id: payload.conversationId,
    kind: payload.conversationType === "2" ? "group" : "person",
    ...(title === undefined ? {} : { title }),
  };
}

// The staff id is empty for people of other companies, for custom robots and before the robot's
// version is published (§1.3), so the encrypted id stands in for it.
function senderOf(payload: CallbackPayload): Sender {
  const userId = payload.senderStaffId || undefined;
  return {
    id: userId ?? payload.senderId,
    dingtalkId: payload.senderId,
    name: payload.senderNick || userId || payload.senderId,
    isAdmin: payload.isAdmin ?? false,
    ...(userId === undefined ? {} : { userId }),
  };
}

function mentionsOf(payload: CallbackPayload): readonly Mention[] {
  const others = (payload.atUsers ?? []).filter((at) => at.dingtalkId !== payload.chatbotUserId);
  const unique = new Map(others.map((at) => [at.dingtalkId, at]));
  return [...unique.values()].map((at) => ({
    dingtalkId: at.dingtalkId,
    ...(at.staffId ? { userId: at.staffId } : {}),
  }));
}

function sessionOf(payload: CallbackPayload): Message["sessionWebhook"] {
  if (!payload.sessionWebhook || !payload.sessionWebhookExpiredTime) return undefined;
  return { url: payload.sessionWebhook, expiresAt: payload.sessionWebhookExpiredTime };
}

function quotedOf(payload: CallbackPayload): QuotedMessage | undefined {
  const replied = payload.text?.repliedMsg;
  if (!replied) return undefined;
  const { text, parts } = parseContent(replied.msgType || "text", replied.content);
  return {
    text,
    parts,
    ...(replied.msgId ? { id: replied.msgId } : {}),
    ...(replied.senderId ? { senderId: replied.senderId } : {}),
  };
}

/** DingTalk sets a thin or four-per-em space behind a mention; `\s` covers both. */
function removeMention(text: string, name: string): string {
  const mention = `@${name}`;
  const pieces = text.split(mention);
  const kept = pieces.filter((piece) => piece.trim() !== "").map((piece) => piece.trim());
  return pieces.length === 1 ? text.trim() : kept.join(" ");
}
