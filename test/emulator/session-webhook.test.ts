import { expect, test } from "vitest";
import { startAt, text, useDingTalk } from "./local-dingtalk.ts";

// POST /robot/sendBySession: protocol §3.
const dingtalk = useDingTalk();
const gone = { errcode: 300001, errmsg: "session 不存在" };
const ninetyMinutes = 90 * 60_000;

async function sessionOf(message: object): Promise<{ url: string; expiresAt: unknown }> {
  await dingtalk().says(message);
  const body = dingtalk().home.received.at(-1)?.body;
  return { url: body?.sessionWebhook ?? "", expiresAt: body?.["sessionWebhookExpiredTime"] };
}

test("a session answers where the message came from", async () => {
  const { url } = await sessionOf({ text: "在吗" });
  expect(url).toMatch(/\/robot\/sendBySession\?session=[0-9a-f]{32}$/);
  expect((await dingtalk().post(url, text("在"))).json).toEqual({ errcode: 0, errmsg: "ok" });
  const [, reply] = await dingtalk().lines("group=dev");
  expect(reply).toMatchObject({ from: "bell", text: "在", via: "session" });
});

test("a 1:1 session answers the person alone", async () => {
  const { url } = await sessionOf({ group: undefined, text: "在吗" });
  await dingtalk().post(url, text("在"));
  const [, reply] = await dingtalk().lines("user=li");
  expect(reply).toMatchObject({ group: null, user: "li", text: "在" });
});

test("it lives for ninety minutes", async () => {
  const { url, expiresAt } = await sessionOf({ text: "在吗" });
  expect(expiresAt).toBe(startAt + ninetyMinutes);
  dingtalk().clock.advance(ninetyMinutes - 1);
  expect((await dingtalk().post(url, text("在"))).json.errcode).toBe(0);
  dingtalk().clock.advance(1);
  const { status, json } = await dingtalk().post(url, text("在"));
  expect([status, json]).toEqual([200, gone]);
});

test("another message in the conversation prolongs it under the same address", async () => {
  const first = await sessionOf({ text: "在吗" });
  dingtalk().clock.advance(ninetyMinutes - 1);
  const second = await sessionOf({ text: "在吗" });
  expect(second.url).toBe(first.url);
  dingtalk().clock.advance(ninetyMinutes - 1);
  expect((await dingtalk().post(first.url, text("在"))).json.errcode).toBe(0);
});

test("each conversation has a session of its own", async () => {
  const group = await sessionOf({ text: "在吗" });
  const person = await sessionOf({ group: undefined, text: "在吗" });
  expect(person.url).not.toBe(group.url);
});

test("an unknown session is the same as an expired one", async () => {
  expect((await dingtalk().post("/robot/sendBySession?session=0", text("在"))).json).toEqual(gone);
  expect((await dingtalk().post("/robot/sendBySession", text("在"))).json).toEqual(gone);
});

test.each([
  [{}, 401102, "miss param : file->mediaId"],
  [{ mediaId: "@x" }, 401104, "miss param : file->fileType"],
  [{ mediaId: "@x", fileType: "pdf" }, 400105, "不支持的消息类型"],
])("a file %j gets as far as %i", async (file, errcode, errmsg) => {
  const { url } = await sessionOf({ text: "在吗" });
  expect((await dingtalk().post(url, { msgtype: "file", file })).json).toEqual({ errcode, errmsg });
});

test("GET is refused", async () => {
  const { url } = await sessionOf({ text: "在吗" });
  expect((await dingtalk().get(url)).json.errcode).toBe(43002);
});
