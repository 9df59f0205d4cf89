import { expect, test } from "vitest";
import { saidOfPack } from "./pack-folder.ts";

test("P-03 an unknown key of the file", async () => {
  const yaml = "comands: []\n";
  expect(await saidOfPack(yaml)).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:4:1: unknown key \`comands\`
      4 | comands: []
          ^
      did you mean \`commands\`?"
  `);
});

test("P-03 an unknown key of a command", async () => {
  const yaml =
    "commands:\n  - id: hi\n    summary: 问好\n    reply: { text: 好 }\n    alow: { roles: [admin] }\n";
  expect(await saidOfPack(yaml)).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:8:5: unknown key \`alow\` in \`commands\`
      8 |     alow: { roles: [admin] }
              ^
      did you mean \`allow\`?"
  `);
});

test("P-03 an unknown key of a schedule", async () => {
  const yaml =
    "schedules:\n  - id: a\n    cron: 0 9 * * *\n    to: group:dev\n    post: { text: 早 }\n    catchup: all\n";
  expect(await saidOfPack(yaml)).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:9:5: unknown key \`catchup\` in \`schedules\`
      9 |     catchup: all
              ^
      did you mean \`catch_up\`?"
  `);
});

test("P-03 steps without a step", async () => {
  const yaml =
    "commands:\n  - id: hi\n    summary: 问好\n    reply: { text: 好 }\n    confirm: { by: admin }\n    steps: []\n";
  expect(await saidOfPack(yaml)).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:9:5: \`steps\` needs at least 1 in its list
      9 |     steps: []
              ^"
  `);
});

test("P-03 a command without id, summary and reply", async () => {
  const yaml = "commands:\n  - names: [好]\n";
  expect(await saidOfPack(yaml)).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:5:5: \`id\` is missing
      5 |   - names: [好]
              ^
      the command's name in English, for example daily-report
    bots/p/pack.yaml:5:5: \`summary\` is missing
      5 |   - names: [好]
              ^
      what the command does, in half a line
    bots/p/pack.yaml:5:5: \`reply\` is missing
      5 |   - names: [好]
              ^
      what the bot answers: \`reply: { text: "…" }\`, or \`call:\`"
  `);
});

test("P-03 a schedule without post", async () => {
  const yaml = "schedules:\n  - id: a\n    cron: 0 9 * * *\n    to: group:dev\n";
  expect(await saidOfPack(yaml)).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:5:5: \`post\` is missing
      5 |   - id: a
              ^
      what the bot posts: \`post: { text: "…" }\`, or \`call:\`"
  `);
});

test("P-03 an id in Chinese", async () => {
  const yaml = "commands:\n  - id: 问好\n    summary: 问好\n    reply: { text: 好 }\n";
  expect(await saidOfPack(yaml)).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:5:9: \`id\` may have lower case letters, digits and - only, a letter first
      5 |   - id: 问好
                  ^
      for example daily-report; Chinese names go into \`names\`"
  `);
});

test("P-03 a name with a space", async () => {
  const yaml =
    "commands:\n  - id: hi\n    summary: 问好\n    names: [问 好]\n    reply: { text: 好 }\n";
  expect(await saidOfPack(yaml)).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:7:13: an entry of \`names\` may not be empty or have a space
      7 |     names: [问 好]
                      ^
      a command is called by one word"
  `);
});

test("P-03 reply as a bare text", async () => {
  const yaml = "commands:\n  - id: hi\n    summary: 问好\n    reply: 好\n";
  expect(await saidOfPack(yaml)).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:7:12: \`reply\` must be a map (\`key: value\` lines), not text
      7 |     reply: 好
                     ^"
  `);
});

test("P-03 reply with text and markdown", async () => {
  const yaml = "commands:\n  - id: hi\n    summary: 问好\n    reply: { text: 好, markdown: 好 }\n";
  expect(await saidOfPack(yaml)).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:7:33: \`text\` and \`markdown\` exclude each other
      7 |     reply: { text: 好, markdown: 好 }
                                           ^"
  `);
});

test("P-03 reply with neither", async () => {
  const yaml = "commands:\n  - id: hi\n    summary: 问好\n    reply: { title: 好 }\n";
  expect(await saidOfPack(yaml)).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:7:5: \`reply\` says nothing
      7 |     reply: { title: 好 }
              ^
      one of \`text\`, \`markdown\`, \`card\`, \`file\`: { text: "…" }"
  `);
});

test("P-03 a title of a text", async () => {
  const yaml = "commands:\n  - id: hi\n    summary: 问好\n    reply: { text: 好, title: 好 }\n";
  expect(await saidOfPack(yaml)).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:7:23: only a markdown message has a \`title\`
      7 |     reply: { text: 好, title: 好 }
                                 ^"
  `);
});

test("P-03 reply with a slip", async () => {
  const yaml = "commands:\n  - id: hi\n    summary: 问好\n    reply: { txt: 好 }\n";
  expect(await saidOfPack(yaml)).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:7:14: unknown key \`txt\` in \`reply\`
      7 |     reply: { txt: 好 }
                       ^
      did you mean \`text\`?"
  `);
});

test("P-03 a reply beside a call", async () => {
  const yaml = "commands:\n  - call: ./a.ts#a\n    reply: { text: 好 }\n";
  expect(await saidOfPack(yaml)).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:5:11: there is no file ./a.ts
      5 |   - call: ./a.ts#a
                    ^
    bots/p/pack.yaml:6:5: \`reply\` cannot stand beside \`call\`
      6 |     reply: { text: 好 }
              ^
      the handler module says it; \`names\`, \`summary\` and \`allow\` may be given here"
  `);
});

test("P-03 post and call", async () => {
  const yaml =
    "schedules:\n  - id: a\n    cron: 0 9 * * *\n    to: group:dev\n    post: { text: 早 }\n    call: ./a.ts#a\n";
  expect(await saidOfPack(yaml)).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:9:5: \`call\` and \`post\` exclude each other
      9 |     call: ./a.ts#a
              ^
    bots/p/pack.yaml:9:11: there is no file ./a.ts
      9 |     call: ./a.ts#a
                    ^"
  `);
});

test("P-03 roles as a bare word", async () => {
  const yaml =
    "commands:\n  - id: hi\n    summary: 问好\n    allow: { roles: admin }\n    reply: { text: 好 }\n";
  expect(await saidOfPack(yaml)).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:7:21: \`roles\` must be a list, not text
      7 |     allow: { roles: admin }
                              ^"
  `);
});

test("P-03 an unknown role is a warning", async () => {
  const yaml =
    "commands:\n  - id: hi\n    summary: 问好\n    allow: { roles: [研发部] }\n    reply: { text: 好 }\n";
  expect(await saidOfPack(yaml)).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:7:22: warning: nobody has the role \`研发部\`
      7 |     allow: { roles: [研发部] }
                               ^
      did you mean \`研发\`?"
  `);
});

test("P-03 an empty list entry", async () => {
  const yaml = "commands:\n  -\n";
  expect(await saidOfPack(yaml)).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:5:4: an entry of \`commands\` is empty
      5 |   -
             ^
      give it a value or delete the line"
  `);
});
