import type { Content } from "../../core/reply.ts";

/** A message without secrets. */
export function maskContent(content: Content, mask: (text: string) => string): Content {
  switch (content.type) {
    case "text":
      return { ...content, text: mask(content.text) };
    case "card":
      return {
        ...content,
        title: mask(content.title),
        text: mask(content.text),
        buttons: content.buttons.map(({ title, url }) => ({ title: mask(title), url: mask(url) })),
      };
    case "markdown":
    case "link":
      return { ...content, title: mask(content.title), text: mask(content.text) };
    case "file":
    default:
      return content;
  }
}
