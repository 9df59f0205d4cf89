import { createHash } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { FileContent } from "../../src/core/reply.ts";
import { appRobot, createBench, groupEntry, text, type Bench } from "./bench-dispatcher.ts";
import { defaultAnswer, errcode, ok, refusal } from "./fake-dingtalk.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await createBench();
});
afterEach(() => bench.close());

const minuteMs = 60_000;
const paths = (): string[] =>
  bench.dingtalk.received.map(({ path }) => path).filter((path) => !path.includes("oauth2"));
const session = (expiresInMs: number): { url: string; expiresAt: number } => ({
  url: `${bench.dingtalk.origin}/robot/sendBySession?session=canary-session`,
  expiresAt: bench.clock.now() + expiresInMs,
});
const inGroup = (expiresInMs: number) =>
  ({
    destination: {
      kind: "group",
      robot: "bell",
      conversation: "cid1",
      session: session(expiresInMs),
    },
  }) as const;

function addWebhook(): void {
  const url = `${bench.dingtalk.origin}/robot/send?access_token=canary-token`;
  const webhook = { url, secret: "SECcanary" };
  bench.groups.push({ id: "ops", title: "Ops", conversation: "cid1", robot: "bell", webhook });
}

test("a reply goes to the session webhook, with its mention in at and text, and is recorded", async () => {
  await bench.storage.outbox.add([groupEntry("k1", text("hi", ["li"]), inGroup(90 * minuteMs))], 0);
  bench.dispatch();
  await bench.quiet();
  const [sent] = bench.dingtalk.received;
  expect(sent?.path).toBe("/robot/sendBySession");
  expect(sent?.headers["content-type"]).toBe("application/json; charset=utf-8");
  expect(sent?.body).toEqual({
    msgtype: "text",
    text: { content: "@li hi" },
    at: { atUserIds: ["li"] },
    msgUuid: createHash("sha256").update("k1").digest("hex").slice(0, 32),
  });
  const entries = await bench.storage.outbox.list({ status: "sent", limit: 9 });
  expect(entries).toMatchObject([{ key: "k1", attempts: 1 }]);
});

test("an @ that the OpenAPI cannot make is said in the log", async () => {
  await bench.storage.outbox.add([groupEntry("k1", text("hi", ["li", "han"]), inGroup(0))], 0);
  bench.dispatch();
  await bench.quiet();
  expect(paths()).toEqual(["/v1.0/robot/groupMessages/send"]);
  expect(bench.logged.join("\n")).toContain("sent without what this way cannot carry");
});

test("a commit by another wakes the dispatcher at once", async () => {
  bench.dispatch();
  await bench.quiet();
  await bench.storage.outbox.add([groupEntry("k1", text("hi"), inGroup(90 * minuteMs))], 0);
  await bench.quiet();
  expect(paths()).toEqual(["/robot/sendBySession"]);
});

test("O-17 five minutes before it expires a session webhook is left for the group webhook, signed anew", async () => {
  addWebhook();
  await bench.storage.outbox.add([groupEntry("k1", text("hi"), inGroup(5 * minuteMs))], 0);
  bench.dispatch();
  await bench.quiet();
  expect(paths()).toEqual(["/robot/send"]);
  const query = bench.dingtalk.received[0]?.query;
  expect(query?.get("timestamp")).toBe(String(bench.clock.now()));
  expect(query?.get("sign")).toHaveLength(44);
});

test("O-17 a session DingTalk no longer knows falls to the next ways in the same attempt", async () => {
  addWebhook();
  bench.dingtalk.answer = (request) => {
    if (request.path === "/robot/sendBySession") return errcode(300001, "session 不存在");
    if (request.path === "/robot/send") return errcode(310000, "sign not match");
    return defaultAnswer(request);
  };
  await bench.storage.outbox.add([groupEntry("k1", text("hi", ["li"]), inGroup(90 * minuteMs))], 0);
  bench.dispatch();
  await bench.quiet();
  expect(paths()).toEqual([
    "/robot/sendBySession",
    "/robot/send",
    "/v1.0/robot/groupMessages/send",
  ]);
  expect(bench.dingtalk.received.at(-1)?.body).toEqual({
    msgKey: "sampleText",
    msgParam: '{"content":"hi"}',
    openConversationId: "cid1",
    robotCode: "dingkey",
  });
  expect(await bench.storage.outbox.count()).toMatchObject({ waiting: 0, dead: 0 });
});

