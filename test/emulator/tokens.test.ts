import { expect, test } from "vitest";
import { answeredBy, useDingTalk } from "./local-dingtalk.ts";

// Access tokens: protocol §5.
const dingtalk = useDingTalk();
const old = "/gettoken?appkey=dingbell&appsecret=bell-secret";
const credentials = { appKey: "dingbell", appSecret: "bell-secret" };
const life = 7200_000;

const newToken = async (): Promise<string> =>
  (await dingtalk().post("/v1.0/oauth2/accessToken", credentials)).json.accessToken;

/** Whether a media upload, the old API, gets past the check of its token. */
async function oldApi(token: string): Promise<number> {
  return (await dingtalk().post(`/media/upload?access_token=${token}`, {})).json.errcode;
}

async function newApi(headers: Record<string, string>) {
  const url = `${dingtalk().emulator.url}/v1.0/robot/groupMessages/send`;
  const type = { "content-type": "application/json" };
  return answeredBy(
    await fetch(url, { method: "POST", headers: { ...type, ...headers }, body: "{}" }),
  );
}

test("both generations give the same token, for two hours", async () => {
  const { json } = await dingtalk().get(old);
  expect(json).toMatchObject({ errcode: 0, errmsg: "ok", expires_in: 7200 });
  const answer = await dingtalk().post("/v1.0/oauth2/accessToken", credentials);
  expect(answer.json).toEqual({ accessToken: json.access_token, expireIn: 7200 });
});

test("a repeated fetch gives the same token and renews it; after expiry there is a new one", async () => {
  const token = await newToken();
  dingtalk().clock.advance(life - 1);
  expect(await newToken()).toBe(token);
  dingtalk().clock.advance(life - 1);
  expect(await oldApi(token)).not.toBe(88);
  dingtalk().clock.advance(1);
  expect(await oldApi(token)).toBe(88);
  expect(await newToken()).not.toBe(token);
});

test.each([
  ["/gettoken", 40035, "缺少参数 corpid or appkey"],
  ["/gettoken?appkey=dingbell", 40035, "缺少参数 corpsecret or appsecret"],
  ["/gettoken?appkey=dingbell&appsecret=no", 40096, "不合法的appKey或appSecret"],
  ["/gettoken?appkey=no&appsecret=bell-secret", 40096, "不合法的appKey或appSecret"],
  ["/gettoken?corpid=dingbell&corpsecret=no", 40089, "不合法的corpId或corpSecret"],
])("GET %s is refused with %i", async (path, errcode, errmsg) => {
  const { status, json } = await dingtalk().get(path);
  expect([status, json]).toEqual([200, { errcode, errmsg }]);
});

test.each([{ appKey: "dingbell", appSecret: "no" }, { appKey: "dingbell" }, {}])(
  "accessToken of %j is HTTP 400",
  async (body) => {
    const { status, json } = await dingtalk().post("/v1.0/oauth2/accessToken", body);
    expect(status).toBe(400);
    expect(json).toEqual({
      code: "invalidClientIdOrSecret",
      message: "无效的clientId或者clientSecret",
      requestid: expect.stringMatching(/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/),
    });
  },
);

test("the new API wants JSON", async () => {
  const body = new URLSearchParams(credentials);
  const url = `${dingtalk().emulator.url}/v1.0/oauth2/accessToken`;
  const { status, json } = await answeredBy(await fetch(url, { method: "POST", body }));
  expect([status, json.code, json.message]).toEqual([
    400,
    "Missingbody",
    "body is mandatory for this action",
  ]);
});

test("the old API wraps a bad token in 88, its sub_code a string", async () => {
  const { status, json } = await dingtalk().post("/media/upload?access_token=no", {});
  expect(status).toBe(200);
  expect(json).toEqual({
    errcode: 88,
    sub_code: "40014",
    sub_msg: "不合法的access_token",
    errmsg: "ding talk error[subcode=40014,submsg=不合法的access_token]",
    request_id: expect.any(String),
  });
  const blank = (await dingtalk().post("/media/upload", {})).json;
  expect([blank["sub_code"], blank["sub_msg"]]).toEqual(["40000", "access_token is blank"]);
});

test("the new API reads its token from one header only", async () => {
  const token = await newToken();
  const missing = await newApi({ authorization: `Bearer ${token}` });
  expect([missing.status, missing.json.code, missing.json.message]).toEqual([
    400,
    "AuthenticationFailed.MissingParameter",
    "缺少参数：x-acs-dingtalk-access-token",
  ]);
  const bad = await newApi({ "x-acs-dingtalk-access-token": "no" });
  expect([bad.status, bad.json.code, bad.json.message]).toEqual([
    400,
    "InvalidAuthentication",
    "不合法的access_token",
  ]);
  const good = await newApi({ "x-acs-dingtalk-access-token": token });
  expect(good.json.code).toBe("invalidParameter.robotCode.empty");
});
