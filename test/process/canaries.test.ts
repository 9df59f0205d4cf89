import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bellhop } from "../cli/run-cli.ts";
import { openScene, personOf, type Scene } from "./bot-process.ts";

/** Secrets of a deployment, each of a kind of its own. */
const canaries = {
  appSecret: "cn4ry01appsecret0123456789",
  eventToken: "cn4ry02eventtoken01234567",
  aesKey: "cn4ry03aeskeyaeskeyaeskeyaeskeyaeskeyaeskey",
  cardSecret: "cn4ry04cardsecret0123456",
  webhookToken: "cn4ry05webhooktoken012345",
  signSecret: "SECcn4ry06a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6",
  apiToken: "cn4ry07apitoken0123456789abcdefghijkl",
  jenkins: "cn4ry08jenkins0123456789",
  inPack: "cn4ry09inpack0123456789abcdef",
  bearer: "cn4ry10bearer0123456789abcdef",
} as const;

const dingtalk = `
dingtalk:
  connect: emulator
  robots:
    - id: bell
      kind: app
      app_key: emulated-key
      app_secret: "${canaries.appSecret}"
      events: { token: "${canaries.eventToken}", aes_key: "${canaries.aesKey}" }
      card_secret: "${canaries.cardSecret}"
groups:
  - id: dev
    title: 研发群
    conversation: cid-dev
    webhook: { url: "https://oapi.dingtalk.com/robot/send?access_token=${canaries.webhookToken}", secret: "${canaries.signSecret}" }
api: { tokens: [{ name: ci, token: "${canaries.apiToken}", scopes: [tasks:read], acts_as: manager01 }] }
`;

const pack = `pack: tea
version: 1.0.0
title: 茶
secrets: [JENKINS_TOKEN]
commands: [{ call: "./tea.ts#tea" }]
`;

const handler = `export const tea = {
  name: "tea", aliases: ["茶"], summary: { zh: "茶", en: "Tea" }, args: {},
  handle(ctx) {
    ctx.log.error({ url: "https://x/?access_token=${canaries.webhookToken}" }, "posting with ${canaries.appSecret}");
    throw new Error("refused: Bearer ${canaries.bearer}, sign ${canaries.signSecret}");
  },
};
`;

let scene: Scene;
beforeEach(async () => {
  scene = await openScene(dingtalk);
  await mkdir(join(scene.folder, "bots/tea"), { recursive: true });
  await write("pack.yaml", pack);
  await write("tea.ts", handler);
  const config = await readFile(scene.configPath, "utf8");
  await writeFile(
    scene.configPath,
    config.replace(/^packs: .*$/m, "packs: { folder: bots, tell: dev }"),
  );
});
afterEach(() => scene.close());

const write = (file: string, text: string) => writeFile(join(scene.folder, "bots/tea", file), text);

test("P-12 secrets of config.yaml, of packs and of errors appear in nothing that the bot writes", async () => {
  process.env["JENKINS_TOKEN"] = canaries.jenkins;
  const bot = await scene.start();
  delete process.env["JENKINS_TOKEN"];
  const seen: string[] = [];
  const get = async (path: string, init?: RequestInit) => {
    const answer = await fetch(bot.url + path, init);
    seen.push(JSON.stringify([...answer.headers]), await answer.text());
  };
  const li = await personOf(scene, "li");
  await li.say("茶");
  const heard = await li.hearUntil(({ length }) => length > 0);
  seen.push(JSON.stringify(heard));
  const post = { method: "POST", headers: { authorization: `Bearer ${canaries.bearer}` } };
  await get("/dingtalk/bell/callback", { ...post, body: `{"token":"${canaries.inPack}"` });
  await get(`/dingtalk/bell/events?signature=${canaries.eventToken}`, { ...post, body: "{}" });
  await get(`/files/${canaries.inPack}`);
  await get("/api/v1/tasks", { headers: { authorization: `Bearer ${canaries.bearer}` } });
  await get("/api/v1/tasks?limit=x", { headers: { authorization: `Bearer ${canaries.apiToken}` } });

  // Written out in a pack, in the middle of what is wrong with it.
  const broken = `vars: { url: "https://oapi.dingtalk.com/robot/send?access_token=${canaries.inPack}", password: ${canaries.inPack} }\ntoken: "${canaries.inPack}\n`;
  await write("pack.yaml", pack + broken);
  bot.child.kill("SIGHUP");
  await expect.poll(() => bot.errors(), { timeout: 15_000 }).toMatch(/those before go on/);
  const told = await (await personOf(scene, "li")).hearUntil(() => true, 0);
  seen.push(JSON.stringify(told));
  for (const path of ["/readyz", "/healthz", "/metrics"]) await get(path);

  const check = (...more: string[]) =>
    bellhop(["check", "--config", scene.configPath, ...more], { cwd: scene.folder });
  const config = await readFile(scene.configPath, "utf8");
  for (const text of [
    config,
    config.replace("app_secret:", "app_secrte:"),
    `${config}\n  bad: [`,
  ]) {
    await writeFile(scene.configPath, text);
    for (const run of await Promise.all([check(), check("--json")])) {
      seen.push(run.stdout, run.stderr);
    }
  }
  expect(await bot.end("SIGTERM")).toBe(0);
  seen.push(bot.errors());

  const all = seen.join("\n");
  expect(all).toContain("handler failed");
  for (const [name, secret] of Object.entries(canaries)) {
    const middle = Buffer.from(secret).toString("base64").slice(4, 16);
    for (const form of [secret, encodeURIComponent(secret), middle]) {
      expect(all.includes(form), name).toBe(false);
    }
  }
});
