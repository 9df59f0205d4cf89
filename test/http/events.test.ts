import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  decryptCallback,
  encryptCallback,
  isSignedBy,
  signCallback,
} from "../../src/dingtalk/callback-crypto.ts";
import { openHome, type Home } from "../home.ts";

// `POST /dingtalk/:robot/events`: protocol §8.

const keys = {
  token: "emulated-token",
  aesKey: "emulatedemulatedemulatedemulatedemulated123",
  ownerKey: "emulated-key",
};
let home: Home;
beforeAll(async () => {
  home = await openHome();
});
afterAll(() => home.close());

interface Answer {
  readonly msg_signature: string;
  readonly timeStamp: string;
  readonly nonce: string;
  readonly encrypt: string;
}

/** A push as DingTalk makes it; each part can be given instead. */
async function push(
  event: object | string,
  changed: {
    readonly ownerKey?: string;
    readonly token?: string;
    readonly aesKey?: string;
    readonly query?: Readonly<Record<string, string>>;
    readonly name?: string;
    readonly body?: string;
    readonly robot?: string;
  } = {},
) {
  const { ownerKey, token, aesKey } = { ...keys, ...changed };
  const text = typeof event === "string" ? event : JSON.stringify(event);
  const encrypt = encryptCallback(text, { aesKey, ownerKey, random: "0123456789abcdef" });
  const stamp = { timestamp: "1605695694141", nonce: "abcdef" };
  const signature = signCallback(stamp, encrypt, token);
  const query = { [changed.name ?? "signature"]: signature, ...stamp, ...changed.query };
  const path = `/dingtalk/${changed.robot ?? "bell"}/events?${new URLSearchParams(query).toString()}`;
  return fetch(home.app.url + path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: changed.body ?? JSON.stringify({ encrypt }),
  });
}

/** What an answer says, after all of it was checked as DingTalk does. */
async function saidBy(response: Response): Promise<string | undefined> {
  expect(response.status).toBe(200);
  const { msg_signature: signature, timeStamp, nonce, encrypt } = (await response.json()) as Answer;
  expect(isSignedBy({ signature, timestamp: timeStamp, nonce }, encrypt, keys.token)).toBe(true);
  const decrypted = decryptCallback(encrypt, keys.aesKey);
  expect(decrypted?.ownerKey).toBe(keys.ownerKey);
  return decrypted?.text;
}

const counted = async (name: string) => {
  const { text } = await home.metrics.render();
  return Number(
    new RegExp(`^bellhop_${name}_total(?:\\{[^}]*\\})? (\\d+)`, "m").exec(text)?.[1] ?? 0,
  );
};
const joined = (eventId: string) => ({
  EventType: "chat_add_member",
  EventTime: 1_700_000_000_000,
  CorpId: "dingcorp",
  eventId,
  openConversationId: "cid-dev",
  userId: ["wang"],
});

describe("the handshake", () => {
  test("`check_url` is answered with the encrypted `success`, and not kept", async () => {
    const before = await counted("callbacks_accepted");
    expect(await saidBy(await push({ EventType: "check_url" }))).toBe("success");
    expect(await counted("callbacks_accepted")).toBe(before);
  });

  test("`check_create_suite_url` is answered with its Random", async () => {
    const event = { EventType: "check_create_suite_url", Random: "LPIdSnlF", TestSuiteKey: "s" };
    expect(await saidBy(await push(event))).toBe("LPIdSnlF");
  });
});

test("an event is kept, answered `success`, and welcomed by the collab pack", async () => {
  const li = await home.person("li", "dev");
  expect(await saidBy(await push(joined("e1")))).toBe("success");
  await li.hears(/欢迎/);
});

test("the signature is taken by either of its names", async () => {
  expect(await saidBy(await push(joined("e2"), { name: "msg_signature" }))).toBe("success");
});

test("I-05 the same event 20 times, at once and later, is handled once", async () => {
  const before = await counted("callbacks_accepted");
  const li = await home.person("li", "dev");
  const answers = await Promise.all(Array.from({ length: 20 }, () => push(joined("e3"))));
  for (const answer of answers) expect(await saidBy(answer)).toBe("success");
  await li.hears(/欢迎/);
  home.later("5m");
  expect(await saidBy(await push(joined("e3")))).toBe("success");
  await li.hearsNothing();
  expect(await counted("callbacks_accepted")).toBe(before + 1);
});

test("an event of an old registration has no id; the same push twice is still one", async () => {
  const old = { EventType: "user_add_org", TimeStamp: 43535463645, UserId: ["u1"], CorpId: "ding" };
  const before = await counted("callbacks_accepted");
  await saidBy(await push(old));
  await saidBy(await push(old));
  await saidBy(await push({ ...old, UserId: ["u2"] }));
  expect(await counted("callbacks_accepted")).toBe(before + 2);
});

const refused: readonly (readonly [string, Parameters<typeof push>[1], number])[] = [
  ["another token", { token: "other-token" }, 401],
  ["another key", { aesKey: "1234567890123456789012345678901234567890123" }, 401],
  ["another app's owner key", { ownerKey: "dingother" }, 401],
  ["no owner key", { ownerKey: "" }, 401],
  ["a wrong signature", { query: { signature: "0".repeat(40) } }, 401],
  ["no signature", { query: { signature: "" } }, 401],
  ["another time", { query: { timestamp: "1605695694142" } }, 401],
  ["another nonce", { query: { nonce: "x" } }, 401],
  ["a body that is no JSON", { body: "{" }, 400],
  ["a body without `encrypt`", { body: "{}" }, 400],
  ["an `encrypt` that is a list", { body: '{"encrypt":["x"]}' }, 400],
  ["nobody's robot", { robot: "nobody" }, 404],
];

test.each(refused)(
  "I-02 %s: %j is refused with %i, and nothing is kept",
  async (_, changed, status) => {
    const before = await counted("callbacks_accepted");
    const answer = await push(joined("refused"), changed);
    expect(answer.status).toBe(status);
    const text = await answer.text();
    expect(text).not.toContain(keys.token);
    expect(text).not.toContain(keys.aesKey);
    expect(await counted("callbacks_accepted")).toBe(before);
  },
);

test.each([
  ["no JSON", "success"],
  ["a list", "[]"],
  ["no type", '{"a":1}'],
  ["a prototype key", '{"EventType":"x","__proto__":{"a":1}}'],
  ["an endless name", JSON.stringify({ EventType: "x".repeat(1000) })],
])("I-14 a signed event that is %s is 400", async (_, text) => {
  expect((await push(text)).status).toBe(400);
});

test("I-10 an answer comes within 1,500 ms also while the database is locked: 503, and handled once when it comes again", async () => {
  const other = new DatabaseSync(home.config.database.replace("sqlite:", ""));
  other.exec("begin immediate");
  const startedAt = performance.now();
  const answer = await push(joined("slow"));
  const tookMs = performance.now() - startedAt;
  other.exec("rollback");
  other.close();
  expect(answer.status).toBe(503);
  expect(tookMs).toBeLessThan(1500);
  const li = await home.person("li", "dev");
  expect(await saidBy(await push(joined("slow")))).toBe("success");
  await li.hears(/欢迎/);
  await li.hearsNothing();
});

test("an event nobody has a handler for is kept and done with", async () => {
  const before = await counted("handler_errors");
  await saidBy(await push({ EventType: "bpms_instance_change", eventId: "e9", data: 1 }));
  expect(await counted("handler_errors")).toBe(before);
});
