import { afterEach, expect, test } from "vitest";
import { packFolder } from "../packs/pack-folder.ts";
import { localServer } from "../packs/local-server.ts";
import { openScene, personOf, type Scene } from "./bot-process.ts";

let scene: Scene | undefined;
afterEach(() => scene?.close());

test("kill -9 while the second of two calls is under way: the first is not made again", async () => {
  const system = await localServer(({ url }, count) =>
    url === "/second" && count === 2 ? "never" : { body: `{"at":"${url}"}` },
  );
  const packs = packFolder({
    "calls/pack.yaml": `
pack: calls
version: 1.0.0
title: 两次调用
vars: { base: "${system.url}" }
commands:
  - id: twice
    names: [两次]
    summary: 调用两次
    steps:
      - http: { method: POST, url: "\${{ vars.base }}/first" }
        as: first
      - http: { method: POST, url: "\${{ vars.base }}/second", timeout: 30s }
        as: second
    reply: { text: "\${{ first.json.at }} \${{ second.json.at }}" }
`,
  });
  scene = await openScene("", 0, `{ folder: "${packs}", http: { allow_private: [127.0.0.1] } }`);
  const bot = await scene.start();
  const li = await personOf(scene, "li");
  await li.say("两次");
  await system.heard(2);
  await bot.end("SIGKILL");

  await scene.start();
  const heard = await li.hearUntil((lines) => lines.length > 0, 20_000);
  expect(heard.map(({ text }) => text)).toEqual(["/first /second"]);
  expect(system.called.map(({ url }) => url)).toEqual(["/first", "/second", "/second"]);
  const keys = system.called.slice(1).map(({ headers }) => headers["idempotency-key"]);
  expect(new Set(keys).size).toBe(1);
});
