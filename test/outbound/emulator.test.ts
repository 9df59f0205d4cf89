import { afterAll, beforeAll, expect, test } from "vitest";
import { createRandom } from "../../src/core/random.ts";
import { silentLog } from "../../src/core/log.ts";
import type { Content } from "../../src/core/reply.ts";
import { createAdjustableClock } from "../../src/core/system-clock.ts";
import { createEmulator } from "../../src/emulator/emulator.ts";
import { createHttpClient, type HttpClient } from "../../src/outbound/http-client.ts";
import type { Way } from "../../src/outbound/ladder.ts";
import type { FileBytes } from "../../src/outbound/media-cache.ts";
import { createClients } from "../../src/outbound/client/clients.ts";
import { createSender, type Send } from "../../src/outbound/sender.ts";
import { splitReply } from "../../src/dingtalk/split-reply.ts";
import { appRobot } from "./bench-dispatcher.ts";

const clock = createAdjustableClock();
const emulator = createEmulator({
  clock,
  random: createRandom(),
  log: silentLog,
  world: {
    people: [{ id: "li", name: "李雷" }],
    robots: [{ ...appRobot, name: "Bell" }],
    groups: [
      {
        id: "ops",
        title: "Ops",
        conversation: "cidOps==",
        robot: "bell",
        webhook: { token: "webhook-token", secret: "SECx" },
      },
    ],
  },
});
let http: HttpClient;
let send: Send;
let webhook: Way;
const bytes = new TextEncoder().encode("PK");

interface Line {
  readonly msgtype: string;
  readonly text: string;
  readonly via: string;
  readonly mentions: readonly string[];
  readonly user: string | null;
}

const fileBytes: FileBytes = () =>
  Promise.resolve({
    sha256: "1",
    mediaType: "application/zip",
    read: () => Promise.resolve(bytes),
  });

beforeAll(async () => {
  const url = await emulator.listen(0);
  http = createHttpClient([url]);
  const hosts = { oapi: url, api: url };
  const clients = createClients({ http, hosts, clock, log: silentLog, robots: [appRobot] });
  send = createSender({ http, clients, clock, fileBytes, log: silentLog });
  const address = `${url}/robot/send?access_token=webhook-token`;
  webhook = { kind: "group-webhook", webhook: { url: address, secret: "SECx" } };
});
afterAll(async () => {
  await http.close();
  await emulator.close();
});

async function deliver(
  way: Way,
  content: Content,
  mentions: readonly string[] = [],
): Promise<Line> {
  const merged = { entries: [], reply: { content, mentions }, plain: content };
  const msgUuid = createRandom().token(16);
  // The emulator counts 20 a minute.
  clock.advance(3000);
  await send(appRobot, way, { merged, msgUuid, signal: AbortSignal.timeout(5000) });
  const answer = await fetch(`${emulator.url}/_/messages`);
  const lines = (await answer.json()) as readonly Line[];
  return lines.at(-1) as Line;
}

const group: Way = { kind: "group-message", conversation: "cidOps==" };
const person: Way = { kind: "person-message", userId: "li" };
const buttons = (count: number): { title: string; url: string }[] =>
  Array.from({ length: count }, (_, index) => ({ title: `b${index}`, url: "https://x" }));
const file = {
  type: "file",
  fileId: "f",
  name: "周报.zip",
  sizeBytes: 2,
  url: "https://x",
  linkExpiresAt: 0,
} as const;
const card = { type: "card", title: "t", text: "x" } as const;
const contents: readonly Content[] = [
  { type: "text", text: "hi" },
  { type: "markdown", title: "t", text: "# a\nb" },
  { type: "link", title: "t", text: "x", url: "https://x" },
  { ...card, buttons: [] },
  { ...card, buttons: buttons(1) },
  { ...card, buttons: buttons(2) },
  { ...card, buttons: buttons(2), layout: "horizontal" },
  { ...card, buttons: buttons(5) },
  { ...card, buttons: buttons(6) },
  file,
];

test("the emulator takes everything we render, by every way", async () => {
  for (const content of contents) {
    for (const way of [webhook, group, person]) {
      const { via } = await deliver(way, content);
      expect(via).toBe(way === webhook ? "webhook" : "openapi");
    }
  }
});

test("a mention notifies and shows as a name", async () => {
  for (const content of contents) {
    const line = await deliver(webhook, content, ["li"]);
    expect([content.type, line.mentions]).toEqual([content.type, ["li"]]);
    expect(line.text).toContain("@李雷");
  }
});

test("a file goes as a file, to a group and to a person", async () => {
  const toGroup = await deliver({ kind: "group-file", conversation: "cidOps==", file }, file);
  const toPerson = await deliver({ kind: "person-file", userId: "li", file }, file);
  expect([toGroup.msgtype, toPerson.msgtype, toPerson.user]).toEqual(["file", "file", "li"]);
});

test("O-18 parts of a long reply are taken by both APIs", async () => {
  const text = '很长的一段话，"引号"\\。😀\n'.repeat(2000);
  const parts = splitReply({ content: { type: "markdown", title: "t", text }, mentions: ["li"] });
  expect(parts.length).toBeGreaterThan(2);
  for (const { content, mentions } of parts) {
    await deliver(webhook, content, mentions);
    await deliver(group, content);
  }
});
