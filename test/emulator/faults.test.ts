import { expect, test } from "vitest";
import { createSystemClock } from "../../src/core/system-clock.ts";
import { answeredBy, text, useDingTalk } from "./local-dingtalk.ts";

// GET and PUT /_/faults: product.md §8.
const system = createSystemClock();
const slept: number[] = [];
const dingtalk = useDingTalk({
  system: () => ({
    ...system,
    wait: (delayMs, signal) => {
      // A callback's patience has a signal and lasts as long as it should; a slow answer has none.
      if (signal !== undefined) return system.wait(delayMs, signal);
      slept.push(delayMs);
      return Promise.resolve();
    },
  }),
});
const dev = "/robot/send?access_token=dev-token";
const newApi = "/v1.0/robot/groupMessages/send";
const gettoken = "/gettoken?appkey=dingbell&appsecret=bell-secret";
const faults = (given: object) => dingtalk().put("/_/faults", given);
const send = async () => (await dingtalk().post(dev, text("hi"))).json;
const texts = async () => (await dingtalk().lines()).map((line) => line.text);

test("PUT replaces all faults, and {} switches them off", async () => {
  await faults({ rate_limit: true });
  expect((await faults({ slow_ms: 5 })).json).toEqual({ slow_ms: { value: 5 } });
  expect((await dingtalk().get("/_/faults")).json).toEqual({ slow_ms: { value: 5 } });
  expect((await faults({})).json).toEqual({});
  expect((await send()).errcode).toBe(0);
});

test("a count runs down, and the fault ends at 0", async () => {
  await faults({ rate_limit: { count: 2 } });
  expect((await send()).errcode).toBe(130101);
  expect((await dingtalk().get("/_/faults")).json).toEqual({
    rate_limit: { value: true, count: 1 },
  });
  expect((await send()).errcode).toBe(130101);
  expect((await send()).errcode).toBe(0);
  expect((await dingtalk().get("/_/faults")).json).toEqual({});
});

test("a path keeps a fault to itself, or to all below with a *", async () => {
  await faults({ errcode: { value: -1, path: "/robot/send" } });
  expect((await dingtalk().get("/robot/sendBySession")).json.errcode).toBe(43002);
  expect(await send()).toEqual({ errcode: -1, errmsg: "系统繁忙" });
  await faults({ errcode: { value: -1, path: "/robot/*" } });
  expect((await dingtalk().get("/robot/sendBySession")).json.errcode).toBe(-1);
  expect((await dingtalk().get(gettoken)).json.errcode).toBe(0);
});

test("rate_limit speaks as the API asked, and spares the token", async () => {
  await faults({ rate_limit: true });
  expect((await send()).errcode).toBe(130101);
  const { status, json } = await dingtalk().post(newApi, {});
  expect([status, json.code]).toEqual([403, "Forbidden.AccessDenied.QpsLimitForAppkeyAndApi"]);
  expect((await dingtalk().post("/media/upload", {})).json.errcode).toBe(90018);
  expect((await dingtalk().get(gettoken)).json.errcode).toBe(0);
  expect(await texts()).toEqual([]);
});

test("http_500 comes from a gateway on the old API, from the platform on the new", async () => {
  await faults({ http_500: true });
  const old = await dingtalk().post(dev, text("hi"));
  expect([old.status, old.type]).toEqual([500, "text/html"]);
  const { status, json } = await dingtalk().post(newApi, {});
  expect([status, json.code]).toEqual([500, "system.error"]);
  await faults({ http_500: 503 });
  expect((await dingtalk().post(dev, text("hi"))).status).toBe(503);
  expect(await texts()).toEqual([]);
});

test("errcode may be a code of the new API", async () => {
  await faults({ errcode: "send.too.fast" });
  const { status, json } = await dingtalk().post(newApi, {});
  expect([status, json.code]).toEqual([400, "send.too.fast"]);
});

test("errcode 40014 is a bad token on either API", async () => {
  await faults({ errcode: 40014 });
  expect((await dingtalk().post("/media/upload", {})).json).toMatchObject({
    errcode: 88,
    sub_code: "40014",
  });
  expect((await dingtalk().post(newApi, {})).json.code).toBe("InvalidAuthentication");
});

test("slow_ms answers late", async () => {
  await faults({ slow_ms: { value: 700, count: 1 } });
  slept.length = 0;
  expect((await send()).errcode).toBe(0);
  expect(slept).toEqual([700]);
});

test("drop_response does what was asked and loses the answer", async () => {
  await faults({ drop_response: { count: 1 } });
  await expect(dingtalk().post(dev, text("once", { msgUuid: "u" }))).rejects.toThrow();
  expect((await dingtalk().post(dev, text("once", { msgUuid: "u" }))).json.errcode).toBe(0);
  expect(await texts()).toEqual(["once"]);
});

test("duplicate_callbacks delivers the same message again", async () => {
  await faults({ duplicate_callbacks: { count: 1 } });
  const { msgId } = await dingtalk().says({ text: "在吗" });
  expect(dingtalk().home.received.map(({ body }) => body.msgId)).toEqual([msgId, msgId]);
  await dingtalk().says({ text: "在吗" });
  expect(dingtalk().home.received).toHaveLength(3);
  await faults({ duplicate_callbacks: { value: 3, path: "/bell" } });
  await dingtalk().says({ text: "在吗" });
  expect(dingtalk().home.received).toHaveLength(7);
});

test("session_expired refuses sessions only", async () => {
  await dingtalk().says({ text: "在吗" });
  const url = dingtalk().home.received[0]?.body.sessionWebhook ?? "";
  await faults({ session_expired: true });
  expect((await dingtalk().post(url, text("在"))).json).toEqual({
    errcode: 300001,
    errmsg: "session 不存在",
  });
  expect((await send()).errcode).toBe(0);
});

test("token_expired refuses good tokens", async () => {
  const { access_token: token } = (await dingtalk().get(gettoken)).json;
  await faults({ token_expired: { count: 2 } });
  const upload = `/media/upload?access_token=${token}`;
  expect((await dingtalk().post(upload, {})).json).toMatchObject({ sub_code: "40014" });
  const headers = { "x-acs-dingtalk-access-token": token };
  const call = async () =>
    answeredBy(await fetch(dingtalk().emulator.url + newApi, { method: "POST", headers }));
  expect((await call()).json.code).toBe("InvalidAuthentication");
  expect((await call()).json.code).toBe("Missingbody");
});

test("faults leave the emulator's own paths alone", async () => {
  await faults({ http_500: true, drop_response: true });
  expect((await dingtalk().get("/_/world")).status).toBe(200);
});

test.each([
  [{ slow: 5 }, 'there is no fault "slow"', 'did you mean "slow_ms"?'],
  [{ rate_limits: true }, 'there is no fault "rate_limits"', 'did you mean "rate_limit"?'],
  [{ slow_ms: true }, "slow_ms cannot be true", "slow_ms takes number"],
  [{ slow_ms: { value: 5, time: 1 } }, 'slow_ms has no "time"', "count"],
  [{ http_500: { count: 1.5 } }, "http_500.count is not a whole number", "count"],
  [{ http_500: { path: "robot" } }, "http_500.path is not a path", "/robot/send"],
])("%j is HTTP 400 with a hint", async (given, error, hint) => {
  await faults({ rate_limit: true });
  const { status, json } = await faults(given);
  expect([status, json.error]).toEqual([400, error]);
  expect(json.hint).toContain(hint);
  expect((await dingtalk().get("/_/faults")).json).toEqual({ rate_limit: { value: true } });
});
