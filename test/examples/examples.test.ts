import { expect, test } from "vitest";
import { runExamples } from "../../src/cli/examples/run-examples.ts";
import { loadConfig } from "../../src/config/load-config.ts";
import { renderProblems } from "../../src/yaml/problem.ts";
import { load, packFolder, packYaml } from "../packs/pack-folder.ts";

const commands = `
lists: { env: { 测试: [test], 生产: [prod, 线上] } }
commands:
  - id: deploy
    names: [发布]
    say: ["发布{service}[到{env}]"]
    summary: 发布一个服务
    allow: { roles: [研发] }
    args:
      service: { type: text, pattern: "[a-z]+", ask: 哪个服务？ }
      env: { type: choice, list: env, default: 测试 }
    reply: { text: "发布 \${{ service }} 到 \${{ env }}" }
  - id: release
    names: [上线]
    summary: 上线
    args: { service: { type: text } }
    confirm: { by: "role:admin", not_sender: true }
    reply: { text: "\${{ service }} 已上线" }
  - id: lunch
    names: [午饭]
    summary: 午饭
    steps:
      - { ask: { text: 吃什么？ }, as: dish }
    reply: { text: "\${{ dish }} 一份" }
  - { call: "./later.ts#later" }
  - { call: "./later.ts#broken" }
schedules:
  - { id: window, when: 每个工作日 16:30, to: group:dev, post: { text: 还有 30 分钟 } }
  - { id: called, when: 每个工作日 16:30, to: group:dev, call: "./later.ts#post" }
`;

const handlers = `
const summary = { zh: "以后", en: "later" };
export const later = {
  name: "later", aliases: ["以后"], summary,
  args: { when: { type: "time" }, who: { type: "mention" } },
  handle(ctx) { ctx.reply("好"); },
};
export const broken = {
  name: "broken", summary, args: {}, handle() { throw new Error("the server is in no mood"); },
};
export const post = (ctx) => { ctx.post("一"); ctx.post("二"); };
`;

const config = loadConfig({ path: "/nowhere/config.yaml", env: {} });

/** What is said of these examples of a pack `p`. */
async function saidOf(examples: string, beside?: string): Promise<string> {
  const yaml = packYaml(`${commands}examples:\n${examples}`);
  const files = { "p/pack.yaml": yaml, "p/later.ts": handlers };
  const { packs, problems } = await load(
    packFolder(beside === undefined ? files : { ...files, "p/examples.yaml": beside }),
  );
  if (!("config" in config)) expect.unreachable();
  const report = await runExamples(config.config, packs);
  return renderProblems([...problems, ...report.problems]);
}

test.each([
  "{ as: u9, roles: [研发], say: 发布 order 到线上, is: deploy, args: { service: order, env: 生产 } }",
  "{ roles: [研发], say: 发布order, is: deploy, args: { service: order }, reply: 发布 order 到 测试 }",
  "{ roles: [], say: 发布 order, is: denied }",
  "{ roles: [研发], say: 发布, is: asks, reply: /哪个服务/, then: [{ say: order, is: deploy }] }",
  "{ say: 发布会几点开始, is: none }",
  '{ now: "2026-09-24T16:30+08:00", tick: window, posts: 1, reply: 还有 30 分钟 }',
  '{ now: "2026-09-25T16:30+08:00", tick: window, posts: 0 }',
  '{ now: "2026-09-24T16:31+08:00", tick: window, posts: 0 }',
  '{ now: "2026-09-24T16:30+08:00", tick: called, posts: 2, reply: /二/ }',
  '{ say: 以后 明天下午3点 @han, is: later, args: { who: [han], when: "2026-03-03T15:00+08:00" } }',
  '{ group: "-", say: 以后 明天下午3点, is: asks }',
  "{ say: 上线 order, is: release, waits_for: role:admin, then: [{ as: approver, group: '-', say: 同意, reply: /order 已上线/ }] }",
  "{ say: 午饭, is: asks, reply: /吃什么/, then: [{ say: 面, reply: 面 一份 }] }",
  "{ lang: en, say: 乱七八糟, is: none, reply: /understand/ }",
])("%s holds", async (example) => {
  expect(await saidOf(`  - ${example}\n`)).toBe("");
});

test("what does not hold is said with what was said, expected and received", async () => {
  const example = "{ roles: [研发], say: 发布order, args: { service: pay }, reply: 好的 }";
  expect(await saidOf(`  - ${example}\n`)).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:34:51: the example does not hold
      34 |   - { roles: [研发], say: 发布order, args: { service: pay }, reply: 好的 }
                                                                 ^
      said:     发布order
      expected: service is pay
      received: order
    bots/p/pack.yaml:34:65: the example does not hold
      34 |   - { roles: [研发], say: 发布order, args: { service: pay }, reply: 好的 }
                                                                               ^
      said:     发布order
      expected: 好的
      received: 发布 order 到 测试"
  `);
});

test.each([
  ["{ say: 发布 order, is: deploy }", "expected: deploy\n  received: deploy (denied): "],
  ["{ say: broken, is: broken }", "expected: broken\n  received: broken (failed): "],
  ["{ say: 乱七八糟, is: deploy }", "expected: deploy\n  received: none: "],
  ['{ now: "2026-09-24T16:30+08:00", tick: window, posts: 2 }', "2 posts\n  received: 1"],
  ["{ roles: [研发], say: 发布, then: [{ say: order, is: none }] }", "said:     order"],
  ["{ say: 以后 明天 @han, args: { who: [li] } }", 'who is ["li"]\n  received: ["han"]'],
  ["{ roles: [研发], say: 发布 order, waits_for: u2 }", "u2\n  received: it waits for nobody"],
])("%s does not hold", async (example, said) => {
  expect(await saidOf(`  - ${example}\n`)).toContain(said);
});

test.each([
  ["{ is: none }", "`say` is missing"],
  ["{ say: 发布 }", "nothing is expected"],
  ["{ say: 发布, tick: window }", "`say` and `tick` exclude each other"],
  ["{ say: 发布, is: none, posts: 1 }", "`posts` belongs to `tick`"],
  ["{ tick: window, posts: 1 }", "`now` is missing"],
  ['{ now: "2026-09-24T16:30+08:00", tick: windw, posts: 1 }', "did you mean `window`?"],
  ['{ now: "2026-09-24T16:30+08:00", tick: window, posts: 1, is: x }', "`is` belongs to `say`"],
  ['{ now: "2026-09-24T16:30", tick: window, posts: 1 }', "is not a moment"],
  ["{ say: 发布, is: deplo }", "did you mean `deploy`?"],
  ["{ say: 发布, is: deploy, args: { servce: a } }", "did you mean `service`?"],
  ["{ say: 发布, reply: /(/ }", "the pattern is no regular expression"],
  ["{ say: 发布, is: deploy, replay: a }", "did you mean `reply`?"],
])("P-03 %s: %s", async (example, said) => {
  expect(await saidOf(`  - ${example}\n`)).toContain(said);
});

test("examples.yaml beside pack.yaml is read too, and its errors have its places", async () => {
  const inline = "  - { say: 乱七八糟, is: none }\n";
  expect(await saidOf(inline, "examples:\n  - { say: 乱七八糟, is: none }\n")).toBe("");
  expect(await saidOf(inline, "examples:\n  - { say: 乱七八糟, is: deploy }\n")).toContain(
    "bots/p/examples.yaml:2:22: the example does not hold",
  );
  expect(await saidOf(inline, "example: []\n")).toContain(
    "bots/p/examples.yaml:1:1: unknown key `example`",
  );
});
