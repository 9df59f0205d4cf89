import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { createRegistry } from "../../src/commands/registry.ts";
import { renderProblems } from "../../src/yaml/problem.ts";
import { answerOf } from "./answer.ts";
import { load, packFolder, packYaml, saidOfPacks } from "./pack-folder.ts";

const shipped = fileURLToPath(new URL("../../bots", import.meta.url));

const hi = (names = "你好"): string =>
  `commands:\n  - { id: hi, names: [${names}], summary: 问好, reply: { text: 好 } }\n`;

const slot = Date.parse("2026-11-23T09:30:00+08:00");

test("the packs that ship load without a word, and together", async () => {
  const { packs, problems } = await load(shipped, { roles: ["admin", "研发", "运维"] });
  expect(renderProblems(problems)).toBe("");
  expect(packs.map((pack) => pack.name)).toEqual(expect.arrayContaining(["collab", "standup"]));
  const groups = packs.map(({ name, title, commands }) => ({ pack: name, title, commands }));
  expect(() => createRegistry(groups)).not.toThrow();
});

test("the stand-up is posted on weekday mornings and told to whoever asks", async () => {
  const { packs } = await load(shipped, { zone: "UTC" });
  const standup = packs.find((pack) => pack.name === "standup");
  const [schedule] = standup?.schedules ?? [];
  const [command] = standup?.commands ?? [];
  if (schedule?.action.kind !== "post" || command === undefined) expect.unreachable();
  expect(schedule).toMatchObject({
    key: "standup/morning",
    timing: {
      kind: "recurrence",
      recurrence: '{"rule":"FREQ=DAILY","times":["09:30"],"calendar":"workday"}',
    },
    zone: "Asia/Shanghai",
    target: { id: "dev" },
    catchUp: "latest",
    withinMs: 7_200_000,
  });
  const { mentions } = schedule.action;
  expect(schedule.action.render(slot, slot, "en")).toMatchObject({
    title: "Stand-up",
    text: expect.stringContaining("Monday, 23 November"),
  });
  expect(schedule.action.render(slot, slot, "zh-CN")).toMatchObject({
    title: "站会",
    text: expect.stringContaining("11月23日 星期一"),
  });
  expect(mentions).toEqual([]);
  const answer = await answerOf(command, { sender: "[韩](dtmd://x)" });
  expect(answer).toMatchObject({ text: expect.stringContaining("昨天做了什么？") });
  expect(answer).not.toMatchObject({ text: expect.stringContaining("](dtmd") });
});

test("one broken pack does not take the others down", async () => {
  const files = {
    "a/pack.yaml": packYaml(hi("早"), "a").replace("id: hi", "id: morning"),
    "b/pack.yaml": "pack: b\nversion: [\n",
    "c/pack.yaml": "",
    "d/pack.yaml": packYaml("commands:\n  - call: ./throws.ts#x\n", "d"),
    "d/throws.ts": "throw new Error('boom');\n",
    "e/pack.yaml": packYaml(hi("晚"), "e"),
    "notes/readme.txt": "no pack",
  };
  const { packs, problems } = await load(packFolder(files));
  expect(packs.map((pack) => pack.name)).toEqual(["a", "e"]);
  expect(problems.map(({ file, message }) => `${file}: ${message}`)).toEqual([
    "bots/b/pack.yaml: indented differently from what stands above",
    "bots/c/pack.yaml: the file is empty",
    "bots/d/pack.yaml: ./throws.ts cannot be loaded: boom",
  ]);
});

test("a name in two packs is an error that names both places, and the first pack keeps it", async () => {
  const files = {
    "a/pack.yaml": packYaml(hi("早, 你好"), "a"),
    "b/pack.yaml": packYaml(hi("你好").replace("id: hi", "id: hello"), "b"),
  };
  expect(await saidOfPacks(files)).toMatchInlineSnapshot(`
    "bots/b/pack.yaml:5:26: \`你好\` is already a name of \`hi\`
      5 |   - { id: hello, names: [你好], summary: 问好, reply: { text: 好 } }
                                   ^
      that one is at bots/a/pack.yaml:5:26"
  `);
  const { packs } = await load(packFolder(files));
  expect(packs.map((pack) => pack.name)).toEqual(["a"]);
});

test("a name of a built-in command is taken", async () => {
  const folder = packFolder({ "p/pack.yaml": packYaml(hi("帮助")) });
  const { packs, problems } = await load(folder, {
    builtins: {
      pack: "bellhop",
      title: { zh: "", en: "" },
      commands: [
        { name: "help", aliases: ["帮助"], summary: { zh: "", en: "" }, args: {}, handle() {} },
      ],
    },
  });
  expect(packs).toEqual([]);
  expect(renderProblems(problems)).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:5:23: \`帮助\` is already the name of the built-in \`help\`
      5 |   - { id: hi, names: [帮助], summary: 问好, reply: { text: 好 } }
                                ^
      choose another name"
  `);
});

