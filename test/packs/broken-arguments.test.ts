import { expect, test } from "vitest";
import { saidOfPack } from "./pack-folder.ts";

test("P-03 an unknown argument type", async () => {
  const yaml =
    "commands:\n  - id: hi\n    summary: 问好\n    args:\n      who: { type: mentoin }\n    reply: { text: 好 }\n";
  expect(await saidOfPack(yaml)).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:8:20: \`type\` must be one of \`text\`, \`int\`, \`number\`, \`choice\`, \`flag\`, \`time\`, \`datetime\`, \`recurrence\`, \`duration\`, \`group\`, \`file\`, \`mention\`, \`date\`, \`who\`, \`url\`, \`task\`, \`reminder\`, \`event\`, \`shared-file\`, not \`mentoin\`
      8 |       who: { type: mentoin }
                             ^
      did you mean \`mention\`?"
  `);
});

test("P-03 a list that is not said with true or false", async () => {
  const yaml =
    "commands:\n  - id: hi\n    summary: 问好\n    args:\n      v: { type: text, many: 'v?' }\n    reply: { text: 好 }\n";
  expect(await saidOfPack(yaml)).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:8:30: \`many\` must be true or false, not text
      8 |       v: { type: text, many: 'v?' }
                                       ^"
  `);
});

test("P-03 an argument without a type", async () => {
  const yaml =
    "commands:\n  - id: hi\n    summary: 问好\n    args:\n      who: { optional: true }\n    reply: { text: 好 }\n";
  expect(await saidOfPack(yaml)).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:8:7: \`type\` is missing
      8 |       who: { optional: true }
                ^
      one of \`text\`, \`int\`, \`number\`, \`choice\`, \`flag\`, \`time\`, \`datetime\`, \`recurrence\`, \`duration\`, \`group\`, \`file\`, \`mention\`, \`date\`, \`who\`, \`url\`, \`task\`, \`reminder\`, \`event\`, \`shared-file\`"
  `);
});

test("P-03 an argument that is a bare word", async () => {
  const yaml =
    "commands:\n  - id: hi\n    summary: 问好\n    args:\n      who: text\n    reply: { text: 好 }\n";
  expect(await saidOfPack(yaml)).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:8:12: \`who\` must be a map (\`key: value\` lines), not text
      8 |       who: text
                     ^"
  `);
});

test("P-03 a key of another argument type", async () => {
  const yaml =
    "commands:\n  - id: hi\n    summary: 问好\n    args:\n      n: { type: int, rest: true }\n    reply: { text: 好 }\n";
  expect(await saidOfPack(yaml)).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:8:23: unknown key \`rest\` in \`n\`
      8 |       n: { type: int, rest: true }
                                ^
      known: \`type\`, \`names\`, \`summary\`, \`ask\`, \`optional\`, \`min\`, \`max\`, \`many\`, \`unit\`, \`default\`"
  `);
});

test("P-03 a reserved argument name", async () => {
  const yaml =
    "commands:\n  - id: hi\n    summary: 问好\n    args:\n      sender: { type: text }\n    reply: { text: 好 }\n";
  expect(await saidOfPack(yaml)).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:8:7: \`sender\` means something else in templates
      8 |       sender: { type: text }
                ^
      choose another name"
  `);
});

test("P-03 an argument name with a hyphen", async () => {
  const yaml =
    "commands:\n  - id: hi\n    summary: 问好\n    args:\n      due-date: { type: text }\n    reply: { text: 好 }\n";
  expect(await saidOfPack(yaml)).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:8:7: \`due-date\` cannot name an argument
      8 |       due-date: { type: text }
                ^
      letters, digits and _ only"
  `);
});

test("P-03 a choice without choices", async () => {
  const yaml =
    "commands:\n  - id: hi\n    summary: 问好\n    args:\n      env: { type: choice }\n    reply: { text: 好 }\n";
  expect(await saidOfPack(yaml)).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:8:7: \`choices\` is missing
      8 |       env: { type: choice }
                ^
      \`choices: [a, b]\`, or \`list:\` with the name of a list of the pack"
  `);
});

test("P-03 a default that is no choice", async () => {
  const yaml =
    "commands:\n  - id: hi\n    summary: 问好\n    args:\n      env: { type: choice, choices: [测试, 生产], default: 预发 }\n    reply: { text: 好 }\n";
  expect(await saidOfPack(yaml)).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:8:56: \`default\` is not one of the choices
      8 |       env: { type: choice, choices: [测试, 生产], default: 预发 }
                                                                     ^
      known: \`测试\`, \`生产\`"
  `);
});

test("P-03 a default out of range", async () => {
  const yaml =
    "commands:\n  - id: hi\n    summary: 问好\n    args:\n      n: { type: int, min: 1, max: 9, default: 10 }\n    reply: { text: 好 }\n";
  expect(await saidOfPack(yaml)).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:8:48: \`default\` is more than \`max\`
      8 |       n: { type: int, min: 1, max: 9, default: 10 }
                                                         ^"
  `);
});

test("P-03 min above max", async () => {
  const yaml =
    "commands:\n  - id: hi\n    summary: 问好\n    args:\n      n: { type: int, min: 9, max: 1 }\n    reply: { text: 好 }\n";
  expect(await saidOfPack(yaml)).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:8:28: \`min\` is more than \`max\`
      8 |       n: { type: int, min: 9, max: 1 }
                                     ^"
  `);
});

test("P-03 an argument behind one that takes the rest", async () => {
  const yaml =
    "commands:\n  - id: hi\n    summary: 问好\n    args:\n      what: { type: text, rest: true }\n      n: { type: int }\n    reply: { text: 好 }\n";
  expect(await saidOfPack(yaml)).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:8:33: \`what\` takes the rest, so nothing is left for \`n\`
      8 |       what: { type: text, rest: true }
                                          ^
      put it last"
  `);
});

test("P-03 a default of the wrong type", async () => {
  const yaml =
    "commands:\n  - id: hi\n    summary: 问好\n    args:\n      n: { type: int, default: three }\n    reply: { text: 好 }\n";
  expect(await saidOfPack(yaml)).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:8:32: \`default\` must be a number, not text
      8 |       n: { type: int, default: three }
                                         ^"
  `);
});

test("P-03 a template where there is a typed value", async () => {
  const yaml =
    'commands:\n  - id: hi\n    summary: 问好\n    args:\n      n: { type: int, default: "${{ vars.n }}" }\n    reply: { text: 好 }\n';
  expect(await saidOfPack(yaml)).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:8:32: \`default\` must be a number, not text
      8 |       n: { type: int, default: "\${{ vars.n }}" }
                                         ^
    bots/p/pack.yaml:8:33: a template cannot stand here
      8 |       n: { type: int, default: "\${{ vars.n }}" }
                                          ^
      templates stand in \`text\`, \`markdown\` and \`title\` of \`reply\` and \`post\`"
  `);
});