test("a group that cannot be reached: a message to one person goes to that person", async () => {
  bench.dingtalk.answer = (request) =>
    request.path.includes("groupMessages")
      ? refusal(400, "invalidParameter.robotCode.notExsit")
      : defaultAnswer(request);
  await bench.storage.outbox.add([groupEntry("k1", text("hi", ["li"]))], 0);
  bench.dispatch();
  await bench.quiet();
  expect(bench.dingtalk.received.at(-1)?.body).toMatchObject({ userIds: ["li"] });
});

test("O-17 no way left is a dead letter that says why, and can be repeated", async () => {
  const custom = { kind: "custom", id: "bell", token: "outgoing-canary" } as const;
  await bench.storage.outbox.add([groupEntry("k1", text("hi"), inGroup(-1))], 0);
  bench.dispatch({ robots: [custom] });
  await bench.quiet();
  expect(bench.dingtalk.received).toHaveLength(0);
  const [dead] = await bench.storage.outbox.list({ status: "dead", limit: 9 });
  expect(dead?.lastError).toBe(
    "no way left; the session webhook has expired; the group has no webhook in config.yaml; " +
      "a custom robot has no OpenAPI",
  );
  addWebhook();
  await bench.storage.outbox.retry(dead?.id ?? 0, bench.clock.now());
  await bench.quiet();
  expect(paths()).toEqual(["/robot/send"]);
});

test("a refused text is a dead letter at once, and the lane goes on", async () => {
  bench.dingtalk.answer = (request) =>
    request.text.includes("bad") ? errcode(430102, "不合适的文本") : ok;
  const entries = [text("bad"), text("good")].map((reply, index) =>
    groupEntry(`k${index}`, reply, inGroup(90 * minuteMs)),
  );
  await bench.storage.outbox.add(entries, 0);
  bench.dispatch();
  await bench.quiet();
  expect(paths()).toHaveLength(2);
  const [dead] = await bench.storage.outbox.list({ status: "dead", limit: 9 });
  expect(dead?.lastError).toBe("session-webhook: 430102 不合适的文本");
});

test("O-16 a lost answer is tried again after about 1, 5, 30 s with the same msgUuid, and named so", async () => {
  bench.dingtalk.answer = () => ({ text: '{"errcode":' });
  await bench.storage.outbox.add(
    [groupEntry("k1", text("hi"), inGroup(90 * minuteMs))],
    bench.clock.now(),
  );
  bench.dispatch();
  await bench.pass(60_000, 100);
  const times = bench.dingtalk.received.map(({ at }) => at);
  const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
  expect(gaps).toHaveLength(3);
  [1000, 5000, 30_000].forEach((delayMs, index) => {
    expect(gaps[index]).toBeGreaterThanOrEqual(delayMs * 0.8);
    expect(gaps[index]).toBeLessThanOrEqual(delayMs * 1.2 + 100);
  });
  expect(new Set(bench.dingtalk.received.map(({ body }) => body["msgUuid"])).size).toBe(1);
  const [waiting] = await bench.storage.outbox.list({ status: "waiting", limit: 1 });
  expect(waiting?.lastError).toContain("may have arrived");
});

test("waiting reminders of one group leave as one message", async () => {
  addWebhook();
  const reminders = ["a", "b", "c"].map((words) =>
    groupEntry(words, text(words, [`id-${words}`]), { merge: "reminders" }),
  );
  await bench.storage.outbox.add(reminders, 0);
  bench.dispatch();
  await bench.quiet();
  expect(bench.dingtalk.received.map(({ body }) => body)).toMatchObject([
    {
      text: { content: "@id-a a\n@id-b b\n@id-c c" },
      at: { atUserIds: ["id-a", "id-b", "id-c"] },
    },
  ]);
  expect(await bench.storage.outbox.count()).toMatchObject({ waiting: 0, dead: 0 });
});

const file: FileContent = {
  type: "file",
  fileId: "f1",
  name: "周报 [1].xlsx",
  sizeBytes: 2048,
  url: "https://bot.example/files/f1?sign=(x)",
  linkExpiresAt: 0,
};
const kept = {
  sha256: "00ff",
  mediaType: "application/octet-stream",
  read: () => Promise.resolve(new Uint8Array([1, 2, 3])),
};

