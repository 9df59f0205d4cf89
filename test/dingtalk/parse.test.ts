import { describe, expect, test } from "vitest";
import { parseMessage } from "../../src/dingtalk/parse.ts";
import { callbackPayload } from "../../src/dingtalk/payload.ts";
import { protocolSamples } from "./samples.ts";

const envelope = {
  msgtype: "text",
  msgId: "msg1",
  conversationId: "cid1",
  conversationType: "2",
  conversationTitle: "研发群",
  senderId: "$:LWCP_v1:$li",
  senderNick: "李雷",
  senderStaffId: "li",
  chatbotUserId: "$:LWCP_v1:$bot",
  createAt: 1_790_000_000_000,
  sessionWebhook: "https://oapi.dingtalk.com/robot/sendBySession?session=abc",
  sessionWebhookExpiredTime: 1_790_005_400_000,
};

const parse = (fields: object) =>
  parseMessage(callbackPayload.parse({ ...envelope, ...fields }), "bell", "小铃");

describe("a text message", () => {
  test("has its words without the bot's own mention, wherever that stood", () => {
    expect(parse({ text: { content: " 帮助" } }).text).toBe("帮助");
    expect(parse({ text: { content: "@小铃 帮助" } }).text).toBe("帮助");
    expect(parse({ text: { content: "帮助@小铃\u2005" } }).text).toBe("帮助");
    expect(parse({ text: { content: "提醒我 @小铃 10分钟后 喝水" } }).text).toBe(
      "提醒我 10分钟后 喝水",
    );
  });

  test("lists everybody @-ed but the bot, once each", () => {
    const message = parse({
      text: { content: " 写周报" },
      atUsers: [
        { dingtalkId: "$:LWCP_v1:$bot" },
        { dingtalkId: "$:LWCP_v1:$han", staffId: "han" },
        { dingtalkId: "$:LWCP_v1:$han", staffId: "han" },
        { dingtalkId: "$:LWCP_v1:$guest", staffId: "" },
      ],
    });
    expect(message.mentions).toEqual([
      { dingtalkId: "$:LWCP_v1:$han", userId: "han" },
      { dingtalkId: "$:LWCP_v1:$guest" },
    ]);
  });

  test("keeps the quoted message", () => {
    const message = parse({
      text: {
        content: " 提醒我 10分钟后 看这个",
        isReplyMsg: true,
        repliedMsg: { msgType: "text", msgId: "msg0", senderId: "$:x", content: { text: "方案" } },
      },
    });
    expect(message.quoted).toEqual({ id: "msg0", senderId: "$:x", text: "方案", parts: [] });
  });

  test("a quoted rich text gives its words and pictures", () => {
    const richText = [
      { msgType: "text", content: "看图" },
      { msgType: "picture", downloadCode: "code1" },
      { msgType: "emoji", content: "[微笑]" },
    ];
    const { quoted } = parse({
      text: { content: "x", repliedMsg: { msgType: "richText", content: { richText } } },
    });
    expect(quoted).toEqual({
      text: "看图",
      parts: [{ kind: "picture", downloadCode: "code1" }],
    });
  });
});

test("a sender without a staff id is known by the encrypted id", () => {
  const { sender } = parse({ senderStaffId: "", text: { content: "hi" } });
  expect(sender).toEqual({
    id: "$:LWCP_v1:$li",
    dingtalkId: "$:LWCP_v1:$li",
    name: "李雷",
    isAdmin: false,
  });
});

test.each([
  ["picture", { downloadCode: "c" }, "", { kind: "picture", downloadCode: "c" }],
  [
    "audio",
    { downloadCode: "c", recognition: "明天开会", duration: 3000 },
    "明天开会",
    { kind: "audio", downloadCode: "c", recognition: "明天开会", durationMs: 3000 },
  ],
  [
    "video",
    { downloadCode: "c", duration: "5" },
    "",
    { kind: "video", downloadCode: "c", videoType: "mp4" },
  ],
  [
    "file",
    { downloadCode: "c", fileName: "a.pdf" },
    "",
    { kind: "file", downloadCode: "c", fileName: "a.pdf" },
  ],
  [
    "unknownMsgType",
    { unknownMsgType: "暂不支持" },
    "",
    { kind: "unknown", msgtype: "unknownMsgType" },
  ],
  [
    "interactiveCard",
    { biz_custom_action_url: "x" },
    "",
    { kind: "unknown", msgtype: "interactiveCard" },
  ],
  ["picture", { wrong: true }, "", { kind: "unknown", msgtype: "picture" }],
])("%s becomes a part", (msgtype, content, text, part) => {
  expect(parse({ msgtype, content })).toMatchObject({ text, parts: [part] });
});

test("a rich text gives its words and its pictures", () => {
  const richText = [{ text: "示例图：" }, { type: "picture", downloadCode: "c" }, { text: "完" }];
  expect(parse({ msgtype: "richText", content: { richText } })).toMatchObject({
    text: "示例图：完",
    parts: [{ kind: "picture", downloadCode: "c" }],
  });
});

test("a message without content because the quota is used up says so", () => {
  const message = parse({ errorCode: 20001, errorMessage: "quota" });
  expect(message).toMatchObject({ quotaExhausted: true, text: "", parts: [] });
});

test("numbers that came as strings are read, null means not given", () => {
  const message = parse({ createAt: "1790000000000", atUsers: null, senderNick: null });
  expect(message).toMatchObject({ sentAt: 1_790_000_000_000, mentions: [] });
});

test("fields nobody knows yet are kept", () => {
  expect(callbackPayload.parse({ ...envelope, newField: 1 })).toHaveProperty("newField", 1);
});

test.skipIf(protocolSamples.length === 0).each(protocolSamples)(
  "the protocol's sample %s is accepted",
  (_name, payload) => {
    const message = parseMessage(callbackPayload.parse(payload), "bell", "小铃");
    expect(message.id).toBe((payload as { msgId: string }).msgId);
  },
);
