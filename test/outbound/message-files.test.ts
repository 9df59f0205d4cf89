import { silentLog } from "../../src/core/log.ts";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createAdjustableClock } from "../../src/core/system-clock.ts";
import { createClients } from "../../src/outbound/client/clients.ts";
import { createHttpClient, type HttpClient } from "../../src/outbound/http-client.ts";
import { createMessageFiles, type MessageFiles } from "../../src/outbound/message-files.ts";
import { appRobot } from "./bench-dispatcher.ts";
import {
  defaultAnswer,
  startFakeDingTalk,
  type FakeAnswer,
  type FakeDingTalk,
} from "./fake-dingtalk.ts";

const clock = createAdjustableClock();
let fake: FakeDingTalk;
let http: HttpClient;
let files: MessageFiles;
let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bellhop-files-"));
  fake = await startFakeDingTalk(clock);
  http = createHttpClient([fake.origin]);
  const hosts = { oapi: fake.origin, api: fake.origin };
  const custom = { kind: "custom", id: "gong", token: "t" } as const;
  const clients = createClients({ http, hosts, clock, log: silentLog, robots: [appRobot, custom] });
  files = createMessageFiles({ clients, hosts, locale: "en" });
});
afterEach(async () => {
  await Promise.all([files.close(), http.close()]);
  await fake.close();
  await rm(folder, { recursive: true, force: true });
});

/** DingTalk says that the file is at `url`, where `file` is answered. */
function fileAt(url: string, file: FakeAnswer = { text: "hello" }): void {
  fake.answer = (request) => {
    if (request.path.endsWith("/download")) return { text: JSON.stringify({ downloadUrl: url }) };
    return request.path.startsWith("/v1.0") ? defaultAnswer(request) : file;
  };
}

const download = (robot = appRobot.id) => files.download(robot, "code", join(folder, "a"));

test("F-13 a file is fetched from where DingTalk says it is", async () => {
  fileAt(`${fake.origin}/oss/a.file`);
  expect(await download()).toMatchObject({ sizeBytes: 5 });
});

test.each([
  "http://10.0.0.1/a.file",
  "http://169.254.169.254/latest/meta-data",
  "http://localhost:1/a.file",
  "http://[::ffff:10.0.0.1]/a.file",
  "file:///etc/passwd",
])("F-13 an address that leads inside is refused: %s", async (url) => {
  fileAt(url);
  await expect(download()).rejects.toMatchObject({ code: "fetch_refused" });
  expect(await readdir(folder)).toEqual([]);
});

test("F-13 a redirect is refused, and over 20 MB nothing is kept", async () => {
  fileAt(`${fake.origin}/oss/a.file`, {
    status: 302,
    headers: { location: "http://x/" },
    text: "",
  });
  await expect(download()).rejects.toMatchObject({ code: "fetch_refused" });
  fileAt(`${fake.origin}/oss/a.file`, { text: "x".repeat(20 * 1024 * 1024 + 1) });
  await expect(download()).rejects.toMatchObject({ code: "fetch_refused" });
  expect(await readdir(folder)).toEqual([]);
});

test("a custom robot has no credentials, and says so", async () => {
  await expect(download("gong")).rejects.toMatchObject({
    code: "fetch_refused",
    expose: true,
    message: expect.stringContaining("no app credentials"),
  });
});

test.each([
  [
    { status: 400, text: '{"code":"invalidParameter.robotCode.downloadCode","message":"x"}' },
    /again\.$/,
  ],
  [{ status: 500, text: '{"code":"unknownError","message":"x"}' }, /try again later/],
  [{ text: "<html></html>" }, /try again later/],
])("what DingTalk refuses is told in words: %j", async (answer, words) => {
  fake.answer = (request) => (request.path.endsWith("/download") ? answer : defaultAnswer(request));
  const refused = download();
  await expect(refused).rejects.toMatchObject({ code: "fetch_failed", expose: true });
  await expect(refused).rejects.toThrow(words);
});
