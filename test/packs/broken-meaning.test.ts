import { expect, test } from "vitest";
import { saidOfPack } from "./pack-folder.ts";

test("P-03 a name used twice in a pack", async () => {
  const yaml =
    "commands:\n  - id: hi\n    summary: 问好\n    names: [你好]\n    reply: { text: 好 }\n  - id: hello\n    summary: 再问好\n    names: [你好]\n    reply: { text: 好 }\n";
  expect(await saidOfPack(yaml)).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:11:13: \`你好\` is already a name of \`hi\`
      11 |     names: [你好]
                       ^
      that one is at bots/p/pack.yaml:7:13"
  `);
});

test("P-03 an id used twice in a pack", async () => {
  const yaml =
    "commands:\n  - id: hi\n    summary: 问好\n    reply: { text: 好 }\n  - id: hi\n    summary: 再问好\n    reply: { text: 好 }\n";
  expect(await saidOfPack(yaml)).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:8:9: \`hi\` is already a name of \`hi\`
      8 |   - id: hi
                  ^
      that one is at bots/p/pack.yaml:5:9"
  `);
});

test("P-03 a name in full width is the same name", async () => {
  const yaml =
    "commands:\n  - id: hi\n    summary: 问好\n    names: [ＨＩ２]\n    reply: { text: 好 }\n  - id: hi2\n    summary: 再问好\n    reply: { text: 好 }\n";
  expect(await saidOfPack(yaml)).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:9:9: \`hi2\` is already a name of \`hi\`
      9 |   - id: hi2
                  ^
      that one is at bots/p/pack.yaml:7:13"
  `);
});

test("P-03 two schedules with one id", async () => {
  const yaml =
    "schedules:\n  - id: a\n    cron: 0 9 * * *\n    to: group:dev\n    post: { text: 早 }\n  - id: a\n    cron: 0 9 * * *\n    to: group:dev\n    post: { text: 早 }\n";
  expect(await saidOfPack(yaml)).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:9:9: \`a\` is the \`id\` of two schedules
      9 |   - id: a
                  ^
      choose another one"
  `);
});

test("P-03 a group with a slip", async () => {
  const yaml =
    "schedules:\n  - id: a\n    cron: 0 9 * * *\n    to: group:dve\n    post: { text: 早 }\n";
  expect(await saidOfPack(yaml)).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:7:9: \`to\` names no group of config.yaml
      7 |     to: group:dve
                  ^
      did you mean \`group:dev\`?"
  `);
});

test("P-03 a group's title with a slip", async () => {
  const yaml =
    "schedules:\n  - id: a\n    cron: 0 9 * * *\n    to: group:研发裙\n    post: { text: 早 }\n";
  expect(await saidOfPack(yaml)).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:7:9: \`to\` names no group of config.yaml
      7 |     to: group:研发裙
                  ^
      did you mean \`group:研发群\`?"
  `);
});

test("P-03 a group without the word group", async () => {
  const yaml = "schedules:\n  - id: a\n    cron: 0 9 * * *\n    to: dev\n    post: { text: 早 }\n";
  expect(await saidOfPack(yaml)).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:7:9: \`to\` names no group of config.yaml
      7 |     to: dev
                  ^
      did you mean \`group:dev\`?"
  `);
});

test("P-03 an unknown conversation", async () => {
  const yaml =
    "schedules:\n  - id: a\n    cron: 0 9 * * *\n    to: cid-nowhere\n    post: { text: 早 }\n";
  expect(await saidOfPack(yaml)).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:7:9: \`to\` is the conversation of no group of config.yaml
      7 |     to: cid-nowhere
                  ^
      known: \`group:dev\`, \`group:研发群\`, \`group:ops\`, \`group:运维群\`"
  `);
});

test("P-03 a cron with an hour too many", async () => {
  const yaml =
    "schedules:\n  - id: a\n    cron: 0 25 * * *\n    to: group:dev\n    post: { text: 早 }\n";
  expect(await saidOfPack(yaml)).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:6:11: \`cron\` cannot be read: 25 is a invalid expression for hour
      6 |     cron: 0 25 * * *
                    ^
      minute hour day month weekday, for example "30 9 * * 1-5"; in words: \`when: 每个工作日 9:30\`"
  `);
});

