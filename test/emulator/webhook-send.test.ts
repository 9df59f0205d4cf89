import { expect, test } from "vitest";
import { sign } from "../../src/dingtalk/sign.ts";
import { answeredBy, startAt, text, useDingTalk } from "./local-dingtalk.ts";

// POST /robot/send: protocol §2.
const dingtalk = useDingTalk();
const dev = "/robot/send?access_token=dev-token";
const ok = { errcode: 0, errmsg: "ok" };

async function raw(path: string, init: RequestInit) {
  return answeredBy(await fetch(dingtalk().emulator.url + path, init));
}

test("a message is shown in the robot's group, and the answer is ok", async () => {
  const { status, type, json } = await dingtalk().post(dev, text("hi"));
  expect({ status, type, json }).toEqual({ status: 200, type: "application/json", json: ok });
  const [line] = await dingtalk().lines("group=dev");
  expect(line).toMatchObject({
    from: "bell",
    msgtype: "text",
    text: "hi",
    via: "webhook",
    payload: text("hi"),
    at: startAt,
  });
});

test.each([
  ["GET", dev, { errcode: 43002, errmsg: "需要POST请求" }],
  ["POST", "/robot/send", { errcode: 40035, errmsg: "缺少参数 access_token" }],
  ["POST", "/robot/send?access_token=no", { errcode: 300005, errmsg: "token is not exist" }],
])("%s %s is HTTP 200 with an errcode", async (method, path, refusal) => {
  const headers = { "content-type": "application/json" };
  const body = method === "GET" ? {} : { body: JSON.stringify(text("hi")) };
  const { status, json } = await raw(path, { method, headers, ...body });
  expect([status, json]).toEqual([200, refusal]);
});

test.each(["not json", "", "[]", '"text"'])("body %j is a missing parameter json", async (body) => {
  const headers = { "content-type": "application/json; charset=utf-8" };
  const { json } = await raw(dev, { method: "POST", headers, body });
  expect(json).toEqual({ errcode: 40035, errmsg: "缺少参数 json" });
});

test("only application/json is taken", async () => {
  const headers = { "content-type": "text/plain" };
  const { json } = await raw(dev, { method: "POST", headers, body: JSON.stringify(text("hi")) });
  expect(json).toEqual({ errcode: 43004, errmsg: "无效的HTTP HEADER Content-Type" });
});

test("the body may have 20,000 bytes, in UTF-8, and not one more", async () => {
  const around = JSON.stringify(text("")).length;
  const fits = text(`${"界".repeat(6000)}${"x".repeat(2000 - around)}`);
  expect((await dingtalk().post(dev, fits)).json).toEqual(ok);
  const tooLong = text(`${fits.text.content}x`);
  expect((await dingtalk().post(dev, tooLong)).json).toEqual({
    errcode: 460101,
    errmsg: "message too long, exceed 20000 bytes",
  });
});

test.each([
  [{}, 400105, "不支持的消息类型"],
  [{ msgtype: "image", image: {} }, 400105, "不支持的消息类型"],
  [{ msgtype: "file", file: { mediaId: "@x" } }, 400105, "不支持的消息类型"],
  [{ msgtype: "empty" }, 400105, "不支持的消息类型"],
  [{ msgtype: "constructor" }, 400105, "不支持的消息类型"],
  [{ msgtype: "text" }, 400201, "miss param : text"],
  [text(""), 400202, "miss param : text->content"],
  [{ msgtype: "link", link: { title: "t", text: "x" } }, 400304, "miss param : link->messageUrl"],
  [{ msgtype: "markdown" }, 400401, "miss param : markdown"],
  [{ msgtype: "markdown", markdown: { text: "x" } }, 400402, "miss param : markdown->title"],
  [{ msgtype: "markdown", markdown: { title: "x" } }, 400403, "miss param : markdown->text"],
  [{ msgtype: "actionCard" }, 400501, "miss param : actionCard"],
  [
    { msgtype: "actionCard", actionCard: { title: "t", text: "x", singleTitle: "s" } },
    400505,
    "miss param : actionCard->singleURL",
  ],
  [
    { msgtype: "actionCard", actionCard: { title: "t", text: "x" } },
    400506,
    "miss param : actionCard->btns",
  ],
  [{ msgtype: "feedCard", feedCard: {} }, 400602, "miss param : feedCard->links"],
])("%j is refused with %i", async (body, errcode, errmsg) => {
  expect((await dingtalk().post(dev, body)).json).toEqual({ errcode, errmsg });
  expect(await dingtalk().lines()).toEqual([]);
});

test("the > of an errmsg goes over the wire escaped", async () => {
  const response = await fetch(dingtalk().emulator.url + dev, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(text("")),
  });
  expect(await response.text()).toContain(String.raw`text-\u003Econtent`);
});

test("a webhook with keywords takes only messages that have one", async () => {
  const words = "/robot/send?access_token=words-token";
  expect((await dingtalk().post(words, text("周报"))).json).toEqual({
    errcode: 310000,
    errmsg: "keywords not in content",
  });
  expect((await dingtalk().post(words, text("今天的日报"))).json).toEqual(ok);
  const titled = { msgtype: "markdown", markdown: { title: "alert", text: "disk" } };
  expect((await dingtalk().post(words, titled)).json).toEqual(ok);
});

test.each([
  ["no timestamp", "", "invalid timestamp"],
  ["a timestamp over an hour old", signed(startAt - 3_600_001), "invalid timestamp"],
  ["a timestamp over an hour ahead", signed(startAt + 3_600_001), "invalid timestamp"],
  ["a sign of another secret", signed(startAt, "SECother"), "sign not match"],
  ["no sign", `&timestamp=${startAt}`, "sign not match"],
])("a signed webhook refuses %s", async (_, query, errmsg) => {
  const path = `/robot/send?access_token=signed-token${query}`;
  expect((await dingtalk().post(path, text("hi"))).json).toEqual({ errcode: 310000, errmsg });
});

test("a signed webhook takes a sign that is up to an hour old", async () => {
  const path = `/robot/send?access_token=signed-token${signed(startAt - 3_600_000)}`;
  expect((await dingtalk().post(path, text("hi"))).json).toEqual(ok);
});

test("a msgUuid is shown once, however often it is sent", async () => {
  for (const _ of [1, 2, 3]) {
    expect((await dingtalk().post(dev, text("once", { msgUuid: "u1" }))).json).toEqual(ok);
  }
  expect((await dingtalk().post(dev, text("twice", { msgUuid: "u2" }))).json).toEqual(ok);
  const lines = await dingtalk().lines();
  expect(lines.map((line) => line.text)).toEqual(["once", "twice"]);
});

function signed(timestamp: number, secret = "SECsigned"): string {
  const query = new URLSearchParams({
    timestamp: String(timestamp),
    sign: sign(String(timestamp), secret),
  });
  return `&${query.toString()}`;
}
