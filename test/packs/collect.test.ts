import { expect, test } from "vitest";
import { saidOfPack, saidOfPacks, packYaml } from "./pack-folder.ts";

const good = `
  - id: report
    title: { zh: 周报, en: weekly report }
    from: members
    close: "20:30"
    questions: { done: { type: text, ask: 本周完成？ } }`;

const collect = (...entries: string[]): string => `collect:${entries.join("")}\n`;

test("a collection that is right has nothing to say", async () => {
  expect(await saidOfPack(collect(good))).toBe("ok");
});

test.each([
  [
    "close",
    good.replace('"20:30"', "到时候"),
    /`close` is no time to close at.*\n[\s\S]*for example `20:30`, `4h` or `下周一 10:00`/,
  ],
  ["questions", good.replace(/questions: .*/u, "questions: {}"), /`questions` asks nothing/],
  ["a flag", good.replace("type: text", "type: flag"), /nobody can be asked for a flag/],
  ["a reserved key", good.replace("done:", "answer:"), /`answer` means all answers/],
  [
    "an unknown key",
    good.replace("close:", "closes:"),
    /unknown key `closes`.*\n[\s\S]*did you mean `close`/,
  ],
  ["a list", good.replace("type: text", "type: choice, list: no"), /there is no list `no`/],
  ["hours", `${good}\n    chase: { every: 1h, hours: 早上 }`, /`hours` are no hours/],
  ["every", `${good}\n    chase: { every: 1m }`, /`every` is less than 5 minutes/],
  ["open", `${good}\n    open: { to: group:dev }`, /`when` is missing/],
  ["open.when", `${good}\n    open: { when: 有空, to: group:dev }`, /`when` .*/],
  ["open.to", `${good}\n    open: { when: 每周五 16:00, to: group:x }`, /`to` names no group/],
  ["brackets", good.replace("zh: 周报", "zh: 周报(新)"), /`title` may have no brackets/],
  [
    "a role",
    good.replace("from: members", "from: role:行政"),
    /nobody has the role `行政`, so nobody is asked/,
  ],
  ["allow", `${good}\n    allow: { roles: [行政] }`, /nobody has the role `行政`/],
  [
    "a template",
    `${good}\n    summary: { text: "\${{ titel }}" }`,
    /there is no `titel` here.*\n[\s\S]*did you mean `title`/,
  ],
  ["a file", `${good}\n    summary: { file: "\${{ coun }}" }`, /there is no `coun` here/],
  ["a sentence", `${good}\n    commands: { missing: { say: ["谁没交(周报"] } }`, /pack\.yaml:\d+/],
  [
    "a schedule's id",
    `${good}\nschedules:\n  - { id: report, when: 每天 9:00, to: group:dev, post: { text: x } }`,
    /`report` is already the `id` of a schedule or collection/,
  ],
])("what is wrong with %s is said at its place", async (_, entry, expected) => {
  const said = await saidOfPack(collect(entry));
  expect(said).toMatch(expected);
  expect(said).toMatch(/p\/pack\.yaml:\d+:\d+/u);
});

test("two collections of one title are told apart: both places are named", async () => {
  const second = good.replace("id: report", "id: other");
  expect(await saidOfPack(collect(good, second))).toMatch(/`周报` is already a name of `p-report`/);
  const packs = {
    "p/pack.yaml": packYaml(collect(good)),
    "q/pack.yaml": packYaml(collect(good), "q"),
  };
  expect(await saidOfPacks(packs)).toMatch(
    /q\/pack\.yaml[\s\S]*already a name of `p-report`[\s\S]*p\/pack\.yaml:\d+/,
  );
});

test("collections of other titles live side by side, also beside commands", async () => {
  const second = good
    .replace("id: report", "id: lunch")
    .replace("周报", "午餐")
    .replace("weekly report", "lunch order");
  expect(await saidOfPack(collect(good, second))).toBe("ok");
});
