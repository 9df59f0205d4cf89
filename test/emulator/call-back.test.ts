import type { ServerResponse } from "node:http";
import { expect, test, vi } from "vitest";
import {
  decryptCallback,
  encryptCallback,
  isSignedBy,
  signCallback,
} from "../../src/dingtalk/callback-crypto.ts";
import { corpId } from "../../src/emulator/world/identifiers.ts";
import { useDingTalk } from "./local-dingtalk.ts";
import type { Answering } from "./robot-home.ts";

// Event subscription by the old API, and pushes: protocol §8 and §15, point 10.

const dingtalk = useDingTalk();
const aesKey = "4g5j64qlyl3zvetqxz5jiocdr586fn2zvjpa8zls3ij";
const token = "a-token";

const accessToken = async () => {
  const { json } = await dingtalk().get("/gettoken?appkey=dingbell&appsecret=bell-secret");
  return json.access_token;
};
const subscription = () => ({
  call_back_tag: ["user_add_org", "chat_add_member"],
  token,
  aes_key: aesKey,
  url: `${dingtalk().home.url}/events`,
});
const api = async (name: string, body?: object) => {
  const path = `/call_back/${name}?access_token=${await accessToken()}`;
  return (await (body === undefined ? dingtalk().get(path) : dingtalk().post(path, body))).json;
};
const register = (more: object = {}) => api("register_call_back", { ...subscription(), ...more });

/** Answers as an app does: the text, encrypted and signed. */
const answerWith =
  (
    text: string,
    changed: { readonly token?: string; readonly ownerKey?: string } = {},
  ): Answering =>
  (_, response) =>
    void answer(response, text, changed);
function answer(
  response: ServerResponse,
  text: string,
  changed: { readonly token?: string; readonly ownerKey?: string },
) {
  const ownerKey = changed.ownerKey ?? corpId;
  const encrypt = encryptCallback(text, { aesKey, ownerKey, random: "0123456789abcdef" });
  const stamp = { timestamp: "1700000000000", nonce: "n" };
  const signature = signCallback(stamp, encrypt, changed.token ?? token);
  const { timestamp: timeStamp, nonce } = stamp;
  response.end(JSON.stringify({ msg_signature: signature, timeStamp, nonce, encrypt }));
}

/** What was pushed, decrypted, with its signature checked. */
function pushed(): readonly Record<string, unknown>[] {
  return dingtalk().home.received.map(({ path, body }) => {
    const { searchParams: query } = new URL(path, "http://home");
    const encrypt = String(body["encrypt"]);
    const [signature, timestamp, nonce] = ["signature", "timestamp", "nonce"].map(
      (name) => query.get(name) ?? "",
    ) as [string, string, string];
    expect(isSignedBy({ signature, timestamp, nonce }, encrypt, token)).toBe(true);
    const decrypted = decryptCallback(encrypt, aesKey);
    expect(decrypted?.ownerKey).toBe(corpId);
    return JSON.parse(decrypted?.text ?? "") as Record<string, unknown>;
  });
}
const happens = (more: object = {}) =>
  dingtalk().post("/_/events", { event: "user_add_org", users: ["li"], ...more });

test("registering pushes an encrypted check_url first, and answers afterwards", async () => {
  dingtalk().home.answer = answerWith("success");
  expect(await register()).toEqual({ errcode: 0, errmsg: "ok" });
  expect(pushed()).toEqual([{ EventType: "check_url" }]);
});

test.each([
  ["an empty answer", (_: unknown, response: ServerResponse) => void response.end(), 71009],
  [
    "`success` in the open",
    (_: unknown, response: ServerResponse) => void response.end("success"),
    71009,
  ],
  ["another word", answerWith("ok"), 71009],
  ["another signature", answerWith("success", { token: "other" }), 71009],
  ["another owner", answerWith("success", { ownerKey: "dingbell" }), 71009],
  ["500", (_: unknown, response: ServerResponse) => void response.writeHead(500).end(), 71012],
  [
    "a redirect",
    (_: unknown, response: ServerResponse) => void response.writeHead(302, { location: "/" }).end(),
    71012,
  ],
] as readonly (readonly [string, Answering, number])[])(
  "an address that answers %s is not registered",
  async (_, answering, errcode) => {
    dingtalk().home.answer = answering;
    expect((await register()).errcode).toBe(errcode);
    expect((await api("get_call_back")).errcode).toBe(71007);
  },
);