test("P-03 a cron in words", async () => {
  const yaml =
    "schedules:\n  - id: a\n    cron: 每天 9 点\n    to: group:dev\n    post: { text: 早 }\n";
  expect(await saidOfPack(yaml)).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:6:11: \`cron\` cannot be read: pattern includes illegal characters
      6 |     cron: 每天 9 点
                    ^
      minute hour day month weekday, for example "30 9 * * 1-5"; in words: \`when: 每个工作日 9:30\`"
  `);
});

test("P-03 a time zone with a slip", async () => {
  const yaml =
    "schedules:\n  - id: a\n    cron: 0 9 * * *\n    to: group:dev\n    post: { text: 早 }\n    timezone: Asia/Shanghia\n";
  expect(await saidOfPack(yaml)).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:9:15: \`timezone\` is not a time zone
      9 |     timezone: Asia/Shanghia
                        ^
      did you mean \`Asia/Shanghai\`?"
  `);
});

test("P-03 a misfire policy with a slip", async () => {
  const yaml =
    "schedules:\n  - id: a\n    cron: 0 9 * * *\n    to: group:dev\n    post: { text: 早 }\n    catch_up: lastest\n";
  expect(await saidOfPack(yaml)).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:9:15: \`catch_up\` must be one of \`none\`, \`latest\`, \`all\`, not \`lastest\`
      9 |     catch_up: lastest
                        ^
      did you mean \`latest\`?"
  `);
});

test("P-03 a length of time in words", async () => {
  const yaml =
    "schedules:\n  - id: a\n    cron: 0 9 * * *\n    to: group:dev\n    post: { text: 早 }\n    within: 一天\n";
  expect(await saidOfPack(yaml)).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:9:13: \`within\` is not a length of time
      9 |     within: 一天
                      ^
      for example 30m, 24h or 7d"
  `);
});

test("P-03 too many mentions", async () => {
  const yaml =
    "schedules:\n  - id: a\n    cron: 0 9 * * *\n    to: group:dev\n    post: { text: 早, mention: [u0, u1, u2, u3, u4, u5, u6, u7, u8, u9, u10, u11, u12, u13, u14, u15, u16, u17, u18, u19, u20, u21, u22, u23, u24, u25, u26, u27, u28, u29, u30, u31, u32, u33, u34, u35, u36, u37, u38, u39, u40, u41, u42, u43, u44, u45, u46, u47, u48, u49, u50] }\n";
  expect(await saidOfPack(yaml)).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:8:22: \`mention\` may have at most 50 in its list
      8 |     post: { text: 早, mention: [u0, u1, u2, u3, u4, u5, u6, u7, u8, u9, u10, u11, u12, u13, u14, u15,
                                ^"
  `);
});

test("P-03 a mention that is a number", async () => {
  const yaml =
    "schedules:\n  - id: a\n    cron: 0 9 * * *\n    to: group:dev\n    post: { text: 早, mention: [123] }\n";
  expect(await saidOfPack(yaml)).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:8:32: an entry of \`mention\` must be text, not a number
      8 |     post: { text: 早, mention: [123] }
                                          ^
      write it in quotes: "123""
  `);
});

test("P-03 an unknown name in a template", async () => {
  const yaml =
    'commands:\n  - id: hi\n    summary: 问好\n    reply: { text: "name 你好 ${{ nmae }}" }\n    args:\n      name: { type: text }\n';
  expect(await saidOfPack(yaml)).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:7:33: there is no \`nmae\` here
      7 |     reply: { text: "name 你好 \${{ nmae }}" }
                                            ^
      did you mean \`name\`?"
  `);
});

test("P-03 an unknown part of a name in a template", async () => {
  const yaml =
    "commands:\n  - id: hi\n    summary: 问好\n    reply:\n      text: |\n        第一行\n        你好，${{ sender.nmae }}，${{ sender.name }}\n";
  expect(await saidOfPack(yaml)).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:10:16: \`sender\` has no \`nmae\`
      10 |         你好，\${{ sender.nmae }}，\${{ sender.name }}
                             ^
      did you mean \`name\`?"
  `);
});

test("P-03 an unknown filter", async () => {
  const yaml =
    "commands:\n  - id: hi\n    summary: 问好\n    reply:\n      text: upcase ${{ sender.name | upcas }}\n";
  expect(await saidOfPack(yaml)).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:8:38: there is no filter \`upcas\`
      8 |       text: upcase \${{ sender.name | upcas }}
                                               ^
      did you mean \`upcase\`?"
  `);
});

