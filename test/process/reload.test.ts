import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openScene, personOf, type BotProcess, type Scene } from "./bot-process.ts";

const pack = (title: string): string => `pack: dice
version: 1.0.0
title: ${title}
commands: [{ call: "./dice.ts#dice" }]
`;

const module = (): string => `import { faces } from "./faces.ts";
export const dice = {
  name: "dice", aliases: ["骰子"], summary: { zh: "骰子", en: "Dice" }, args: {},
  handle(ctx) { ctx.reply(\`\${faces} 面\`); },
};
`;

let scene: Scene;
let bot: BotProcess;
let folder: string;
beforeEach(async () => {
  scene = await openScene("");
  folder = join(scene.folder, "bots/dice");
  await mkdir(folder, { recursive: true });
  await write("pack.yaml", pack("骰子"));
  await write("dice.ts", module());
  await write("faces.ts", "export const faces = 6;\n");
});
afterEach(() => scene.close());

const write = (file: string, text: string) => writeFile(join(folder, file), text);

async function start(packs: string): Promise<void> {
  const config = await readFile(scene.configPath, "utf8");
  await writeFile(scene.configPath, config.replace(/^packs: .*$/m, `packs: { ${packs} }`));
  bot = await scene.start();
}

/** Waits until the bot answers so; what it says before is an answer of the version before. */
async function answers(pattern: RegExp): Promise<void> {
  const li = await personOf(scene, "li");
  await expect
    .poll(
      async () => {
        await li.say("骰子");
        const [first] = await li.hearUntil(({ length }) => length > 0);
        return first?.text;
      },
      // One conversation carries no more than 18 messages a minute.
      { timeout: 15_000, interval: 500 },
    )
    .toMatch(pattern);
}

test("P-10 a handler module, and what it imports, is replaced when its file changes", async () => {
  await start("folder: bots");
  await answers(/^6 面$/);
  await write("faces.ts", "export const faces = 12;\n");
  await answers(/^12 面$/);
  // As editors save: a new file takes the place of the old one.
  await write("faces.ts~", "export const faces = 20;\n");
  await rename(join(folder, "faces.ts~"), join(folder, "faces.ts"));
  await answers(/^20 面$/);
  await write("faces.ts", "export const faces = ;\n");
  await expect.poll(() => bot.errors(), { timeout: 15_000 }).toMatch(/those before go on/);
  expect(bot.errors()).toContain("./dice.ts cannot be loaded");
  await answers(/^20 面$/);
  const ready = await (await fetch(`${bot.url}/readyz`)).text();
  expect(ready).toContain("the change of pack dice is not in use");
  await write("faces.ts", "export const faces = 6;\n");
  await answers(/^6 面$/);
  expect(await bot.end("SIGTERM")).toBe(0);
});

test("SIGHUP takes changes where files are not watched", async () => {
  await start("folder: bots, watch: false");
  await answers(/^6 面$/);
  await write("faces.ts", "export const faces = 8;\n");
  bot.child.kill("SIGHUP");
  await answers(/^8 面$/);
});