test.each([
  ["an unknown tag", { call_back_tag: ["user_add_orgg"] }, 71008],
  ["no tag", { call_back_tag: [] }, 71010],
  ["a short token", { token: "short" }, 71010],
  ["a key of 42", { aes_key: aesKey.slice(1) }, 71010],
  ["no address", { url: "" }, 71010],
  ["an address that is none", { url: "ftp://x" }, 71011],
  ["an address where nobody is", { url: "http://127.0.0.1:9/" }, 71012],
])("%s is refused with its code", async (_, changed, errcode) => {
  expect((await register(changed)).errcode).toBe(errcode);
});

test("it is got, changed and deleted; a second one is 71006", async () => {
  dingtalk().home.answer = answerWith("success");
  expect((await api("update_call_back", subscription())).errcode).toBe(71007);
  await register();
  expect((await register()).errcode).toBe(71006);
  expect(await api("get_call_back")).toEqual({ errcode: 0, errmsg: "ok", ...subscription() });
  expect(
    (await api("update_call_back", { ...subscription(), call_back_tag: ["chat_quit"] })).errcode,
  ).toBe(0);
  expect(await api("get_call_back")).toMatchObject({ call_back_tag: ["chat_quit"] });
  expect((await api("delete_call_back")).errcode).toBe(0);
  expect((await api("delete_call_back")).errcode).toBe(71007);
});

test("without a token it is refused as every old API is", async () => {
  const { json } = await dingtalk().post("/call_back/register_call_back", subscription());
  expect(json).toMatchObject({ errcode: 88, sub_code: "40000" });
  expect((await api("register_call_back")).errcode).toBe(43002);
});

test("an event that was subscribed to is pushed with its fields; another is not", async () => {
  dingtalk().home.answer = answerWith("success");
  await register();
  const { json } = await happens();
  expect(json).toMatchObject({ deliveries: [{ robot: "bell", via: "http", status: 200 }] });
  expect(pushed().at(-1)).toEqual({
    EventType: "user_add_org",
    EventTime: expect.any(Number),
    CorpId: corpId,
    BizId: expect.any(String),
    eventId: expect.any(String),
    TimeStamp: expect.any(String),
    UserId: ["li"],
  });
  expect((await happens({ event: "chat_disband", group: "dev" })).json).toMatchObject({
    deliveries: [],
  });
});

test("a push that fails is tried again after 10 s and 30 s, with the same eventId, then listed as failed once", async () => {
  const { home, clock } = dingtalk();
  home.answer = answerWith("success");
  await register();
  home.answer = (_, response) => void response.writeHead(500).end();
  const { json } = await happens();
  expect(json).toMatchObject({ deliveries: [{ status: 500, error: "http statusCode is:500" }] });
  const came = (count: number) => vi.waitFor(() => expect(home.received).toHaveLength(1 + count));
  clock.advance(9_999);
  await new Promise((resolve) => setTimeout(resolve, 20));
  await came(1);
  clock.advance(1);
  await came(2);
  await new Promise((resolve) => setTimeout(resolve, 20));
  clock.advance(30_000);
  await came(3);
  expect(
    new Set(
      pushed()
        .slice(1)
        .map(({ eventId }) => eventId),
    ).size,
  ).toBe(1);
  await vi.waitFor(async () => {
    const failed = await api("get_call_back_failed_result");
    expect(failed).toMatchObject({
      errcode: 0,
      failed_list: [
        {
          call_back_tag: "user_add_org",
          event_time: expect.any(Number),
          user_add_org: { UserId: ["li"] },
        },
      ],
      has_more: false,
    });
  });
  expect(await api("get_call_back_failed_result")).toMatchObject({ failed_list: [] });
});

test("a push that succeeds at the second try is not listed as failed", async () => {
  const { home, clock } = dingtalk();
  home.answer = answerWith("success");
  await register();
  home.answer = (_, response) => void response.writeHead(500).end();
  await happens();
  home.answer = answerWith("success");
  clock.advance(10_000);
  await vi.waitFor(() => expect(home.received).toHaveLength(3));
  await new Promise((resolve) => setTimeout(resolve, 20));
  clock.advance(60_000);
  expect(await api("get_call_back_failed_result")).toMatchObject({ failed_list: [] });
  expect(home.received).toHaveLength(3);
});

test("who joins or leaves a group is in it, or not", async () => {
  const members = async () => {
    const { json } = await dingtalk().get("/_/world");
    const groups = json["groups"] as readonly { id: string; members: string[] }[];
    return groups.find(({ id }) => id === "dev")?.members;
  };
  await happens({ event: "chat_add_member", group: "dev", users: ["out"] });
  expect(await members()).toContain("out");
  await happens({ event: "chat_remove_member", group: "dev", users: ["out", "li"] });
  expect(await members()).toEqual(["boss", "han"]);
});
