import { checked } from "../yaml/checked-text.ts";
import { localized } from "./localized.ts";

/** A name of something in a pack. */
export const id = checked((text) =>
  /^[a-z][a-z0-9-]{0,63}$/.test(text)
    ? undefined
    : {
        message: "may have lower case letters, digits and - only, a letter first",
        hint: "for example daily-report; Chinese names go into `names`",
      },
);

/** What a message says. */
export const content = {
  text: localized.optional().describe("Plain text, a template. 文本"),
  markdown: localized.optional().describe("Markdown, a template. Markdown 正文"),
  title: localized
    .optional()
    .describe("Title of a markdown message, shown in the conversation list. 标题"),
};
