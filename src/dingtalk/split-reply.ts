import type { Content, Reply } from "../core/reply.ts";
import { mentionLimit, msgParamLimitBytes, webhookBodyLimitBytes } from "./limits.ts";
import { keepLineBreaks } from "./markdown.ts";
import { titleOf } from "./markdown-parts.ts";
import { uniqueMentions } from "./render-mentions.ts";
import { renderOpenApi } from "./render-openapi.ts";
import { renderWebhook } from "./render-webhook.ts";
import { jsonBytes, splitText } from "./split-text.ts";

/** The ways a reply must fit. `any`: all of them, because the way is only known when it is sent. */
export type SplitFor = "webhook" | "openapi" | "any";

// As long as the real one, so that it is counted.
const someMsgUuid = "0".repeat(32);
/** Between the mentions and the text: two line breaks in JSON, and two spaces to keep one. */
const separatorBytes = 8;
/** Room that is always given, so that cutting ends even when buttons and mentions fill a message. */
const leastRoomBytes = 500;

/** Whether DingTalk takes the reply as one message. */
export function fitsOneMessage(reply: Reply, via: SplitFor = "any"): boolean {
  return reply.mentions.length <= mentionLimit && spareBytes(reply, via) >= 0;
}

/** Cuts a reply into as many as DingTalk's sizes need, in order; mentions are on the first, 50 at most on each. */
export function splitReply(reply: Reply, via: SplitFor = "any"): readonly Reply[] {
  const groups = mentionGroups(reply.mentions);
  const first = groups[0] ?? [];
  const contents = fitsOneMessage({ content: reply.content, mentions: first }, via)
    ? [reply.content]
    : splitContent(reply.content, first, via);
  const everyone = reply.everyone === true ? { everyone: true } : {};
  const parts = contents.map((content, index) => ({
    content,
    mentions: groups[index] ?? [],
    ...(index === 0 ? everyone : {}),
  }));
  const onlyMentions = groups.slice(contents.length).map((mentions) => ({
    content: { type: "text", text: "…" } as const,
    mentions,
  }));
  return [...parts, ...onlyMentions];
}

function splitContent(
  content: Content,
  mentions: readonly string[],
  via: SplitFor,
): readonly Content[] {
  if (content.type === "file") return [content];
  if (content.type === "text") {
    return splitText(content.text, roomOf(content, mentions, via), false).map((text) => ({
      type: "text",
      text,
    }));
  }
  const title = titleOf(content.title, content.text);
  const room = roomOf({ ...content, title }, mentions, via);
  if (content.type === "link") {
    const [start = ""] = splitText(content.text, room - jsonBytes("…"), false);
    return [{ ...content, title, text: `${start}…` }];
  }
  const texts = splitText(keepLineBreaks(content.text), room, true);
  return texts.map((text, index) =>
    content.type === "card" && index === texts.length - 1
      ? { ...content, title, text }
      : { type: "markdown", title, text },
  );
}

/** The bytes left for text beside everything else of the message. */
function roomOf(
  content: Exclude<Content, { type: "file" }>,
  mentions: readonly string[],
  via: SplitFor,
): number {
  const spare = spareBytes({ content: { ...content, text: "" }, mentions }, via);
  return Math.max(spare - separatorBytes, leastRoomBytes);
}

function spareBytes(reply: Reply, via: SplitFor): number {
  const webhook = Buffer.byteLength(JSON.stringify(renderWebhook(reply, someMsgUuid)));
  const openApi = Buffer.byteLength(renderOpenApi(reply.content).msgParam);
  const spare = {
    webhook: webhookBodyLimitBytes - webhook,
    openapi: msgParamLimitBytes - openApi,
  };
  return via === "any" ? Math.min(spare.webhook, spare.openapi) : spare[via];
}

function mentionGroups(mentions: readonly string[]): readonly (readonly string[])[] {
  const people = uniqueMentions(mentions);
  return Array.from({ length: Math.ceil(people.length / mentionLimit) }, (_, index) =>
    people.slice(index * mentionLimit, (index + 1) * mentionLimit),
  );
}
