import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openScene, type Scene } from "../process/bot-process.ts";
import { bellhop } from "./run-cli.ts";

const repository = new URL("../..", import.meta.url).pathname;
let cwd = "";
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), "bellhop-cli-"));
});
afterEach(() => rm(cwd, { recursive: true, force: true }));

describe("check", () => {
  test("the shipped configuration and packs are good", async () => {
    const { code, stdout } = await bellhop(["check"], { cwd: repository });
    expect(stdout).toMatch(/^config and packs are good: .*collab.*standup.*; \d+ examples hold/);
    expect(code).toBe(0);
  });

  test("every error of config and packs at once, with its place; start refuses with the same", async () => {
    await mkdir(join(cwd, "bots/hello"), { recursive: true });
    await writeFile(join(cwd, "config.yaml"), "locale: zh-CN\npacks: { folder: bots }\n");
    await writeFile(
      join(cwd, "bots/hello/pack.yaml"),
      `pack: hello
version: 1.0.0
title: 你好
comands: []
schedules:
  - { id: tea, cron: "61 15 * * *", to: group:dve, post: { text: 喝茶 } }
`,
    );
    const [checked, started, json] = await Promise.all([
      bellhop(["check"], { cwd }),
      bellhop(["start"], { cwd }),
      bellhop(["check", "--json"], { cwd }),
    ]);
    expect(checked.code).toBe(1);
    expect(checked.stderr).toMatch(/bots\/hello\/pack\.yaml:4:1: .*comands[\s\S]*commands/);
    expect(checked.stderr).toMatch(/pack\.yaml:6:.*61/);
    expect(checked.stderr).toMatch(/pack\.yaml:6:41: .*names no group[\s\S]*`group:dev`/);
    expect(checked.stdout).toBe("");
    expect(started.code).toBe(1);
    expect(started.stderr).toBe(checked.stderr);
    expect(JSON.parse(json.stdout)).toMatchObject({ ok: false });
    expect(json.stderr).toBe("");
  });

  test("an empty folder is good: the defaults, and the packs that come along; both are said", async () => {
    const { code, stdout, stderr } = await bellhop(["check"], { cwd });
    expect(stderr.trimEnd().split("\n")).toEqual([
      expect.stringMatching(/使用默认配置 .*config\.yaml: the defaults are used$/),
      expect.stringMatching(/使用自带的命令包 .*bots: the packs that come with Bellhop are used$/),
    ]);
    expect(stdout).toMatch(/^config and packs are good: .*collab/);
    expect(code).toBe(0);
  });

  test("a folder of packs with a name of its own that is not there is an error", async () => {
    await writeFile(join(cwd, "config.yaml"), "packs: { folder: botz }\n");
    const { code, stderr } = await bellhop(["check"], { cwd });
    expect(stderr).toMatch(/botz:1:1: the folder of packs cannot be read/);
    expect(code).toBe(1);
  });

  test("a file that is named and not there could not be checked", async () => {
    const { code, stderr } = await bellhop(["check", "--config", "no.yaml"], { cwd });
    expect(stderr).toMatch(/no\.yaml:1:1: there is no such file/);
    expect(code).toBe(1);
  });
});

test("schema prints a JSON Schema and nothing else", async () => {
  const [nothing, ...schemas] = await Promise.all(
    ["nothing", "config", "pack", "examples"].map((kind) => bellhop(["schema", kind], { cwd })),
  );
  for (const { code, stdout } of schemas) {
    expect(JSON.parse(stdout)).toMatchObject({
      $schema: "https://json-schema.org/draft/2020-12/schema",
      type: "object",
    });
    expect(code).toBe(0);
  }
  expect(schemas).toHaveLength(3);
  expect(nothing?.code).toBe(2);
});

test("migrate runs what is pending, and lists it", async () => {
  await writeFile(join(cwd, "config.yaml"), "database: sqlite:data/test.db\n");
  const pending = await bellhop(["migrate", "--list"], { cwd });
  expect(pending.stdout).toMatch(/initial tables\s+pending/);
  expect((await bellhop(["migrate"], { cwd })).stdout).toMatch(/initial tables\s+\d{4}-/);
  expect((await bellhop(["migrate", "--list"], { cwd })).stdout).not.toMatch(/pending/);
});