test("a file is uploaded once and sent as a file message twice", async () => {
  const entries = ["k1", "k2"].map((key) =>
    groupEntry(key, { content: file, mentions: [] }, inGroup(90 * minuteMs)),
  );
  await bench.storage.outbox.add(entries, 0);
  bench.dispatch({ fileBytes: () => Promise.resolve(kept) });
  await bench.quiet();
  const send = "/v1.0/robot/groupMessages/send";
  expect(paths()).toEqual(["/media/upload", send, send]);
  const [, upload, sent] = bench.dingtalk.received;
  expect(upload?.headers["content-type"]).toMatch(/^multipart\/form-data; boundary=/);
  expect(upload?.text).toContain('filename="周报 [1].xlsx"');
  expect(JSON.parse(sent?.body["msgParam"] as string)).toEqual({
    mediaId: "@lAD1",
    fileName: "周报 [1].xlsx",
    fileType: "xlsx",
  });
});

test("a file goes as its link where it cannot be uploaded", async () => {
  bench.dingtalk.answer = (request) =>
    request.path === "/media/upload" ? errcode(40005, "不合法的文件类型") : defaultAnswer(request);
  await bench.storage.outbox.add(
    [groupEntry("k1", { content: file, mentions: [] }, inGroup(90 * minuteMs))],
    0,
  );
  bench.dispatch({ fileBytes: () => Promise.resolve(kept) });
  await bench.quiet();
  expect(bench.dingtalk.received.at(-1)?.body).toMatchObject({
    msgtype: "markdown",
    markdown: {
      title: "周报 [1].xlsx",
      text: "📎 [周报 ［1］.xlsx](https://bot.example/files/f1?sign=%28x%29) (2 KB)",
    },
  });
});

test("a stop waits for what is being sent and takes nothing new", async () => {
  let release: (() => void) | undefined;
  bench.dingtalk.answer = async () => {
    await new Promise<void>((resolve) => (release = resolve));
    return ok;
  };
  const entries = ["k1", "k2"].map((key) => groupEntry(key, text(key), inGroup(90 * minuteMs)));
  await bench.storage.outbox.add(entries, 0);
  const dispatcher = bench.dispatch();
  await expect.poll(() => release).toBeDefined();
  const stopped = dispatcher.stop();
  release?.();
  await stopped;
  expect(paths()).toHaveLength(1);
  expect(await bench.storage.outbox.count()).toMatchObject({ waiting: 1, dead: 0 });
});

test("while the storage is away nothing is lost: it waits and goes on", async () => {
  await bench.storage.outbox.add([groupEntry("k1", text("hi"), inGroup(90 * minuteMs))], 0);
  const { outbox } = bench.storage;
  const lease = outbox.lease.bind(outbox);
  let failures = 3;
  outbox.lease = (...given) => {
    failures -= 1;
    return failures >= 0 ? Promise.reject(new Error("locked")) : lease(...given);
  };
  bench.dispatch();
  await bench.pass(4000);
  expect(paths()).toEqual(["/robot/sendBySession"]);
});

test("no secret, token or address of a webhook is in a log line or a dead letter", async () => {
  addWebhook();
  bench.dingtalk.answer = (request) =>
    errcode(300001, `session ${request.query.get("session") ?? ""} token https://x/?a=b`);
  await bench.storage.outbox.add([groupEntry("k1", text("hi"), inGroup(90 * minuteMs))], 0);
  bench.dispatch({ robots: [appRobot] });
  await bench.pass(2000);
  await bench.dingtalk.close();
  await bench.storage.outbox.add([groupEntry("k2", text("hi"), inGroup(90 * minuteMs))], 0);
  await bench.pass(3000);
  const entries = await bench.storage.outbox.list({ limit: 9 });
  const said = [...bench.logged, ...entries.map(({ lastError }) => lastError ?? "")].join("\n");
  expect(said).toContain("300001");
  expect(said).toContain("could not be reached");
  expect(said).not.toMatch(/canary-token|SECcanary|app-secret-canary|access_token=|session=|http:/);
});
