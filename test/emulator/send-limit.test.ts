import { expect, test } from "vitest";
import { text, useDingTalk } from "./local-dingtalk.ts";

// 20 messages a minute per robot and conversation, then ten minutes of refusals: protocol §2.3.
const dingtalk = useDingTalk();
const dev = "/robot/send?access_token=dev-token";
const tooFast = { errcode: 130101, errmsg: "send too fast, exceed 20 times per minute" };

const errcode = async (path: string, body: object = text("hi")): Promise<number> =>
  (await dingtalk().post(path, body)).json.errcode;

async function send(count: number, path = dev): Promise<void> {
  for (let sent = 0; sent < count; sent += 1) expect(await errcode(path)).toBe(0);
}

test("the 21st message within a minute is refused", async () => {
  await send(20);
  expect((await dingtalk().post(dev, text("hi"))).json).toEqual(tooFast);
  expect(await dingtalk().lines()).toHaveLength(20);
});

test("the minute slides", async () => {
  await send(10);
  dingtalk().clock.advance(30_000);
  await send(10);
  dingtalk().clock.advance(30_000);
  await send(10);
  expect(await errcode(dev)).toBe(130101);
});

test("after one too many everything is refused for ten minutes", async () => {
  await send(20);
  expect(await errcode(dev)).toBe(130101);
  dingtalk().clock.advance(599_999);
  expect(await errcode(dev)).toBe(130101);
  dingtalk().clock.advance(1);
  expect(await errcode(dev)).toBe(0);
});

test("another group has a count of its own", async () => {
  await send(20);
  expect(await errcode("/robot/send?access_token=ops-token")).toBe(0);
});

test("session webhook and group webhook share one count", async () => {
  await dingtalk().says({ text: "在吗" });
  const { sessionWebhook = "" } = dingtalk().home.received[0]?.body ?? {};
  await send(10);
  await send(10, sessionWebhook);
  expect(await errcode(dev)).toBe(130101);
  expect(await errcode(sessionWebhook)).toBe(130101);
});

test("a refused message does not count, nor does a repeated msgUuid", async () => {
  await send(19);
  expect(await errcode(dev, { msgtype: "text" })).toBe(400201);
  expect(await errcode(dev, text("hi", { msgUuid: "u" }))).toBe(0);
  expect(await errcode(dev, text("hi", { msgUuid: "u" }))).toBe(0);
  expect(await errcode(dev)).toBe(130101);
});
