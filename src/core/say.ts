import type { Content, MarkdownContent, TextContent } from "./reply.ts";

/** A text reply: text`在，${name}`. */
export function text(strings: TemplateStringsArray, ...values: readonly unknown[]): TextContent {
  return { type: "text", text: String.raw({ raw: strings }, ...values) };
}

/** A Markdown reply; `title` is what the conversation list shows. Escape what people wrote. */
export function markdown(title: string, body: string): MarkdownContent {
  return { type: "markdown", title, text: body };
}

/** A bare string said by a handler is a text. */
export function contentOf(said: Content | string): Content {
  return typeof said === "string" ? { type: "text", text: said } : said;
}
