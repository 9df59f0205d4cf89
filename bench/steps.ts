import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openRehearsal } from "../src/cli/examples/rehearsal.ts";
import { spokenArrival } from "../src/cli/examples/spoken.ts";
import { readPacks } from "../src/cli/load.ts";
import { loadConfig } from "../src/config/load-config.ts";
import { silentLog } from "../src/core/log.ts";
import { createSystemClock } from "../src/core/system-clock.ts";
import { openStorage } from "../src/storage/open.ts";
import { printTable } from "./figures.ts";
import { withFolder } from "./folder.ts";

const warmUps = 300;
const rounds = 1500;
const startAt = Date.parse("2026-11-23T10:00:00+08:00");

const pack = `pack: p
version: 1.0.0
title: 测试
commands:
  - call: ./bare.ts#bare
  - id: hello
    names: [问好]
    summary: 问好
    args: { name: { type: text } }
    reply: { markdown: "**你好**，\${{ name }}，现在是 \${{ now | date: '%H:%M' }}" }
  - id: five
    names: [五步]
    summary: 五步
    args: { name: { type: text } }
    steps:
      - set: { person: { last: "\${{ name }}" } }
      - if: \${{ name == "张三" }}
        then: [{ set: { pack: { count: 1 } } }]
      - task.create: { title: "问候 \${{ name }}", to: u1 }
        as: t
      - post: { to: person:u2, text: "\${{ t.id }}" }
    reply: { text: "\${{ t.id }} \${{ state.person.last }}" }
`;

const bare = `export const bare = {
  name: "bare", aliases: ["裸"], summary: { zh: "裸", en: "bare" }, args: { name: { type: "text" } },
  handle(ctx) { ctx.reply("好"); },
};`;

/** What the commands of packs cost: the whole way of a message, with the commit, in memory. */
export function steps(): Promise<void> {
  return withFolder(async (root) => {
    mkdirSync(join(root, "bots/p"), { recursive: true });
    writeFileSync(join(root, "bots/p/pack.yaml"), pack);
    writeFileSync(join(root, "bots/p/bare.ts"), bare);
    writeFileSync(join(root, "config.yaml"), "packs: { folder: bots }\n");
    const loaded = loadConfig({ path: join(root, "config.yaml"), env: {} });
    if ("problems" in loaded) throw new Error(JSON.stringify(loaded.problems));
    const { config } = loaded;
    const { packs, problems } = await readPacks(config);
    if (packs.length === 0) throw new Error(JSON.stringify(problems));
    const clock = createSystemClock();
    const storage = await openStorage("sqlite::memory:", {
      clock,
      log: silentLog,
      exclusive: true,
    });
    const rehearsal = openRehearsal({ config, packs, storage, startAt, log: silentLog });
    let number = 0;
    const cpuMsOf = async (text: string): Promise<number> => {
      const say = async (): Promise<void> => {
        number += 1;
        const spoken = { config, person: "u1", group: undefined, text, now: startAt, number };
        const { said } = await rehearsal.take(spokenArrival(spoken));
        if (said.length === 0) throw new Error(`${text} was not answered`);
      };
      for (let round = 0; round < warmUps; round += 1) await say();
      const before = process.cpuUsage();
      for (let round = 0; round < rounds; round += 1) await say();
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000 / rounds;
    };
    const bareMs = await cpuMsOf("裸 张三");
    const replyMs = await cpuMsOf("问好 张三");
    const fiveMs = await cpuMsOf("五步 张三");
    await storage.close();
    printTable("steps: CPU of a message", [
      { what: "a handler that answers one word", value: bareMs, unit: "ms" },
      {
        what: "a command that only answers, beyond that",
        value: replyMs - bareMs,
        unit: "ms",
        goal: { atMost: 0.5 },
      },
      { what: "a run of five steps, all of it", value: fiveMs, unit: "ms", goal: { atMost: 5 } },
    ]);
  });
}