test("a pack's name is its folder's", async () => {
  expect(await saidOfPacks({ "q/pack.yaml": packYaml("") })).toMatchInlineSnapshot(`
    "bots/q/pack.yaml:1:7: \`pack\` must be the folder's name, \`q\`
      1 | pack: p
                ^"
  `);
});

test("a folder that is not there is one problem", async () => {
  const { packs, problems } = await load("/nowhere/bots");
  expect(packs).toEqual([]);
  expect(problems).toHaveLength(1);
});

const handlers = `
export const hello = {
  name: "hello", aliases: ["喂"], summary: { zh: "旧", en: "old" }, args: {},
  greeting: "从文件",
  handle(ctx) { ctx.reply({ type: "text", text: this.greeting }); },
};
export const morning = () => undefined;
export const number = 3;
export const odd = { ...hello, name: "问好" };
`;

test("a handler module's command may get names, a summary and roles", async () => {
  const folder = packFolder({
    "p/pack.yaml": packYaml(
      "commands:\n  - { call: ./h.ts#hello, names: [哈喽, 喂], summary: 新, allow: { roles: [admin] } }\n",
    ),
    "p/h.ts": handlers,
  });
  const { packs, problems } = await load(folder);
  expect(renderProblems(problems)).toBe("");
  const command = packs[0]?.commands[0];
  expect(command).toMatchObject({
    name: "hello",
    aliases: ["喂", "哈喽"],
    summary: { zh: "新", en: "新" },
    allow: { roles: ["admin"] },
  });
  if (command === undefined) expect.unreachable();
  expect(await answerOf(command)).toEqual({ type: "text", text: "从文件" });
});

test.each([
  ["./h.ts#helo", "./h.ts does not export `helo`", "did you mean `hello`?"],
  ["./g.ts#hello", "there is no file ./g.ts", "did you mean `./h.ts`?"],
  ["./h.ts#number", "`call` leads to something that is not a command", "export const"],
  ["./h.ts#odd", "`call` leads to a command that cannot be used: call/问好: a name has", ""],
  ["./h.ts#toString", "./h.ts does not export `toString`", "known: "],
])("%s is not a command", async (call, message, hint) => {
  const said = await saidOfPacks({
    "p/pack.yaml": packYaml(`commands:\n  - call: "${call}"\n`),
    "p/h.ts": handlers,
  });
  expect(said).toContain(`bots/p/pack.yaml:5:11: ${message}`);
  expect(said).toContain(hint);
});

test("a schedule's handler is its export", async () => {
  const schedule = "schedules:\n  - { id: a, cron: 0 9 * * *, to: group:dev, call: ./h.ts#NAME }\n";
  const of = (name: string) => ({
    "p/pack.yaml": packYaml(schedule.replace("NAME", name)),
    "p/h.ts": handlers,
  });
  const { packs } = await load(packFolder(of("morning")));
  expect(packs[0]?.schedules[0]?.action).toMatchObject({
    kind: "call",
    handle: expect.any(Function),
  });
  expect(await saidOfPacks(of("number"))).toContain("not a schedule's handler");
});

test.each([
  ["group:ops", "ops"],
  ["group:运维群", "ops"],
  ["cid-ops", "ops"],
])("%s is the group %s", async (to, id) => {
  const yaml = `schedules:\n  - { id: a, cron: 0 9 * * *, to: ${to}, catch_up: all, within: 90m, post: { text: "\${{ slot | date: '%H:%M' }} \${{ now | date: '%H:%M' }}", mention: [u1, u2, u1] } }\n`;
  const { packs } = await load(packFolder({ "p/pack.yaml": packYaml(yaml) }));
  const [schedule] = packs[0]?.schedules ?? [];
  expect(schedule).toMatchObject({ target: { id }, catchUp: "all", withinMs: 5_400_000 });
  if (schedule?.action.kind !== "post") expect.unreachable();
  expect(schedule.action.mentions).toEqual(["u1", "u2"]);
  expect(schedule.action.render(slot, slot + 3_600_000, "zh-CN")).toEqual({
    type: "text",
    text: "09:30 10:30",
  });
});

test("a schedule without options is caught up with once, within a day, in the deployment's zone", async () => {
  const yaml = "schedules:\n  - { id: a, cron: 0 9 * * *, to: group:dev, post: { text: 早 } }\n";
  const { packs } = await load(packFolder({ "p/pack.yaml": packYaml(yaml) }), {
    zone: "Asia/Tokyo",
  });
  expect(packs[0]?.schedules[0]).toMatchObject({
    catchUp: "latest",
    withinMs: 86_400_000,
    zone: "Asia/Tokyo",
  });
});
