import { expect, test } from "vitest";
import { useApis } from "./use-apis.ts";

// Both gateways: protocol §0.2, §11, §15 points 1, 2, 3, 13 and 14.
const { dingtalk, token, newApi, oldApi, form } = useApis();
const userGet = "/topapi/v2/user/get";

test("one token is good for both hosts, and stays the same while it lives", async () => {
  const again = await dingtalk().post("/v1.0/oauth2/accessToken", {
    appKey: "dingbell",
    appSecret: "bell-secret",
  });
  expect(again.json).toEqual({ accessToken: token(), expireIn: 7200 });
  expect((await oldApi(userGet, { userid: "li" })).errcode).toBe(0);
  expect((await newApi("POST", "/v1.0/contact/users/search", { queryWord: "李" })).status).toBe(
    200,
  );
});

test("after 7,200 s the token is refused and another one is given", async () => {
  dingtalk().clock.advance(7_200_001);
  expect(await oldApi(userGet, { userid: "li" })).toMatchObject({ errcode: 88, sub_code: "40014" });
  const { status, json } = await newApi("GET", "/v1.0/workrecord/counts?userId=li");
  expect([status, json.code]).toEqual([400, "InvalidAuthentication"]);
  const { json: renewed } = await dingtalk().get("/gettoken?appkey=dingbell&appsecret=bell-secret");
  expect(renewed.access_token).not.toBe(token());
});

test("a token's life can be made short", async () => {
  await dingtalk().put("/_/faults", { token_seconds: 3 });
  const url = "/gettoken?appkey=dingbell&appsecret=bell-secret";
  expect((await dingtalk().get(url)).json["expires_in"]).toBe(3);
  dingtalk().clock.advance(3001);
  expect((await oldApi(userGet, { userid: "li" }))["sub_code"]).toBe("40014");
});

test("the unified token endpoint has underscores and errors of its own", async () => {
  const corp = (await oldApi(userGet, { userid: "li" })).errcode === 0;
  expect(corp).toBe(true);
  const path = "/v1.0/oauth2/dingemulator0000000000000000000000/token";
  const app = { client_id: "dingbell", client_secret: "bell-secret" };
  const good = await dingtalk().post(path, { ...app, grant_type: "client_credentials" });
  expect(good.json).toEqual({ access_token: token(), expires_in: 7200 });
  const grant = await dingtalk().post(path, { ...app, grant_type: "x" });
  expect([grant.status, grant.json.code]).toEqual([400, "unsupported.grant.type"]);
  const bad = await dingtalk().post(path, {
    ...app,
    client_secret: "x",
    grant_type: "client_credentials",
  });
  expect([bad.status, bad.json.code]).toEqual([400, "invalid.client"]);
});

test.each([
  ["no token", userGet, { errcode: 88, sub_code: "40000", sub_msg: "access_token is blank" }],
  [
    "a bad one",
    `${userGet}?access_token=x`,
    {
      errcode: 88,
      sub_code: "40014",
      errmsg: "ding talk error[subcode=40014,submsg=不合法的access_token]",
    },
  ],
])("the old API with %s answers HTTP 200", async (_name, path, expected) => {
  const { status, json } = await dingtalk().post(path, { userid: "li" });
  expect(status).toBe(200);
  expect(json).toMatchObject(expected);
});

test("the old API ignores the token in a header and reads it in a form", async () => {
  const headers = { "x-acs-dingtalk-access-token": token(), "content-type": "application/json" };
  const url = dingtalk().emulator.url + userGet;
  const answer = await fetch(url, { method: "POST", headers, body: '{"userid":"li"}' });
  expect(await answer.json()).toMatchObject({ sub_code: "40000" });
  expect(await form(userGet, { access_token: token(), userid: "li" })).toMatchObject({
    errcode: 0,
    result: { name: "李雷" },
  });
});

test("the new API reads the token in its header only", async () => {
  const path = `/v1.0/workrecord/counts?userId=li&access_token=${token()}`;
  const { status, json } = await dingtalk().get(path);
  expect([status, json.code]).toEqual([400, "AuthenticationFailed.MissingParameter"]);
});

test("a form at the new API is a missing body", async () => {
  const { status, json } = await newApi(
    "POST",
    "/v1.0/contact/users/search",
    { queryWord: "x" },
    {
      "content-type": "application/x-www-form-urlencoded",
    },
  );
  expect([status, json.code]).toEqual([400, "Missingbody"]);
});

test("a missing argument is errcode 40, the wrong method 43001 or 43002", async () => {
  const missing = await oldApi("/topapi/message/corpconversation/asyncsend_v2", { agent_id: 1 });
  expect(missing).toMatchObject({ errcode: 40, errmsg: "Missing required arguments:msg" });
  expect(await oldApi(userGet)).toEqual({ errcode: 43_002, errmsg: "需要POST请求" });
  expect(await oldApi("/chat/get", {})).toEqual({ errcode: 43_001, errmsg: "需要GET请求" });
});

test.each([
  "/topapi/v2/user/getsession",
  "/topapi/v2/im/create_session",
  "/topapi/v2/im/close_session",
  "/topapi/workrecord/get",
  "/topapi/workrecord/deletebyuserid",
])("%s, which articles name, does not exist: errcode 22 before the token", async (path) => {
  const { status, json } = await dingtalk().post(path, {});
  const name = `dingtalk.oapi.${path.slice("/topapi/".length).replaceAll("/", ".")}`;
  expect(status).toBe(200);
  expect(json).toMatchObject({ errcode: 22, sub_msg: `不合法ApiName，ApiName = ${name}` });
});

test("20 calls a second per app and API: 90018 there, 403 here; other ids are the same API", async () => {
  for (let call = 0; call < 20; call += 1) await oldApi(userGet, { userid: "li" });
  expect((await oldApi(userGet, { userid: "han" })).errcode).toBe(90_018);
  for (let call = 0; call < 20; call += 1) await newApi("GET", `/v1.0/todo/users/u/tasks/t${call}`);
  const { status, json } = await newApi("GET", "/v1.0/todo/users/other/tasks/x");
  expect([status, json.code]).toEqual([403, "Forbidden.AccessDenied.QpsLimitForAppkeyAndApi"]);
  dingtalk().clock.advance(1000);
  expect((await oldApi(userGet, { userid: "li" })).errcode).toBe(0);
});

test("a monthly quota that is used up: 90020, 403, and callbacks without their text", async () => {
  await dingtalk().put("/_/faults", { quota_exhausted: true });
  const path = "/topapi/workrecord/update";
  expect((await oldApi(path, { userid: "li", record_id: "x" })).errcode).toBe(90_020);
  const { status, json } = await newApi("GET", "/v1.0/workrecord/counts?userId=li");
  expect([status, json.code]).toEqual([403, "Forbidden.AccessDenied.ApiCountLimitForOrg"]);
  // Contacts are not counted (§11).
  expect((await oldApi(userGet, { userid: "li" })).errcode).toBe(0);

  await dingtalk().says({ text: "@小铃 在吗" });
  const { body } = dingtalk().home.received.at(-1) ?? {};
  expect(body).toMatchObject({ errorCode: 20_001, senderNick: "李雷" });
  expect(body).not.toHaveProperty("text");
});

test("a banned address gets neither style of answer", async () => {
  await dingtalk().put("/_/faults", { ip_banned: true });
  expect(await oldApi(userGet, { userid: "li" })).toMatchObject({ status: 1111, punish: "deny" });
});