test("P-03 an unknown tag", async () => {
  const yaml =
    'commands:\n  - id: hi\n    summary: 问好\n    reply:\n      text: "{% iff sender.name %}好{% endif %}"\n';
  expect(await saidOfPack(yaml)).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:8:17: there is no tag \`iff\`
      8 |       text: "{% iff sender.name %}好{% endif %}"
                          ^
      did you mean \`if\`?"
  `);
});

test("P-03 a tag that reads files", async () => {
  const yaml =
    "commands:\n  - id: hi\n    summary: 问好\n    reply:\n      text: \"{% include 'secret.txt' %}\"\n";
  expect(await saidOfPack(yaml)).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:8:17: there is no tag \`include\`
      8 |       text: "{% include 'secret.txt' %}"
                          ^
      known: \`assign\`, \`break\`, \`capture\`, \`case\`, \`comment\`, \`continue\`, \`for\`, \`if\`, \`raw\`, \`unless\`, \`#\`"
  `);
});

test("P-03 a tag that is not closed", async () => {
  const yaml =
    'commands:\n  - id: hi\n    summary: 问好\n    reply:\n      text: "{% if sender.name %}好"\n';
  expect(await saidOfPack(yaml)).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:8:14: \`{% if\` is not closed
      8 |       text: "{% if sender.name %}好"
                       ^
      it ends with {% endif %}"
  `);
});

test("P-03 an output that is not closed", async () => {
  const yaml =
    'commands:\n  - id: hi\n    summary: 问好\n    reply:\n      text: "你好 ${{ sender.name "\n';
  expect(await saidOfPack(yaml)).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:8:17: \`\${{\` is not closed
      8 |       text: "你好 \${{ sender.name "
                            ^
      it ends with }}"
  `);
});

test("P-03 an output with nonsense", async () => {
  const yaml =
    'commands:\n  - id: hi\n    summary: 问好\n    reply:\n      text: "你好 ${{ sender.name | }} ${{ | }}"\n';
  expect(await saidOfPack(yaml)).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:8:38: not a template: invalid value expression: "|"
      8 |       text: "你好 \${{ sender.name | }} \${{ | }}"
                                                 ^"
  `);
});

test("P-03 what a message has is not there in a schedule", async () => {
  const yaml =
    'schedules:\n  - id: a\n    cron: 0 9 * * *\n    to: group:dev\n    post: { text: "${{ sender.name }}" }\n';
  expect(await saidOfPack(yaml)).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:8:24: there is no \`sender\` here
      8 |     post: { text: "\${{ sender.name }}" }
                                 ^
      known: \`slot\`, \`now\`, \`lang\`, \`vars\`"
  `);
});

test("P-03 a var with a slip", async () => {
  const yaml =
    'vars: { jenkins: https://ci }\ncommands:\n  - id: hi\n    summary: 问好\n    reply: { text: "${{ vars.jenkin }}" }\n';
  expect(await saidOfPack(yaml)).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:8:25: \`vars\` has no \`jenkin\`
      8 |     reply: { text: "\${{ vars.jenkin }}" }
                                  ^
      did you mean \`jenkins\`?"
  `);
});

test("P-03 a template where none is filled in", async () => {
  const yaml =
    'commands:\n  - id: hi\n    summary: "${{ sender.name }}"\n    reply: { text: 好 }\n';
  expect(await saidOfPack(yaml)).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:6:15: a template cannot stand here
      6 |     summary: "\${{ sender.name }}"
                        ^
      templates stand in \`text\`, \`markdown\` and \`title\` of \`reply\` and \`post\`"
  `);
});

test("P-03 several at once, in order", async () => {
  const yaml =
    'commands:\n  - id: HI\n    summary: 问好\n    reply: { text: "${{ x }}" }\nschedules:\n  - id: a\n    cron: 0 9 * * *\n    to: group:dve\n    post: { text: 早 }\n';
  expect(await saidOfPack(yaml)).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:5:9: \`id\` may have lower case letters, digits and - only, a letter first
      5 |   - id: HI
                  ^
      for example daily-report; Chinese names go into \`names\`
    bots/p/pack.yaml:11:9: \`to\` names no group of config.yaml
      11 |     to: group:dve
                   ^
      did you mean \`group:dev\`?"
  `);
});
