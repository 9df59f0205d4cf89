import type { Entry } from "../core/entry.ts";
import type { Content, Reply } from "../core/reply.ts";
import { markdownOfText } from "../dingtalk/markdown.ts";
import { titleOf } from "../dingtalk/markdown-parts.ts";
import { uniqueMentions, withMentions } from "../dingtalk/render-mentions.ts";
import { fitsOneMessage } from "../dingtalk/split-reply.ts";

/** One message for one or more entries. */
export interface Merged {
  /** The entries that are in it, from the head on. */
  readonly entries: readonly Entry[];
  /** For webhooks: each piece @-s its own people. */
  readonly reply: Reply;
  /** For the OpenAPI, which has no @. */
  readonly plain: Content;
}

/** Joins as many entries as one message can hold, from the head on; text and markdown only. */
export function mergeEntries(entries: readonly [Entry, ...Entry[]]): Merged {
  const [head, ...others] = entries;
  return others.reduce<{ merged: Merged; open: boolean }>(
    ({ merged, open }, entry) => {
      if (!open || !isJoinable(head) || !isJoinable(entry)) return { merged, open: false };
      const next = join([...merged.entries, entry]);
      return fitsOneMessage(next.reply) ? { merged: next, open } : { merged, open: false };
    },
    { merged: { entries: [head], reply: head.reply, plain: head.reply.content }, open: true },
  ).merged;
}

function isJoinable(entry: Entry): boolean {
  const { type } = entry.reply.content;
  return entry.merge !== undefined && (type === "text" || type === "markdown");
}

function join(entries: readonly Entry[]): Merged {
  return {
    entries,
    reply: {
      content: joinContents(entries, true),
      mentions: uniqueMentions(entries.flatMap(({ reply }) => reply.mentions)),
      ...(entries.some(({ reply }) => reply.everyone === true) ? { everyone: true } : {}),
    },
    plain: joinContents(entries, false),
  };
}

function joinContents(entries: readonly Entry[], mentioning: boolean): Content {
  const format = entries.every(({ reply }) => reply.content.type === "text") ? "text" : "markdown";
  const pieces = entries.map(({ reply: { content, mentions } }) => {
    const text = textIn(content, format);
    return mentioning ? withMentions(text, mentions, format) : text;
  });
  if (format === "text") return { type: "text", text: pieces.join("\n") };
  const titles = entries.flatMap(({ reply: { content } }) =>
    content.type === "markdown" ? [content.title] : [],
  );
  return { type: "markdown", title: titleOf(titles.join(" · "), ""), text: pieces.join("\n\n") };
}

function textIn(content: Content, format: "text" | "markdown"): string {
  if (content.type === "text" && format === "markdown") return markdownOfText(content.text);
  return content.type === "text" || content.type === "markdown" ? content.text : "";
}
