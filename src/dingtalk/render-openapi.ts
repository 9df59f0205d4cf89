import type { CardContent, Content, FileContent } from "../core/reply.ts";
import { capabilities } from "./capabilities.ts";
import { keepLineBreaks, withoutAppLinks } from "./markdown.ts";
import { markdownLink, titleOf } from "./markdown-parts.ts";
import { openApiMessage, type OpenApiMessage } from "./openapi-message.ts";
import { fileLink } from "./render-webhook.ts";

/** Renders content for the OpenAPI. There is no @ in these APIs (protocol §4), and a file goes as its link. */
export function renderOpenApi(content: Content): OpenApiMessage {
  switch (content.type) {
    case "text":
      return openApiMessage("sampleText", { content: withoutAppLinks(content.text) });
    case "markdown":
      return markdownMessage(content.title, content.text);
    case "link":
      return openApiMessage("sampleLink", {
        title: titleOf(content.title, content.text),
        text: content.text,
        picUrl: content.pictureUrl ?? "",
        messageUrl: content.url,
      });
    case "card":
      return cardMessage(content);
    case "file":
    default:
      return markdownMessage(content.name, fileLink(content));
  }
}

/** A file message of an uploaded file. The `@` of the media id belongs to it (protocol §4.6). */
export function renderFileMessage(file: FileContent, mediaId: string): OpenApiMessage {
  return openApiMessage("sampleFile", {
    mediaId,
    fileName: file.name,
    fileType: fileTypeOf(file.name),
  });
}

/** The lower-case extension of a file name, without its dot. */
export function fileTypeOf(name: string): string {
  return /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";
}

function markdownMessage(title: string, text: string): OpenApiMessage {
  return openApiMessage("sampleMarkdown", {
    title: titleOf(title, text),
    text: keepLineBreaks(text),
  });
}

/** sampleActionCard has one button, …2 to …5 that many below one another, …6 two side by side (§4.2). */
function cardMessage(card: CardContent): OpenApiMessage {
  const { buttons } = card;
  const [first, second] = buttons;
  const base = { title: titleOf(card.title, card.text), text: keepLineBreaks(card.text) };
  if (first === undefined) return markdownMessage(card.title, card.text);
  if (second === undefined) {
    return openApiMessage("sampleActionCard", {
      ...base,
      singleTitle: first.title,
      singleURL: first.url,
    });
  }
  if (buttons.length === 2 && card.layout === "horizontal") {
    return openApiMessage("sampleActionCard6", {
      ...base,
      buttonTitle1: first.title,
      buttonUrl1: first.url,
      buttonTitle2: second.title,
      buttonUrl2: second.url,
    });
  }
  if (buttons.length > capabilities["group-message"].mostButtons) {
    const links = buttons.map((button) => `- ${markdownLink(button.title, button.url)}`);
    return markdownMessage(card.title, [card.text, "", ...links].join("\n"));
  }
  const numbered = buttons.flatMap((button, index) => [
    [`actionTitle${index + 1}`, button.title],
    [`actionURL${index + 1}`, button.url],
  ]);
  const param = { ...base, ...(Object.fromEntries(numbered) as Record<string, string>) };
  return { msgKey: `sampleActionCard${buttons.length}`, msgParam: JSON.stringify(param) };
}
