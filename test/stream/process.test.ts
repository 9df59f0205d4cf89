import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { joinConversation } from "../../src/cli/conversation.ts";
import { createEmulatorClient } from "../../src/cli/emulator-client.ts";

// `bellhop start` in Stream mode and `bellhop emulator`, each a process of its own.

const repository = new URL("../..", import.meta.url).pathname;
let folder: string;
let port: number;
let emulatorUrl: string;
const children = new Set<ChildProcess>();

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bellhop-stream-"));
  port = await freePort();
  emulatorUrl = `http://127.0.0.1:${port}`;
  await writeFile(
    join(folder, "config.yaml"),
    `database: sqlite:bellhop.db
server: { port: 0 }
dingtalk:
  connect: stream
  hosts: { oapi: "${emulatorUrl}", api: "${emulatorUrl}" }
  robots: [{ id: bell, kind: app, app_key: stream-key, app_secret: the-stream-secret }]
emulator: { url: "${emulatorUrl}" }
groups: [{ id: dev, title: 研发群, conversation: cid-dev }]
packs: { folder: "${join(repository, "bots")}" }
`,
  );
});
afterEach(async () => {
  for (const child of children) child.kill("SIGKILL");
  children.clear();
  await rm(folder, { recursive: true, force: true });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const { port: free } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return free;
}

/** Starts a command and resolves when it prints a line that matches. */
async function start(args: readonly string[], pattern: RegExp) {
  const child = spawn(process.execPath, ["src/main.ts", ...args], {
    cwd: repository,
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.add(child);
  let errors = "";
  child.stderr.on("data", (data: Buffer) => (errors += data.toString()));
  const started = Promise.withResolvers<void>();
  createInterface({ input: child.stdout }).on("line", (line) => {
    if (pattern.test(line)) started.resolve();
  });
  child.once("exit", (code) => started.reject(new Error(`ended with ${code}: ${errors}`)));
  await started.promise;
  return {
    errors: () => errors,
    async end(signal: NodeJS.Signals) {
      const ended = once(child, "exit");
      child.kill(signal);
      const [code, by] = (await ended) as [number | null, NodeJS.Signals | null];
      return code ?? by;
    },
  };
}
const startEmulator = () => start(["emulator", "--port", String(port)], /emulator: http/);
const startBot = () => start(["start", "--config", join(folder, "config.yaml")], /chat page/);

const isConnected = () =>
  vi.waitFor(
    async () => {
      const answer = await fetch(`${emulatorUrl}/_/stream`);
      expect(await answer.json()).toMatchObject({ connections: [{ appKey: "stream-key" }] });
    },
    { timeout: 10_000, interval: 100 },
  );

async function li() {
  const place = { as: "li", group: "-" };
  const conversation = await joinConversation(createEmulatorClient(emulatorUrl), place);
  return {
    say: (text: string) => conversation.say(text, []),
    async hears(pattern: RegExp) {
      await vi.waitFor(
        async () => {
          const lines = await conversation.hear(1000);
          expect(lines.map(({ text }) => text).join("\n")).toMatch(pattern);
        },
        { timeout: 15_000 },
      );
    },
  };
}

test("something is said and answered; SIGTERM ends it with 0; no secret is in the log", async () => {
  await startEmulator();
  const bot = await startBot();
  await isConnected();
  const person = await li();
  expect((await person.say("在吗")).status).toBe(200);
  await person.hears(/在/);
  expect(await bot.end("SIGTERM")).toBe(0);
  expect(bot.errors()).not.toContain("the-stream-secret");
  expect(bot.errors()).not.toMatch(/ticket/);
});

test("I-07 kill -9 after the acknowledgement: the next start answers", async () => {
  await startEmulator();
  const bot = await startBot();
  await isConnected();
  const person = await li();
  // Held up on its way out, so that the kill comes between the acknowledgement and the answer.
  await fetch(`${emulatorUrl}/_/faults`, {
    method: "PUT",
    body: JSON.stringify({ http_500: { path: "/robot/sendBySession" } }),
  });
  expect((await person.say("在吗")).status).toBe(200);
  expect(await bot.end("SIGKILL")).toBe("SIGKILL");
  await fetch(`${emulatorUrl}/_/faults`, { method: "PUT", body: "{}" });
  await startBot();
  await person.hears(/在/);
}, 60_000);

test("when DingTalk is gone and comes back the bot connects by itself and answers", async () => {
  const first = await startEmulator();
  const bot = await startBot();
  await isConnected();
  await first.end("SIGKILL");
  await startEmulator();
  // The new world does not know the bot's robot before somebody says so.
  await fetch(`${emulatorUrl}/_/world`, {
    method: "PUT",
    body: JSON.stringify({
      robots: [
        {
          id: "bell",
          name: "小铃",
          kind: "app",
          appKey: "stream-key",
          appSecret: "the-stream-secret",
          stream: true,
        },
      ],
    }),
  });
  await isConnected();
  const person = await li();
  expect((await person.say("在吗")).status).toBe(200);
  await person.hears(/在/);
  expect(await bot.end("SIGTERM")).toBe(0);
});
