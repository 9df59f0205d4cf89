import { afterAll, beforeAll, expect, test } from "vitest";
import { openHome, type Home, type Person } from "../home.ts";
import { makePackFolder } from "../packs/pack-folder.ts";

const pack = `
pack: club
version: 1.0.0
title: 社团
secrets: [CLUB_TOKEN]
commands:
  - id: clock-in
    names: [打卡]
    summary: 打卡
    steps:
      - add: { person: { times: 1 }, pack: { all: "\${{ 1 }}" } }
    reply: { text: "你第 \${{ state.person.times }} 次" }
  - id: bad-count
    names: [乱加]
    summary: 加的不是数字
    steps: [{ add: { pack: { all: 很多 } } }]
  - call: ./handlers.ts#visits
`;

const handlers = `
import { defineCommand } from "${new URL("../../src/index.ts", import.meta.url).href}";

export const visits = defineCommand({
  name: "visits",
  aliases: ["来访"],
  summary: { zh: "来访", en: "Visits" },
  args: {},
  async handle(ctx) {
    ctx.log.info({ token: "x-" + "s3cr3t-of-the-club", at: "https://a.example/?k=s3cr3t-of-the-club" }, "asked with s3cr3t-of-the-club");
    ctx.memory.group.add("visits");
    ctx.memory.group.add("visits", 2);
    const seen = await ctx.memory.group.get("visits");
    ctx.reply("来访 " + seen);
  },
});
`;

let home: Home;
let li: Person;
let remove: () => void;

beforeAll(async () => {
  const made = makePackFolder({ "club/pack.yaml": pack, "club/handlers.ts": handlers });
  remove = made.remove;
  home = await openHome({ packs: made.folder, env: { CLUB_TOKEN: "s3cr3t-of-the-club" } });
  li = await home.person("li", "-");
});

afterAll(async () => {
  await home.close();
  remove();
});

test("of twenty counts at once in four chats none is lost", async () => {
  const ids = ["li", "han", "wang", "manager01"];
  const people = await Promise.all(ids.map((id) => home.person(id, "-")));
  await Promise.all(people.flatMap((one) => Array.from({ length: 5 }, () => one.says("打卡"))));
  await Promise.all(people.map((one) => one.hears(/^你第 5 次$/)));
  expect(await home.app.storage.packState.list("club", ["pack"])).toEqual([
    { scope: "pack", key: "all", value: 20 },
  ]);
});

test("what is added has to be a number", async () => {
  await li.says("乱加");
  await li.hears(/第 1 步没有成功：给 all 加的不是数字/);
});

test("a command's handler remembers too", async () => {
  await li.says("来访");
  await li.hears(/^来访 3$/);
  await li.says("来访");
  await li.hears(/^来访 6$/);
});

test("a secret of a pack that its handler logs does not reach the log", () => {
  const lines = home.log.filter((line) => line.includes("asked with"));
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.join("\n")).toContain("asked with [secret]");
  expect(home.log.join("\n")).not.toContain("s3cr3t-of-the-club");
});
