import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { createReloader, readPacks } from "../../src/cli/load.ts";
import { keepPacksCurrent } from "../../src/cli/live-packs.ts";
import { createSystemClock } from "../../src/core/system-clock.ts";
import { silentLog } from "../../src/core/log.ts";
import { openHome, type Home } from "../home.ts";

const root = mkdtempSync(join(tmpdir(), "bellhop-reload-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const version = (number: number): string => `pack: echo
version: 1.0.${number}
title: 回声
commands:
  - id: echo
    names: [回声]
    summary: 回声
    args: { word: { type: text, ask: 什么？ } }
    reply: { text: "\${{ word }} v${number}" }
schedules:
  - { id: tea, cron: "0 15 * * *", to: group:dev, post: { text: 喝茶 v${number} } }
`;

const folder = join(root, "bots");
const file = join(folder, "echo/pack.yaml");

let home: Home;
beforeEach(async () => {
  mkdirSync(join(folder, "echo"), { recursive: true });
  writeFileSync(file, version(0));
  home = await openHome({ packs: folder });
});
afterEach(() => home.close());

async function reloader() {
  const one = createReloader(home.config, await readPacks(home.config));
  return () => one.reload((packs) => home.app.usePacks(packs));
}

test(
  "P-10 no message fails while packs are reloaded, and none meets half of a version",
  { timeout: 60_000 },
  async () => {
    const reload = await reloader();
    const ids = ["manager01", "li", "han", "wang"];
    const people = await Promise.all(ids.map((id) => home.person(id, "-")));
    let isOver = false;
    let reloads = 0;
    const reloading = (async () => {
      while (!isOver) {
        reloads += 1;
        writeFileSync(file, reloads % 5 === 0 ? version(reloads).slice(0, -30) : version(reloads));
        await reload();
      }
    })();
    const heard = await Promise.all(
      people.map(async (person) => {
        const versions: number[] = [];
        // One conversation carries no more than 18 messages a minute.
        for (let turn = 0; turn < 16; turn += 1) {
          await person.says(`回声 词${turn}`);
          const { text } = await person.hears(/./, 10_000);
          expect(text).toMatch(new RegExp(`^词${turn} v\\d+$`));
          versions.push(Number(/\d+$/.exec(text)?.[0]));
        }
        await person.hearsNothing();
        return versions;
      }),
    );
    isOver = true;
    await reloading;
    expect(reloads).toBeGreaterThan(10);
    expect(heard.flat().filter((one) => one % 5 === 0 && one > 0)).toEqual([]);
    for (const versions of heard) expect(versions).toEqual(versions.toSorted((a, b) => a - b));
    expect(home.log.filter((line) => line.includes('"level":"error"'))).toEqual([]);
    expect(await home.metrics.render()).toMatchObject({
      text: expect.not.stringMatching(/handler_errors\S* [1-9]/),
    });
  },
);

test("a question that waits goes on with the new version, and ends when what it asked for is gone", async () => {
  const reload = await reloader();
  const li = await home.person("li", "-");
  await li.says("回声");
  await li.hears(/什么？/);
  writeFileSync(file, version(1));
  await reload();
  await li.says("喂");
  await li.hears(/^喂 v1$/);

  await li.says("回声");
  await li.hears(/什么？/);
  writeFileSync(file, version(2).replaceAll("word", "text"));
  await reload();
  await li.says("回声 喂");
  await li.hears(/^喂 v2$/);

  await li.says("回声");
  await li.hears(/什么？/);
  rmSync(join(folder, "echo"), { recursive: true });
  await reload();
  await li.says("帮助");
  expect((await li.hears(/./)).text).not.toMatch(/回声/);
});

test("schedules of the new version fire, those of the one before do not", async () => {
  const reload = await reloader();
  const li = await home.person("li", "dev");
  writeFileSync(file, version(1).replace("0 15 * * *", "0 10 * * *"));
  await reload();
  home.later("1h");
  await li.hears(/喝茶 v1/);
  writeFileSync(file, version(2).replace("0 15 * * *", "0 11 * * *").replace("tea", "coffee"));
  await reload();
  home.later("1h");
  await li.hears(/喝茶 v2/);
  rmSync(join(folder, "echo"), { recursive: true });
  await reload();
  home.later("24h");
  await li.hearsNothing();
  expect(await home.app.storage.schedules.list()).toEqual([]);
});

test("P-10 why a change is not in use is said in the group of packs.tell and in /readyz", async () => {
  const li = await home.person("li", "dev");
  const live = keepPacksCurrent({
    config: { ...home.config, packs: { ...home.config.packs, tell: "dev" } },
    reloader: createReloader(home.config, await readPacks(home.config)),
    app: home.app,
    system: createSystemClock(),
    clock: home.clock,
    log: silentLog,
    looked: () => undefined,
  });
  writeFileSync(file, version(1).replace("names", "nmaes"));
  live.request();
  const { text } = await li.hears(/没有启用/);
  expect(text).toContain("bots/echo/pack.yaml:6:5: unknown key `nmaes`");
  expect(text).toContain("did you mean `names`?");
  expect(live.warnings()).toEqual([expect.stringMatching(/echo 的改动有错/)]);
  live.request();
  await li.says("回声 喂", "bell");
  await li.hears(/^喂 v0$/);
  await li.hearsNothing();
  writeFileSync(file, version(2));
  live.request();
  await expect.poll(() => live.warnings(), { timeout: 5000 }).toEqual([]);
  await live.stop();
});
