import { expect, test } from "vitest";
import { startAt, text, useDingTalk } from "./local-dingtalk.ts";

// GET /_/messages, GET /_/requests and POST /_/reset: product.md §8.
const dingtalk = useDingTalk();
const dev = "/robot/send?access_token=dev-token";
const ops = "/robot/send?access_token=ops-token";

test("the transcript is oldest first, after a number", async () => {
  for (const word of ["一", "二", "三"]) await dingtalk().post(dev, text(word));
  const lines = await dingtalk().lines();
  expect(lines.map(({ seq, text: words }) => [seq, words])).toEqual([
    [1, "一"],
    [2, "二"],
    [3, "三"],
  ]);
  expect((await dingtalk().lines("after=2")).map(({ seq }) => seq)).toEqual([3]);
  expect(await dingtalk().lines("after=3")).toEqual([]);
});

test("a group has its own messages, a person those of their 1:1 chats", async () => {
  await dingtalk().post(dev, text("一"));
  await dingtalk().post(ops, text("二"));
  await dingtalk().says({ group: undefined, text: "三" });
  const textsOf = async (query: string) => (await dingtalk().lines(query)).map((line) => line.text);
  expect(await textsOf("group=dev")).toEqual(["一"]);
  expect(await textsOf("group=ops&user=li")).toEqual(["二"]);
  expect(await textsOf("user=li")).toEqual(["三"]);
  expect(await textsOf("user=han")).toEqual([]);
});

test("a poll waits for something newer, in its own group", async () => {
  await dingtalk().post(dev, text("一"));
  const poll = dingtalk().lines("group=dev&after=1&wait_ms=10000");
  await dingtalk().post(ops, text("二"));
  await dingtalk().post(dev, text("三"));
  expect((await poll).map((line) => line.text)).toEqual(["三"]);
});

test("a poll gives up after wait_ms of real time, wherever the clock goes", async () => {
  const since = performance.now();
  const poll = dingtalk().lines("wait_ms=150");
  await dingtalk().put("/_/clock", { advance: "1d" });
  expect(await poll).toEqual([]);
  expect(performance.now() - since).toBeGreaterThan(100);
});

test("closing the emulator ends the polls", async () => {
  const poll = dingtalk().lines("wait_ms=30000");
  const ended = expect(poll).rejects.toThrow();
  await new Promise((resolve) => setTimeout(resolve, 30));
  await dingtalk().emulator.close();
  await ended;
});

test("behind every robot's message are its request and answer", async () => {
  await dingtalk().post(dev, text("一"));
  const { json } = await dingtalk().get("/_/messages/1");
  expect(json["request"]).toMatchObject({
    path: "/robot/send",
    body: text("一"),
    answer: { status: 200, body: { errcode: 0, errmsg: "ok" } },
  });
});

test.each(["group=devs", "user=lee", "after=x", "wait_ms=-1"])("%s is HTTP 400", async (query) => {
  const { status, json } = await dingtalk().get(`/_/messages?${query}`);
  expect(status).toBe(400);
  expect(json.hint).toBeTypeOf("string");
});

test("every request is kept with its answer, and none of the emulator's own", async () => {
  await dingtalk().post(dev, text("一"));
  await dingtalk().get("/nothing?x=1");
  const requests = (await dingtalk().get("/_/requests")).json;
  expect(requests).toEqual([
    {
      seq: 1,
      at: startAt,
      method: "POST",
      path: "/robot/send",
      query: { access_token: "dev-token" },
      body: text("一"),
      answer: { status: 200, body: { errcode: 0, errmsg: "ok" } },
    },
    expect.objectContaining({ seq: 2, method: "GET", path: "/nothing", query: { x: "1" } }),
  ]);
  expect((await dingtalk().get("/_/requests?path=/nothing")).json).toHaveLength(1);
  expect((await dingtalk().get("/_/requests?after=1")).json).toHaveLength(1);
});

test("a request tells which fault happened to it; a lost answer is null", async () => {
  await dingtalk().put("/_/faults", { rate_limit: { count: 1 } });
  await dingtalk().post(dev, text("一"));
  await dingtalk().put("/_/faults", { drop_response: true });
  await expect(dingtalk().post(dev, text("二"))).rejects.toThrow();
  expect((await dingtalk().get("/_/requests")).json).toMatchObject([
    { fault: "rate_limit", answer: { body: { errcode: 130101 } } },
    { fault: "drop_response", answer: null },
  ]);
});

test("the app's secret is masked wherever it is sent", async () => {
  await dingtalk().get("/gettoken?appkey=dingbell&appsecret=bell-secret");
  const credentials = { appKey: "dingbell", appSecret: "bell-secret" };
  await dingtalk().post("/v1.0/oauth2/accessToken", credentials);
  await dingtalk().post("/v1.0/oauth2/ding1/token", { client_secret: "bell-secret" });
  const { json } = await dingtalk().get("/_/requests");
  expect(JSON.stringify(json)).not.toContain("bell-secret");
  expect(json).toMatchObject([
    { query: { appsecret: "***" } },
    { body: { appSecret: "***" } },
    { body: { client_secret: "***" } },
  ]);
});

test("reset empties the world and names a new epoch; numbers go on", async () => {
  const epoch = async () =>
    (await fetch(`${dingtalk().emulator.url}/_/clock`)).headers.get("x-emulator-epoch");
  await dingtalk().put("/_/world", { people: [{ id: "new", name: "新人" }] });
  await dingtalk().put("/_/faults", { slow_ms: 1 });
  await dingtalk().post(dev, text("一"));
  const before = await epoch();
  const poll = dingtalk().lines("after=1&wait_ms=10000");
  expect((await dingtalk().post("/_/reset")).status).toBe(200);
  expect(await poll).toEqual([]);
  expect(await epoch()).not.toBe(before);
  expect(await dingtalk().lines()).toEqual([]);
  expect((await dingtalk().get("/_/requests")).json).toEqual([]);
  expect((await dingtalk().get("/_/faults")).json).toEqual({});
  expect(dingtalk().emulator.world.person("new")).toBeUndefined();
  await dingtalk().post(dev, text("二"));
  expect((await dingtalk().lines())[0]).toMatchObject({ seq: 2, text: "二" });
});

test("a reset ends a poll at once, so that who follows learns of the new epoch", async () => {
  const before = performance.now();
  const polled = dingtalk().lines("wait_ms=10000");
  await new Promise((resolve) => setTimeout(resolve, 30));
  await dingtalk().post("/_/reset");
  expect(await polled).toEqual([]);
  expect(performance.now() - before).toBeLessThan(2000);
});
