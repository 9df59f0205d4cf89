import { expect, test } from "vitest";
import { sign } from "../../src/dingtalk/sign.ts";
import { startAt, useDingTalk } from "./local-dingtalk.ts";

// The callback: protocol §1.
const dingtalk = useDingTalk();

/** Says something and answers the callback it caused. */
async function callbackOf(message: object) {
  await dingtalk().says(message);
  const received = dingtalk().home.received.at(-1);
  if (received === undefined) throw new Error("there was no callback");
  return received;
}

test("it is a signed POST of JSON", async () => {
  const { method, path, headers } = await callbackOf({ text: "你好" });
  expect([method, path]).toEqual(["POST", "/bell"]);
  expect(headers["content-type"]).toBe("application/json; charset=utf-8");
  expect(headers["timestamp"]).toBe(String(startAt));
  expect(headers["sign"]).toBe(sign(String(startAt), "bell-secret"));
  expect(headers["token"]).toBeUndefined();
});

test("its sign is the published vector's, for the published secret and time", async () => {
  const { home, clock } = dingtalk();
  const robot = { id: "bell", name: "小铃", kind: "app", appKey: "dingbell" };
  const callbackUrl = `${home.url}/bell`;
  const robots = [{ ...robot, appSecret: "this is a secret", callbackUrl }];
  await dingtalk().put("/_/world", { robots });
  clock.set(1_577_262_236_757);
  const { headers } = await callbackOf({ text: "你好" });
  expect(headers["sign"]).toBe("DJrE6qdyVGCQz9z5r2MDuNcNAhwYnuAkyj13cx169CA=");
});

test("a group text has all the fields of the documented one", async () => {
  const { body } = await callbackOf({ text: "@小铃 让 @韩梅梅 写周报" });
  const encrypted = expect.stringMatching(/^\$:LWCP_v1:\$/);
  expect(body).toEqual({
    senderPlatform: "Mac",
    conversationId: "ciddev==",
    atUsers: expect.any(Array),
    chatbotCorpId: expect.stringMatching(/^ding/),
    chatbotUserId: encrypted,
    msgId: expect.stringMatching(/^msg.+==$/),
    senderNick: "李雷",
    isAdmin: false,
    senderStaffId: "li",
    sessionWebhookExpiredTime: startAt + 5_400_000,
    createAt: startAt,
    senderCorpId: expect.stringMatching(/^ding/),
    conversationType: "2",
    senderId: encrypted,
    conversationTitle: "dev 群",
    isInAtList: true,
    sessionWebhook: expect.stringMatching(/\/robot\/sendBySession\?session=[0-9a-f]+$/),
    text: { content: " 让  写周报" },
    robotCode: "dingbell",
    msgtype: "text",
  });
});

test("atUsers has those mentioned and the robot itself", async () => {
  const { body } = await callbackOf({ text: "让 @韩梅梅 写周报", at: ["boss"] });
  expect(body.atUsers).toHaveLength(3);
  expect(body.atUsers).toContainEqual({ dingtalkId: body["chatbotUserId"] });
  expect(body.atUsers).toContainEqual({ dingtalkId: expect.any(String), staffId: "han" });
  expect(body.atUsers).toContainEqual({ dingtalkId: expect.any(String), staffId: "boss" });
});

test("a 1:1 message has its text as typed, and none of the group's fields", async () => {
  const { body } = await callbackOf({ group: undefined, text: "@韩梅梅 你好" });
  expect(body).toMatchObject({ conversationType: "1", text: { content: "@韩梅梅 你好" } });
  expect(body["conversationId"]).toMatch(/^cid/);
  for (const field of ["atUsers", "isInAtList", "conversationTitle"]) {
    expect(body).not.toHaveProperty(field);
  }
});

test("a custom robot is called with its token, and does not learn who spoke", async () => {
  const { path, headers, body } = await callbackOf({ group: "ops", text: "磁盘 @韩梅梅" });
  expect([path, headers["token"]]).toEqual(["/gong", "gong-token"]);
  expect(headers).not.toHaveProperty("sign");
  expect(headers).not.toHaveProperty("timestamp");
  expect(body.senderStaffId).toBe("");
  expect(body).not.toHaveProperty("robotCode");
  expect(body.atUsers.every(({ staffId }) => staffId === undefined)).toBe(true);
});

test("an administrator is one", async () => {
  expect((await callbackOf({ from: "boss", text: "你好" })).body["isAdmin"]).toBe(true);
});

test.each(["picture", "richText", "unknownMsgType"])("%s reaches the group", async (type) => {
  const { body } = await callbackOf({ type });
  expect(body.msgtype).toBe(type);
  expect(body.content).toBeTypeOf("object");
  expect(body).not.toHaveProperty("text");
});

test.each([
  ["audio", { recognition: "明天开会" }, "[语音] 明天开会"],
  ["video", {}, "[视频]"],
  ["file", { fileName: "周报.pdf" }, "[文件] 周报.pdf"],
])("%s exists in 1:1 chats only", async (type, content, text) => {
  const { body } = await callbackOf({ group: undefined, type, content });
  expect(body).toMatchObject({
    msgtype: type,
    content: { ...content, downloadCode: expect.any(String) },
  });
  expect((await dingtalk().lines())[0]).toMatchObject({ text });
  const refused = await dingtalk().post("/_/messages", { group: "dev", from: "li", type });
  expect([refused.status, refused.json.error]).toEqual([
    400,
    expect.stringContaining("1:1 chats only"),
  ]);
});

test("a quoted message travels in the text", async () => {
  const repliedMsg = { msgType: "text", msgId: "msgx==", content: { text: "旧话" } };
  const content = { isReplyMsg: true, repliedMsg };
  const { body } = await callbackOf({ text: "同意", content });
  expect(body.text).toEqual({ content: " 同意", isReplyMsg: true, repliedMsg });
});
