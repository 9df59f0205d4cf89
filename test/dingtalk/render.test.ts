import { expect, test } from "vitest";
import type { Content, FileContent } from "../../src/core/reply.ts";
import { renderFileMessage, renderOpenApi } from "../../src/dingtalk/render-openapi.ts";
import { renderWebhook } from "../../src/dingtalk/render-webhook.ts";

const card = (buttons: number, layout?: "horizontal"): Content => ({
  type: "card",
  title: "审批",
  text: "a\nb",
  buttons: Array.from({ length: buttons }, (_, index) => ({
    title: `b${index + 1}`,
    url: `https://x/${index + 1}`,
  })),
  ...(layout === undefined ? {} : { layout }),
});
const link: Content = { type: "link", title: "t", text: "words", url: "https://x/(1)" };
const file: FileContent = {
  type: "file",
  fileId: "f",
  name: "a.PDF",
  sizeBytes: 1536,
  url: "https://x/f",
  linkExpiresAt: 0,
};
const markdown: Content = { type: "markdown", title: "天气", text: "# 标题\n一\n二\n\n三" };
const text: Content = { type: "text", text: "hi" };

test.each<[string, Content, readonly string[], object]>([
  ["text", text, [], { msgtype: "text", text: { content: "hi" } }],
  [
    "text with mentions",
    { type: "text", text: "@li please, @wang2 too" },
    ["li", "wang", "li"],
    {
      msgtype: "text",
      text: { content: "@wang @li please, @wang2 too" },
      at: { atUserIds: ["li", "wang"] },
    },
  ],
  [
    "a mention by encrypted id, which stays out of the text",
    text,
    ["$:LWCP_v1:$x"],
    { msgtype: "text", text: { content: "hi" }, at: { atDingtalkIds: ["$:LWCP_v1:$x"] } },
  ],
  [
    "markdown, whose line breaks survive",
    markdown,
    ["li"],
    {
      msgtype: "markdown",
      markdown: { title: "天气", text: "@li\n\n# 标题  \n一  \n二\n\n三" },
      at: { atUserIds: ["li"] },
    },
  ],
  [
    "a card with one button",
    card(1),
    [],
    {
      msgtype: "actionCard",
      actionCard: {
        title: "审批",
        text: "a  \nb",
        btnOrientation: "0",
        singleTitle: "b1",
        singleURL: "https://x/1",
      },
    },
  ],
  [
    "a card with two",
    card(2, "horizontal"),
    ["li"],
    {
      msgtype: "actionCard",
      actionCard: {
        title: "审批",
        text: "@li\n\na  \nb",
        btnOrientation: "1",
        btns: [
          { title: "b1", actionURL: "https://x/1" },
          { title: "b2", actionURL: "https://x/2" },
        ],
      },
      at: { atUserIds: ["li"] },
    },
  ],
  [
    "a card without any",
    card(0),
    [],
    { msgtype: "markdown", markdown: { title: "审批", text: "a  \nb" } },
  ],
  [
    "a link",
    link,
    [],
    { msgtype: "link", link: { title: "t", text: "words", messageUrl: "https://x/(1)" } },
  ],
  [
    "a link with a mention, which a link message cannot have",
    link,
    ["li"],
    {
      msgtype: "markdown",
      markdown: { title: "t", text: "@li\n\n[t](https://x/%281%29)\n\nwords" },
      at: { atUserIds: ["li"] },
    },
  ],
  [
    "a file",
    file,
    [],
    {
      msgtype: "markdown",
      markdown: { title: "a.PDF", text: "📎 [a.PDF](https://x/f) (1.5 KB)" },
    },
  ],
])("renders for a webhook: %s", (_name, content, mentions, payload) => {
  expect(renderWebhook({ content, mentions })).toEqual(payload);
  expect(renderWebhook({ content, mentions }, "u")).toEqual({ ...payload, msgUuid: "u" });
});

test.each<[Content, string, object]>([
  [text, "sampleText", { content: "hi" }],
  [markdown, "sampleMarkdown", { title: "天气", text: "# 标题  \n一  \n二\n\n三" }],
  [link, "sampleLink", { title: "t", text: "words", picUrl: "", messageUrl: "https://x/(1)" }],
  [card(0), "sampleMarkdown", { title: "审批", text: "a  \nb" }],
  [
    card(1),
    "sampleActionCard",
    { title: "审批", text: "a  \nb", singleTitle: "b1", singleURL: "https://x/1" },
  ],
  [
    card(2),
    "sampleActionCard2",
    {
      title: "审批",
      text: "a  \nb",
      actionTitle1: "b1",
      actionURL1: "https://x/1",
      actionTitle2: "b2",
      actionURL2: "https://x/2",
    },
  ],
  [
    card(2, "horizontal"),
    "sampleActionCard6",
    {
      title: "审批",
      text: "a  \nb",
      buttonTitle1: "b1",
      buttonUrl1: "https://x/1",
      buttonTitle2: "b2",
      buttonUrl2: "https://x/2",
    },
  ],
  [file, "sampleMarkdown", { title: "a.PDF", text: "📎 [a.PDF](https://x/f) (1.5 KB)" }],
])("renders for the OpenAPI: %o", (content, msgKey, param) => {
  const message = renderOpenApi(content);
  expect(message.msgKey).toBe(msgKey);
  expect(JSON.parse(message.msgParam)).toEqual(param);
});

test("a card of the OpenAPI has five buttons at most; more become links", () => {
  expect(renderOpenApi(card(5)).msgKey).toBe("sampleActionCard5");
  const six = renderOpenApi(card(6));
  expect(six.msgKey).toBe("sampleMarkdown");
  expect(six.msgParam).toContain("- [b6](https://x/6)");
});

test("a file message keeps the @ of its media id", () => {
  const message = renderFileMessage(file, "@lAD1");
  expect(message.msgKey).toBe("sampleFile");
  expect(JSON.parse(message.msgParam)).toEqual({
    mediaId: "@lAD1",
    fileName: "a.PDF",
    fileType: "pdf",
  });
});

test("N-02 nothing in a reply can @ everybody", () => {
  const said = "@所有人 isAtAll:true @all 13800000000";
  const payload = renderWebhook({ content: { type: "text", text: said }, mentions: [] });
  expect(payload.at).toBeUndefined();
});

const titled = (title: string, words: string): unknown =>
  renderWebhook({ content: { type: "markdown", title, text: words }, mentions: [] });

test("a title is one line, bounded, and never empty", () => {
  expect(titled(" a\n b ", "x")).toMatchObject({ markdown: { title: "a b" } });
  expect(titled("", "\n## 结果 **好**\n")).toMatchObject({ markdown: { title: "结果 好" } });
  expect(titled("", "")).toMatchObject({ markdown: { title: "…" } });
  expect(titled("😀".repeat(200), "")).toMatchObject({
    markdown: { title: `${"😀".repeat(99)}…` },
  });
});
