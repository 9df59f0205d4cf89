import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openHome, type Home, type Person } from "../home.ts";

let folder: string;
let home: Home;
const alone: Record<string, Person> = {};
let group: string;
let secret: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bellhop-shared-"));
  await writeFile(join(folder, "预算.pdf"), "%PDF-1.4 budget");
  await writeFile(join(folder, "薪酬.pdf"), "%PDF-1.4 pay");
  home = await openHome({
    config: `
files: { folders: ["${folder}"] }
groups:
  - { id: dev, title: 研发群, conversation: cid-dev }
  - { id: market, title: 市场群, conversation: cid-market }`,
  });
  for (const id of ["li", "han", "wang", "manager01"]) alone[id] = await home.person(id, "-");
  const li = await home.person("li");
  const han = await home.person("han");
  const wang = await home.person("wang", "market");
  await han.says("在吗");
  await wang.says("在吗");
  await wang.hears(/在/);
  await li.says("分享文件 预算");
  group = idIn((await li.hears(/^✅/)).text);
  await alone["li"]?.says("把薪酬发给王芳");
  secret = idIn((await alone["li"]?.hears(/^✅/))?.text ?? "");
});
afterAll(async () => {
  await home.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => home.later("2m"));

const idIn = (text: string): string => /F[0-9A-Z]{3,12}/.exec(text)?.[0] ?? "";

async function answer(who: string, said: string): Promise<string> {
  const person = alone[who];
  await person?.says(said);
  return (
    (await person?.hears(/^(✅|找到|F\w+「|没有|分享过的文件里|我没在|已撤回|F\w+ 不是|F\w+ 没有)/))
      ?.text ?? ""
  );
}

// Whoever revokes comes last: then there is nothing left to see.
const operations: readonly (readonly [
  what: string,
  say: (id: string, name: string) => string,
  done: RegExp,
])[] = [
  ["finds it by words", (_, name) => `找文件 ${name}`, /^找到 1 个/],
  ["sees its record", (id) => `文件记录 ${id}`, /SHA-256/],
  ["asks who shared it", (id) => `谁分享过 ${id}`, /SHA-256/],
  ["has it sent again here", (id) => `再发 ${id}`, /^✅/],
  ["sends it to a group of theirs", (id) => `把 ${id} 发给李雷`, /^✅/],
];

const everybody = ["li", "han", "wang", "manager01"] as const;

describe("F-08 what was shared in a group", () => {
  test.each(operations)(
    "who is in it %s, others do not; an admin may by its id",
    async (_what, say, done) => {
      const allowed = await Promise.all(
        ["li", "han", "wang", "manager01"].map(async (who) =>
          done.test(await answer(who, say(group, "预算"))),
        ),
      );
      const byId = say(group, "预算").includes(group);
      expect(allowed).toEqual([true, true, false, byId]);
    },
  );
});

describe("F-08 what was sent to one person", () => {
  test.each(operations)(
    "who sent it and who got it %s, others do not; an admin may by its id",
    async (_what, say, done) => {
      const allowed = await Promise.all(
        everybody.map(async (who) => done.test(await answer(who, say(secret, "薪酬")))),
      );
      const byId = say(secret, "薪酬").includes(secret);
      // What li was sent again by others, li may see anyway.
      expect(allowed).toEqual([true, false, true, byId]);
    },
  );

  test("is not read out in a group, only counted", async () => {
    const li = await home.person("li");
    await li.says("找文件 薪酬");
    await li.hears(/没有名字带「薪酬」的.*\n另有 1 个只在私聊里给你看，私聊我再问一次。$/);
  });
});

describe("F-08 a link is taken back", () => {
  test("by who shared it, and by an admin; by nobody else", async () => {
    expect(await answer("wang", `撤回链接 ${group}`)).toMatch(/没有你能看到的文件/);
    expect(await answer("han", `撤回链接 ${secret}`)).toMatch(/没有你能看到的文件/);
    // han sent it again, which is han's to take back, and nothing else.
    expect(await answer("han", `撤回链接 ${group}`)).toMatch(/^已撤回 .* 2 次分享/);
    expect(await answer("han", `撤回链接 ${group}`)).toMatch(/不是你分享的/);
    expect(await answer("li", `撤回链接 ${group}`)).toMatch(/^已撤回/);
    expect(await answer("manager01", `撤回链接 ${secret}`)).toMatch(/^已撤回/);
    expect(await answer("wang", `再发 ${secret}`)).toMatch(/没有你能看到的文件/);
  });
});
