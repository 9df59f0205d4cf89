import { expect, test } from "vitest";
import type { CommandGroup } from "../../src/commands/registry.ts";
import { chatOf } from "../commands/chat.ts";
import { load, packFolder, packYaml, saidOfPack, saidOfPacks } from "./pack-folder.ts";

const release = `
lists:
  service: [order, pay, user]
  env: { 测试: [test, sit], 生产: [prod, 线上] }
fragments: { verb: "(发布|上线)[一下]" }
commands:
  - id: deploy
    names: [发布, 上线]
    say: ["<verb>{service}{version}[到{env}]", "把{service}的{version}<verb>[到{env}]"]
    summary: 发布一个服务
    args:
      service: { type: choice, list: service, ask: 发布哪个服务？ }
      version: { type: text, pattern: 'v?\\d+\\.\\d+\\.\\d+', ask: 哪个版本？ }
      env: { type: choice, list: env, default: 测试 }
    reply: { text: "\${{ service }} \${{ version }} → \${{ env }}" }
`;

async function groups(yaml: string): Promise<readonly CommandGroup[]> {
  const { packs, problems } = await load(packFolder({ "p/pack.yaml": packYaml(yaml) }));
  expect(problems).toEqual([]);
  return packs.map(({ name, title, commands }) => ({ pack: name, title, commands }));
}

test("sentences of a pack are understood, with its lists and patterns", async () => {
  const li = chatOf({}, { groups: await groups(release) });
  const order = { service: "order", version: "1.4.2" };
  expect(li.reads("发布 order 1.4.2")).toEqual(["deploy", order]);
  expect(li.reads("发布order1.4.2")).toEqual(["deploy", order]);
  expect(li.reads("麻烦上线一下 order 1.4.2 到线上")).toEqual([
    "deploy",
    { ...order, env: "生产" },
  ]);
  expect(li.reads("把order的1.4.2发布到prod，谢谢")).toEqual(["deploy", { ...order, env: "生产" }]);
  expect(li.reads("發佈 ｏｒｄｅｒ １.４.２ 到測試")).toEqual([
    "deploy",
    { ...order, env: "测试" },
  ]);
  expect(li.reads("发布order1.4.2到shengchan")).toEqual(["deploy", { ...order, env: "生产" }]);
  expect(li.reads("发布order1.4.2到生铲")).toEqual(["deploy", { ...order, env: "生产" }]);
  expect(li.reads("发布会几点开始")).toBe("unknown");
  expect(await li.hears("发布")).toMatch(/发布哪个服务？/);
  expect(await li.hears("发布 order")).toMatch(/哪个版本？/);
});

const command = (say: string, args = ""): string =>
  `commands:\n  - id: hi\n    say:\n      - ${say}\n    summary: 问好\n${args}    reply: { text: a }\n`;

test("P-03 what is wrong with a template is shown at its character", async () => {
  expect(await saidOfPack(command('"(问好|你好"'))).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:7:10: \`(\` is not closed
      7 |       - "(问好|你好"
                   ^"
  `);
  expect(await saidOfPack(command("'向{who}问好'"))).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:7:11: \`{who}\` is no argument of this command
      7 |       - '向{who}问好'
                     ^"
  `);
  expect(await saidOfPack(command("问好<times>"))).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:7:11: there is no fragment \`<times>\`
      7 |       - 问好<times>
                      ^"
  `);
  expect(await saidOfPack(command("'[问好]'"))).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:7:10: this sentence matches when nothing is said: some words must be required
      7 |       - '[问好]'
                   ^"
  `);
  const two = "    args: { a: { type: text }, b: { type: text } }\n";
  expect(await saidOfPack(command('"记{a}{b}"', two))).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:7:14: \`{a}\` and \`{b}\` may touch: words are needed between two free texts
      7 |       - "记{a}{b}"
                        ^"
  `);
});

const one = (arg: string): string =>
  `lists: { service: [a, b] }\ncommands:\n  - id: hi\n    summary: 问好\n    args:\n      s: ${arg}\n    reply: { text: a }\n`;

test("P-03 a list that is not there, a choice twice over, a pattern that is none", async () => {
  expect(await saidOfPack(one("{ type: choice, list: servce }"))).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:9:32: there is no list \`servce\`
      9 |       s: { type: choice, list: servce }
                                         ^
      did you mean \`service\`?"
  `);
  expect(await saidOfPack(one("{ type: choice, list: service, choices: [a] }")))
    .toMatchInlineSnapshot(`
    "bots/p/pack.yaml:9:26: \`choices\` and \`list\` exclude each other
      9 |       s: { type: choice, list: service, choices: [a] }
                                   ^"
  `);
  expect(await saidOfPack(one("{ type: text, pattern: '(' }"))).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:9:33: \`pattern\` is no regular expression
      9 |       s: { type: text, pattern: '(' }
                                          ^
      for example 'v?\\d+\\.\\d+\\.\\d+'"
  `);
});

const stock = (id: string, say: string): string =>
  `commands:\n  - id: ${id}\n    say: ["${say}"]\n    summary: 库存\n    reply: { text: a }\n`;

test("two commands that claim the same words: an error in a pack, a warning between packs", async () => {
  const second = stock("look", "(看|查)库存").replace("commands:\n", "");
  expect(await saidOfPack(stock("stock", "查[一下]库存") + second)).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:10:5: \`查库存\` is said for \`stock\` as well as for \`look\`
      10 |     say: ["(看|查)库存"]
               ^
      the other one is at bots/p/pack.yaml:6:5: make one of them say more"
  `);
  expect(
    await saidOfPacks({
      "p/pack.yaml": packYaml(stock("stock", "查[一下]库存")),
      "q/pack.yaml": packYaml(stock("look", "(看|查)库存"), "q"),
    }),
  ).toMatchInlineSnapshot(`
    "bots/q/pack.yaml:6:5: warning: \`查库存\` is said for \`stock\` as well as for \`look\`
      6 |     say: ["(看|查)库存"]
              ^
      the other one is at bots/p/pack.yaml:6:5: make one of them say more"
  `);
});

test("words that two packs claim run neither of them, whatever their order", async () => {
  const { packs } = await load(
    packFolder({
      "p/pack.yaml": packYaml(stock("stock", "查[一下]库存")),
      "q/pack.yaml": packYaml(stock("look", "(看|查)库存"), "q"),
    }),
  );
  const all = packs.map(({ name, title, commands }) => ({ pack: name, title, commands }));
  for (const order of [all, all.toReversed()]) {
    const li = chatOf({}, { groups: order });
    expect(li.reads("查库存")).toBe("unknown");
    expect(li.reads("看库存")).toEqual(["look", {}]);
    expect(await li.hears("查库存")).toMatch(/「look」.*「stock」|「stock」.*「look」/s);
  }
});
