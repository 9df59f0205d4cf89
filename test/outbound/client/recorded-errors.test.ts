import { expect, test } from "vitest";
import { PlatformError } from "../../../src/outbound/platform-error.ts";
import { defaultAnswer, type FakeAnswer } from "../fake-dingtalk.ts";
import { useClientBench } from "./client-bench.ts";

// The answers of protocol §0.2 as they were recorded, and what the client makes of them.
const bench = useClientBench();
const wrapped = (subCode: string, subMessage: string): FakeAnswer => ({
  text: JSON.stringify({
    errcode: 88,
    sub_code: subCode,
    sub_msg: subMessage,
    errmsg: `ding talk error[subcode=${subCode},submsg=${subMessage}]`,
    request_id: "16l4ew3d47pdp",
  }),
});
const requestid = "01A08FE7-CDD1-7C2B-A0F4-0C5C1B3A9D11";
const newError = (status: number, code: string, more: object = {}): FakeAnswer => ({
  status,
  text: JSON.stringify({ code, requestid, message: "…", ...more }),
});
const invalidMethod = "不合法ApiName，ApiName = dingtalk.oapi.v2.user.notexist";

async function refusalOf(answer: FakeAnswer, old: boolean): Promise<PlatformError> {
  bench.fake.answer = (request) =>
    request.path.includes("oauth2") ? defaultAnswer(request) : answer;
  const { users, todos } = bench.client;
  const error: unknown = await (old ? users.get("li") : todos.get("u", "t")).catch(
    (cause: unknown) => cause,
  );
  if (error instanceof PlatformError) return error;
  throw new Error(`not refused: ${String(error)}`);
}

test.each([
  ["a bad token", wrapped("40014", "不合法的access_token"), "auth", "88", "40014"],
  ["no permission", wrapped("60011", "没有调用该接口的权限"), "configuration", "88", "60011"],
  ["another address", wrapped("60020", "访问ip不在白名单之中"), "configuration", "88", "60020"],
  [
    "an unknown method",
    {
      text: JSON.stringify({
        errcode: 22,
        sub_msg: invalidMethod,
        errmsg: `Invalid method[submsg=${invalidMethod}]`,
        request_id: "15r6taqz8r6xu",
      }),
    },
    "configuration",
    "22",
    undefined,
  ],
  [
    "a missing argument",
    {
      text: '{"errcode":40,"errmsg":"Missing required arguments:msg","request_id":"sq35gefm5b55"}',
    },
    "permanent",
    "40",
    undefined,
  ],
  [
    "GET on POST",
    { text: '{"errcode":43002,"errmsg":"需要POST请求"}' },
    "permanent",
    "43002",
    undefined,
  ],
  ["a busy system", { text: '{"errcode":-1,"errmsg":"系统繁忙"}' }, "retry", "-1", undefined],
  [
    "a gateway that timed out",
    { text: '{"errcode":15,"errmsg":"x","sub_code":"isp.top-remote-connection-timeout"}' },
    "retry",
    "15",
    "isp.top-remote-connection-timeout",
  ],
  [
    "too many calls a second",
    { text: '{"errcode":90018,"errmsg":"x"}' },
    "throttle",
    "90018",
    undefined,
  ],
  [
    "a banned address",
    { text: '{"status":1111,"wait":5,"source":"x5","punish":"deny","uuid":"u"}' },
    "throttle",
    "1111",
    undefined,
  ],
] as const)("the old API: %s", async (_name, answer, kind, code, subCode) => {
  const error = await refusalOf(answer, true);
  expect([error.verdict.kind, error.platformCode, error.subCode]).toEqual([kind, code, subCode]);
  expect(error.retryable).toBe(kind === "retry" || kind === "throttle");
});

test.each([
  ["no token", newError(400, "AuthenticationFailed.MissingParameter"), "auth"],
  ["a bad token", newError(400, "InvalidAuthentication"), "auth"],
  [
    "no permission",
    newError(403, "Forbidden.AccessDenied.AccessTokenPermissionDenied", {
      accessdenieddetail: { requiredScopes: ["Contact.User.Read"] },
    }),
    "configuration",
  ],
  ["another address", newError(403, "Forbidden.AccessDenied.IpNotInWhiteList"), "configuration"],
  [
    "too many calls a second",
    newError(403, "Forbidden.AccessDenied.QpsLimitForAppkeyAndApi"),
    "throttle",
  ],
  [
    "the quota is used up",
    newError(403, "Forbidden.AccessDenied.ApiCountLimitForOrg"),
    "configuration",
  ],
  ["a missing body", newError(400, "Missingbody"), "permanent"],
  ["a busy system", newError(429, "system.busy"), "throttle"],
  ["an unknown path", { text: '{"errcode":404,"errmsg":"请求的URI地址不存在"}' }, "configuration"],
  ["a gateway that timed out", { status: 504, text: "" }, "retry"],
  ["not to be had", { status: 503, headers: { "retry-after": "7" }, text: "" }, "retry"],
  ["not signed in", { status: 401, text: "{}" }, "auth"],
] as const)("the new API: %s", async (_name, answer, kind) => {
  const error = await refusalOf(answer, false);
  expect(error.verdict.kind).toBe(kind);
  if ("text" in answer && answer.text.includes(requestid)) expect(error.requestId).toBe(requestid);
});

test("Retry-After is passed on", async () => {
  const error = await refusalOf({ status: 503, headers: { "retry-after": "7" }, text: "" }, false);
  expect([error.retryable, error.retryAfterMs]).toEqual([true, 7000]);
});

test.each([
  ["an HTML page", { text: "<html><body>punish</body></html>" }, "throttle"],
  ["a redirect", { status: 302, headers: { location: "https://x/" }, text: "" }, "throttle"],
  ["JSON that is cut off", { text: '{"errcode":0,"errmsg":"o' }, "retry"],
  ["JSON without what is read", { text: '{"errcode":0,"errmsg":"ok"}' }, "retry"],
  ["a list", { text: "[]" }, "retry"],
] as const)("%s is an error, not a crash", async (_name, answer, kind) => {
  const error = await refusalOf(answer, true);
  expect(error.verdict.kind).toBe(kind);
  expect(error.message).not.toMatch(/https?:|canary/);
});

test("O-12 a redirect is not followed, and nothing is sent again", async () => {
  await refusalOf(
    { status: 307, headers: { location: `${bench.fake.origin}/elsewhere` }, text: "" },
    true,
  );
  expect(bench.fake.received.map(({ path }) => path)).toEqual([
    "/v1.0/oauth2/accessToken",
    "/topapi/v2/user/get",
  ]);
});

test("O-16 a change of a card whose answer is lost may be made again: it names the card and the frame", async () => {
  const { cards } = bench.client;
  const frame = { guid: "g-1", key: "content", content: "…" };
  bench.fake.answer = (request) =>
    request.path.includes("oauth2")
      ? defaultAnswer(request)
      : { text: '{"success":true,"result":true}' };
  await cards.stream("card-1", frame);
  await cards.stream("card-1", frame);
  const [first, second] = bench.fake.received.filter(({ path }) => path.includes("streaming"));
  expect(first?.body).toMatchObject({ outTrackId: "card-1", guid: "g-1", isFull: true });
  expect(second?.body).toEqual(first?.body);
});

test("only configured hosts are called", async () => {
  const call = bench.client.call(
    { generation: "new", method: "GET", path: "@evil.example/v1.0/x" },
    { safeParse: (value) => ({ success: true, data: value }) },
  );
  await expect(call).rejects.toMatchObject({ platformCode: "host_refused" });
});
