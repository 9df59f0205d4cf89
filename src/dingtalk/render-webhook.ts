import type { CardContent, Content, FileContent, LinkContent, Reply } from "../core/reply.ts";
import { capabilities } from "./capabilities.ts";
import { keepLineBreaks, withoutAppLinks } from "./markdown.ts";
import { markdownLink, sizeText, titleOf } from "./markdown-parts.ts";
import { atOf, withMentions, type At } from "./render-mentions.ts";

/** What is posted to a session webhook or a group webhook (protocol §2.4). */
export type WebhookPayload = WebhookMessage & { readonly at?: At; readonly msgUuid?: string };

type WebhookMessage =
  | { readonly msgtype: "text"; readonly text: { readonly content: string } }
  | { readonly msgtype: "markdown"; readonly markdown: Titled }
  | { readonly msgtype: "link"; readonly link: WebhookLink }
  | { readonly msgtype: "actionCard"; readonly actionCard: WebhookCard };

interface Titled {
  readonly title: string;
  readonly text: string;
}

interface WebhookLink extends Titled {
  readonly messageUrl: string;
  readonly picUrl?: string;
}

interface WebhookCard extends Titled {
  readonly btnOrientation: "0" | "1";
  readonly singleTitle?: string;
  readonly singleURL?: string;
  readonly btns?: readonly { readonly title: string; readonly actionURL: string }[];
}

/** Renders a reply for a webhook. `msgUuid` makes sending it twice the same as once (protocol §2.1). */
export function renderWebhook(reply: Reply, msgUuid?: string): WebhookPayload {
  const at = atOf(reply);
  return {
    ...messageOf(reply.content, reply.mentions),
    ...(at === undefined ? {} : { at }),
    ...(msgUuid === undefined ? {} : { msgUuid }),
  };
}

function messageOf(content: Content, mentions: readonly string[]): WebhookMessage {
  switch (content.type) {
    case "text":
      return { msgtype: "text", text: { content: textOf(content.text, mentions) } };
    case "markdown":
      return markdownMessage(content.title, content.text, mentions);
    case "card":
      return cardMessage(content, mentions);
    case "link":
      return linkMessage(content, mentions);
    case "file":
    default:
      return markdownMessage(content.name, fileLink(content), mentions);
  }
}

function textOf(text: string, mentions: readonly string[]): string {
  return withMentions(withoutAppLinks(text), mentions, "text");
}

function markdownMessage(title: string, text: string, mentions: readonly string[]): WebhookMessage {
  return {
    msgtype: "markdown",
    markdown: {
      title: titleOf(title, text),
      text: keepLineBreaks(withMentions(text, mentions, "markdown")),
    },
  };
}

function cardMessage(card: CardContent, mentions: readonly string[]): WebhookMessage {
  const [first, ...others] = card.buttons;
  if (first === undefined) return markdownMessage(card.title, card.text, mentions);
  const base = {
    title: titleOf(card.title, card.text),
    text: keepLineBreaks(withMentions(card.text, mentions, "markdown")),
    btnOrientation: card.layout === "horizontal" ? "1" : "0",
  } as const;
  const actionCard: WebhookCard =
    others.length === 0
      ? { ...base, singleTitle: first.title, singleURL: first.url }
      : { ...base, btns: card.buttons.map(({ title, url }) => ({ title, actionURL: url })) };
  return { msgtype: "actionCard", actionCard };
}

function linkMessage(link: LinkContent, mentions: readonly string[]): WebhookMessage {
  const canMention = capabilities["session-webhook"].mentions.includes("link");
  if (mentions.length > 0 && !canMention) {
    return markdownMessage(
      link.title,
      `${markdownLink(link.title, link.url)}\n\n${link.text}`,
      mentions,
    );
  }
  return {
    msgtype: "link",
    link: {
      title: titleOf(link.title, link.text),
      text: link.text,
      messageUrl: link.url,
      ...(link.pictureUrl === undefined ? {} : { picUrl: link.pictureUrl }),
    },
  };
}

/** A file where only its link can be sent. */
export function fileLink(file: FileContent): string {
  return `📎 ${markdownLink(file.name, file.url)} (${sizeText(file.sizeBytes)})`;
}
