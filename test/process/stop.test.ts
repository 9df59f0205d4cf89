import { afterEach, beforeEach, expect, test } from "vitest";
import { openScene, personOf, type Scene } from "./bot-process.ts";

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.close());

test("X-01 SIGTERM finishes what is held and exits 0", async () => {
  const bot = await scene.start();
  const li = await personOf(scene, "li");
  await li.say("在吗");
  expect(await li.hearUntil((heard) => heard.length > 0)).toHaveLength(1);
  expect(await bot.end("SIGTERM")).toBe(0);
});

test("X-01 while stopping it is not ready; a second SIGTERM exits at once", async () => {
  const bot = await scene.start();
  expect((await fetch(`${bot.url}/readyz`)).status).toBe(200);
  // A connection that is kept busy holds the stop up: a message whose webhook answer is slow.
  await fetch(`${scene.emulator.url}/_/faults`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ slow_ms: { value: 6000, path: "/robot/sendBySession" } }),
  });
  const li = await personOf(scene, "li");
  await li.say("在吗");
  await new Promise((resolve) => setTimeout(resolve, 300));
  const keepAlive = fetch(`${bot.url}/healthz`);
  await keepAlive;
  bot.child.kill("SIGTERM");
  await new Promise((resolve) => setTimeout(resolve, 200));
  const refused = await fetch(`${bot.url}/readyz`).then(
    (answer) => answer.status,
    () => "closed",
  );
  expect([503, "closed"]).toContain(refused);
  expect(bot.child.exitCode).toBeNull();
  expect(await bot.end("SIGTERM")).toBe(1);
});

test("a second bot on the same SQLite file is refused with what to do", async () => {
  await scene.start();
  await expect(scene.start()).rejects.toThrow(
    /ended with 2: bellhop: Another bot is running on .*bellhop\.db/,
  );
});

test("an address that is taken is named, with what to change", async () => {
  const bot = await scene.start();
  const port = Number(new URL(bot.url).port);
  const other = await openScene("", port);
  await expect(other.start()).rejects.toThrow(
    new RegExp(`cannot listen on 127\\.0\\.0\\.1:${port} .*choose another server\\.port`),
  );
  await other.close();
});
