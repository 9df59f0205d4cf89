import { expect, test } from "vitest";
import { useDingTalk } from "./local-dingtalk.ts";

// What people send besides text: protocol §1.4.
const dingtalk = useDingTalk();
const received = () => dingtalk().home.received.at(-1)?.body;
const code = expect.stringMatching(/^\S+$/);

test.each([
  ["picture", { downloadCode: code, pictureDownloadCode: code }, "[图片]"],
  ["audio", { downloadCode: code, recognition: "", duration: 3000 }, "[语音]"],
  ["video", { downloadCode: code, videoType: "mp4", duration: 4000 }, "[视频]"],
  [
    "file",
    { downloadCode: code, fileName: "文件.pdf", spaceId: code, fileId: code },
    "[文件] 文件.pdf",
  ],
  [
    "unknownMsgType",
    { unknownMsgType: "用户发送了一条消息，机器人暂不支持接收。" },
    "[unknownMsgType]",
  ],
  ["chatRecord", { summary: "", chatRecord: "[]" }, "[聊天记录]"],
  ["interactiveCard", {}, "[interactiveCard]"],
])("%s has its content and no text", async (type, content, words) => {
  await dingtalk().says({ group: undefined, type });
  expect(received()).toMatchObject({ msgtype: type, conversationType: "1" });
  expect(received()?.content).toEqual(content);
  expect(received()).not.toHaveProperty("text");
  expect((await dingtalk().lines())[0]).toMatchObject({ msgtype: type, text: words });
});

test("content that is given stands before what is made up", async () => {
  await dingtalk().says({ group: undefined, type: "file", content: { fileName: "a.zip" } });
  expect(received()?.content).toMatchObject({ fileName: "a.zip", downloadCode: code });
});

test("richText keeps its pieces and reads as one text", async () => {
  const richText = [
    { text: "看图：" },
    { type: "picture", downloadCode: "x" },
    { type: "at", atName: "韩梅梅" },
  ];
  await dingtalk().says({ type: "richText", content: { richText } });
  expect(received()?.content).toEqual({ richText });
  expect((await dingtalk().lines())[0]?.text).toBe("看图：[图片]@韩梅梅");
});

test("a quotation travels beside the text", async () => {
  const repliedMsg = { msgType: "text", msgId: "msgQ==", content: { text: "早" } };
  await dingtalk().says({ text: "同意", content: { isReplyMsg: true, repliedMsg } });
  expect(received()?.text).toEqual({ content: " 同意", isReplyMsg: true, repliedMsg });
});

test.each(["audio", "video", "file"])("%s reaches robots in 1:1 chats only", async (type) => {
  expect((await dingtalk().says({ type })).error).toContain("1:1 chats only");
  expect(received()).toBeUndefined();
});

test("an unknown type names those there are", async () => {
  const answer = await dingtalk().says({ type: "sticker" });
  expect([answer.error, answer.hint]).toEqual([
    'nobody can send the type "sticker"',
    expect.stringContaining("richText"),
  ]);
});