test("say without a bot says how to start one", async () => {
  await writeFile(join(cwd, "config.yaml"), "emulator: { port: 1 }\n");
  const { code, stderr } = await bellhop(["say", "hi"], { cwd });
  expect(stderr).toBe(
    "bellhop: no emulator answers at http://127.0.0.1:1: start the bot first (npm start)\n",
  );
  expect(code).toBe(2);
});

test("an unknown command is exit code 2", async () => {
  const { code, stderr } = await bellhop(["cheque"], { cwd });
  expect(stderr).toMatch(/unknown command 'cheque'[\s\S]*Did you mean check/);
  expect(code).toBe(2);
});

describe("with a running bot", () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene();
    await scene.start();
  });
  afterAll(() => scene.close());
  const run = (...args: string[]) => bellhop([...args, "--config", scene.configPath], { cwd });

  test("say prints the answer; --json prints one document", async () => {
    const answered = await run("say", "@小铃 我是谁", "--as", "韩梅梅");
    expect(answered).toMatchObject({ code: 0, stderr: "" });
    expect(answered.stdout).toMatch(/^你是韩梅梅\n编号：han\n/);
    const { stdout } = await run("say", "assign 写周报", "--at", "王芳", "--json");
    expect(JSON.parse(stdout)).toMatchObject({
      status: 200,
      answers: [{ msgtype: "text", via: "session", from: "bell" }],
    });
  });

  test("say --wait listens to the end, so that a reminder is heard too", async () => {
    const { stdout } = await run("say", "remind me in 1s 喝水", "--wait", "3s", "--as", "li");
    expect(stdout).toMatch(/^✅ R\w+｜.*喝水.*\n⏰ @李雷 喝水\n$/);
  });

  test("chat answers what is piped in, without prompts", async () => {
    const args = ["chat", "--as", "李雷", "--config", scene.configPath];
    const { code, stdout, stderr } = await bellhop(args, { cwd, input: "我是谁\n\n在吗\n" });
    expect(stdout).toMatch(/^小铃: 你是李雷\n编号：li\n[^>]*小铃: 在，延迟[^>]*\n$/);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  });

  test("say to nobody, and as nobody, is refused with who there is", async () => {
    const nobody = await run("say", "hi", "--as", "nobody");
    expect(nobody).toMatchObject({ code: 2, stdout: "" });
    expect(nobody.stderr).toMatch(/nobody/);
    const nowhere = await run("say", "hi", "--group", "nowhere");
    expect(nowhere.stderr).toMatch(/there is no group "nowhere"; there are: dev \(研发群\)/);
  });

  test("outbox shows what DingTalk refused, and sends it again", async () => {
    expect((await run("outbox")).stdout).toBe("nothing waits and nothing failed\n");
    await setFaults(scene.emulator.url, {
      errcode: { value: 430102, path: "/robot/sendBySession" },
    });
    const unanswered = await run("say", "在吗", "--group", "-", "--wait", "1s");
    expect(unanswered).toMatchObject({ code: 1 });
    expect(unanswered.stderr).toMatch(/no answer in time/);
    const { stdout } = await run("outbox", "list");
    const [, id = ""] = /^(\d+) {2}dead {2}bell @\w+ {2}text .*430102/.exec(stdout) ?? [];
    expect(id, stdout).not.toBe("");
    expect(stdout).not.toMatch(/sendBySession|session=/);
    await setFaults(scene.emulator.url, {});
    expect(await run("outbox", "retry", id)).toMatchObject({ code: 0 });
    expect(await run("outbox", "retry", id)).toMatchObject({ code: 1 });
    expect(await run("outbox", "drop", "one")).toMatchObject({ code: 2 });
    await expect
      .poll(async () => (await run("outbox")).stdout, { timeout: 15_000, interval: 500 })
      .toMatch(/^nothing waits/);
  });
});

function setFaults(emulatorUrl: string, faults: object): Promise<Response> {
  return fetch(`${emulatorUrl}/_/faults`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(faults),
  });
}
