import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const repository = new URL("../..", import.meta.url).pathname;
let folder: string;
let bot: ChildProcess | undefined;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "bellhop-package-"));
  npm(repository, "run", "build");
  const packed = npm(repository, "pack", "--silent", "--pack-destination", folder).trim();
  writeFileSync(join(folder, "package.json"), '{ "private": true }');
  npm(folder, "install", "--omit=dev", "--no-audit", "--no-fund", "--prefer-offline", packed);
}, 280_000);

afterAll(() => {
  bot?.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

test("the published package starts and answers in an empty folder, with the packs that come along", async () => {
  const [port, emulatorPort] = [await freePort(), await freePort()];
  writeFileSync(
    join(folder, "config.yaml"),
    `server: { port: ${port} }\nemulator: { port: ${emulatorPort} }\n`,
  );
  const bin = join(folder, "node_modules/.bin/bellhop");
  bot = spawn(bin, ["start"], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  let errors = "";
  bot.stderr?.on("data", (data: Buffer) => (errors += data.toString()));
  await said(bot, /chat page/);
  expect(errors).toContain("the packs that come with Bellhop are used");

  const say = (text: string): string =>
    execFileSync(bin, ["say", text], { cwd: folder, encoding: "utf8" });
  expect(say("在吗")).toMatch(/在/);
  expect(say("remind me in 1h 喝水")).toMatch(/✅ R\w+｜.*喝水/);
  bot.kill("SIGTERM");
  expect(await once(bot, "exit")).toEqual([0, null]);
});

function npm(cwd: string, ...args: readonly string[]): string {
  return execFileSync("npm", args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
}

async function said(child: ChildProcess, words: RegExp): Promise<void> {
  let output = "";
  for await (const data of child.stdout ?? []) {
    output += String(data);
    if (words.test(output)) return;
  }
  throw new Error(`it ended without having said ${words.source}: ${output}`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
