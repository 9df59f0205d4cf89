import { expect, test } from "vitest";
import { saidOfConfig } from "./said-of-config.ts";

test("P-03 wrong choice, near", () => {
  const yaml = "locale: zh_CN\n";
  expect(saidOfConfig(yaml)).toMatchInlineSnapshot(`
    "config.yaml:1:9: \`locale\` must be one of \`zh-CN\`, \`en\`, not \`zh_CN\`
      1 | locale: zh_CN
                  ^
      did you mean \`zh-CN\`?"
  `);
});

test("P-03 wrong choice of connection", () => {
  const yaml = "dingtalk:\n  connect: htpp\n";
  expect(saidOfConfig(yaml)).toMatchInlineSnapshot(`
    "config.yaml:2:12: \`connect\` must be one of \`emulator\`, \`http\`, \`stream\`, not \`htpp\`
      2 |   connect: htpp
                     ^
      did you mean \`http\`?"
  `);
});

test("P-03 wrong type: a list for text", () => {
  const yaml = "name: [小铃]\n";
  expect(saidOfConfig(yaml)).toMatchInlineSnapshot(`
    "config.yaml:1:1: \`name\` must be text, not a list
      1 | name: [小铃]
          ^"
  `);
});

test("P-03 wrong type: text for a map", () => {
  const yaml = "server: 3000\n";
  expect(saidOfConfig(yaml)).toMatchInlineSnapshot(`
    "config.yaml:1:9: \`server\` must be a map (\`key: value\` lines), not a number
      1 | server: 3000
                  ^"
  `);
});

test("P-03 wrong type: text for a number", () => {
  const yaml = "server: { port: three }\n";
  expect(saidOfConfig(yaml)).toMatchInlineSnapshot(`
    "config.yaml:1:17: \`port\` must be a number, not text
      1 | server: { port: three }
                          ^"
  `);
});

test("P-03 too large a port", () => {
  const yaml = "server:\n  port: 70000\n";
  expect(saidOfConfig(yaml)).toMatchInlineSnapshot(`
    "config.yaml:2:9: \`port\` must be 65535 or less
      2 |   port: 70000
                  ^"
  `);
});

test("P-03 a port that is no whole number", () => {
  const yaml = "server: { port: 30.5 }\n";
  expect(saidOfConfig(yaml)).toMatchInlineSnapshot(`
    "config.yaml:1:17: \`port\` must be a whole number, not a fraction
      1 | server: { port: 30.5 }
                          ^"
  `);
});

test("P-03 a time zone with a slip", () => {
  const yaml = "timezone: Asia/Shangai\n";
  expect(saidOfConfig(yaml)).toMatchInlineSnapshot(`
    "config.yaml:1:11: \`timezone\` is not a time zone
      1 | timezone: Asia/Shangai
                    ^
      did you mean \`Asia/Shanghai\`?"
  `);
});

test("P-03 a time zone as an offset", () => {
  const yaml = 'timezone: "+08:00"\n';
  expect(saidOfConfig(yaml)).toMatchInlineSnapshot(`
    "config.yaml:1:11: \`timezone\` is not a time zone
      1 | timezone: "+08:00"
                    ^
      for example Asia/Shanghai"
  `);
});

test("P-03 an unknown database", () => {
  const yaml = "database: mysql://db/bellhop\n";
  expect(saidOfConfig(yaml)).toMatchInlineSnapshot(`
    "config.yaml:1:11: \`database\` is not a database Bellhop knows
      1 | database: ******************
                    ^
      sqlite:data/bellhop.db or postgres://user:password@host:5432/bellhop"
  `);
});

test("P-03 a duration in words", () => {
  const yaml = "files: { link_ttl: 7 days }\n";
  expect(saidOfConfig(yaml)).toMatchInlineSnapshot(`
    "config.yaml:1:20: \`link_ttl\` is not a length of time
      1 | files: { link_ttl: 7 days }
                             ^
      for example 30m, 24h or 7d"
  `);
});

test("P-03 an id that is a number", () => {
  const yaml = "people:\n  - { id: 1001, name: 张三 }\n";
  expect(saidOfConfig(yaml)).toMatchInlineSnapshot(`
    "config.yaml:2:11: \`id\` must be text, not a number
      2 |   - { id: 1001, name: 张三 }
                    ^
      write it in quotes: "1001""
  `);
});

test("P-03 an id with a leading zero", () => {
  const yaml = "people:\n  - { id: 0012, name: 张三 }\n";
  expect(saidOfConfig(yaml)).toMatchInlineSnapshot(`
    "config.yaml:2:11: 0012 would be read as the number 12
      2 |   - { id: 0012, name: 张三 }
                    ^
      write it in quotes: "0012""
  `);
});

test("P-03 a 20-digit id", () => {
  const yaml = "roles:\n  admin:\n    - 12345678901234567890\n";
  expect(saidOfConfig(yaml)).toMatchInlineSnapshot(`
    "config.yaml:3:7: 12345678901234567890 would be read as the number 12345678901234567000
      3 |     - ********************
                ^
      write it in quotes: "12345678901234567890""
  `);
});

test("P-03 an empty value", () => {
  const yaml = "name:\nlocale: en\n";
  expect(saidOfConfig(yaml)).toMatchInlineSnapshot(`
    "config.yaml:1:1: \`name\` is empty
      1 | name:
          ^
      give it a value or delete the line"
  `);
});

test("P-03 a missing key, in a list", () => {
  const yaml = "groups:\n  - id: dev\n    conversation: cid-dev\n";
  expect(saidOfConfig(yaml)).toMatchInlineSnapshot(`
    "config.yaml:2:5: \`title\` is missing
      2 |   - id: dev
              ^
      What the group is called. 群名"
  `);
});

test("P-03 the kind of a robot with a slip", () => {
  const yaml = "dingtalk:\n  robots:\n    - { id: a, kind: ap, app_key: k, app_secret: s }\n";
  expect(saidOfConfig(yaml)).toMatchInlineSnapshot(`
    "config.yaml:3:22: \`kind\` must be one of \`app\`, \`custom\`, not \`ap\`
      3 |     - { id: a, kind: ap, app_key: *, app_secret: * }
                               ^
      did you mean \`app\`?"
  `);
});

test("P-03 a key of the other kind of robot", () => {
  const yaml = "dingtalk:\n  robots:\n    - { id: a, kind: custom, token: t, robot_code: k }\n";
  expect(saidOfConfig(yaml)).toMatchInlineSnapshot(`
    "config.yaml:3:40: unknown key \`robot_code\` in \`robots\`
      3 |     - { id: a, kind: custom, token: *, robot_code: k }
                                                 ^
      known: \`id\`, \`kind\`, \`token\`"
  `);
});

test("P-03 two robots with one id", () => {
  const yaml =
    "dingtalk:\n  robots:\n    - { id: a, kind: custom, token: t }\n    - { id: a, kind: custom, token: u }\n";
  expect(saidOfConfig(yaml)).toMatchInlineSnapshot(`
    "config.yaml:4:13: \`id\` is used twice in \`robots\`
      4 |     - { id: a, kind: custom, token: * }
                      ^"
  `);
});

test("P-03 a group whose robot is unknown", () => {
  const yaml = "groups:\n  - { id: dev, title: 研发群, conversation: cid-dev, robot: bel }\n";
  expect(saidOfConfig(yaml)).toMatchInlineSnapshot(`
    "config.yaml:2:58: \`robot\` names no robot of \`dingtalk.robots\`
      2 |   - { id: dev, title: 研发群, conversation: cid-dev, robot: bel }
                                                                      ^
      did you mean \`bell\`?"
  `);
});

test("P-03 http without robots", () => {
  const yaml = "dingtalk: { connect: http }\n";
  expect(saidOfConfig(yaml)).toMatchInlineSnapshot(`
    "config.yaml:1:1: \`robots\` is missing
      1 | dingtalk: { connect: http }
          ^
      with \`connect: http\` DingTalk's robot is needed, with its key and secret"
  `);
});

test("P-03 http with the emulator's webhook", () => {
  const yaml =
    "dingtalk:\n  connect: http\n  robots: [{ id: a, kind: custom, token: t }]\ngroups:\n  - { id: d, title: 群, conversation: cid1, webhook: { url: /robot/send } }\n";
  expect(saidOfConfig(yaml)).toMatchInlineSnapshot(`
    "config.yaml:5:60: \`url\` is a path, which only the emulator has
      5 |   - { id: d, title: 群, conversation: cid1, webhook: { url: *********** } }
                                                                      ^
      write the whole address: https://oapi.dingtalk.com/robot/send?access_token=…"
  `);
});

test("P-03 emulator with both port and url", () => {
  const yaml = "emulator:\n  port: 3001\n  url: http://127.0.0.1:3001\n";
  expect(saidOfConfig(yaml)).toMatchInlineSnapshot(`
    "config.yaml:3:3: \`url\` and \`port\` exclude each other
      3 |   url: *********************
            ^
      \`port\` starts an emulator, \`url\` uses one that runs already"
  `);
});

test("P-03 a list where the file should be a map", () => {
  const yaml = "- name: 小铃\n";
  expect(saidOfConfig(yaml)).toMatchInlineSnapshot(`
    "config.yaml:1:1: the file must be a map (\`key: value\` lines), not a list
      1 | - name: 小铃
          ^"
  `);
});

test("P-03 several at once, in order", () => {
  const yaml = "nme: 小铃\nserver:\n  port: 3000000\ntimezone: Mars\n";
  expect(saidOfConfig(yaml)).toMatchInlineSnapshot(`
    "config.yaml:1:1: unknown key \`nme\`
      1 | nme: **
          ^
      did you mean \`name\`?
    config.yaml:3:9: \`port\` must be 65535 or less
      3 |   port: 3000000
                  ^
    config.yaml:4:11: \`timezone\` is not a time zone
      4 | timezone: Mars
                    ^
      for example Asia/Shanghai"
  `);
});

test("P-03 __proto__ as a key", () => {
  const yaml = "roles:\n  __proto__: [a]\n";
  expect(saidOfConfig(yaml)).toMatchInlineSnapshot(`
    "config.yaml:2:3: the key \`__proto__\` is not allowed
      2 |   __proto__: [*]
            ^
      choose another name"
  `);
});

test("P-03 a merge conflict left in the file", () => {
  const yaml = "<<<<<<< HEAD\nname: 小铃\n=======\nname: 大铃\n>>>>>>> x\n";
  expect(saidOfConfig(yaml)).toMatchInlineSnapshot(`
    "config.yaml:1:1: a key without its colon
      1 | <<<<<<< ****
          ^
      write \`key: value\`
    config.yaml:3:1: a key without its colon
      3 | =======
          ^
      write \`key: value\`
    config.yaml:5:1: a key without its colon
      5 | >>>>>>> *
          ^
      write \`key: value\`
    config.yaml:5:2: this does not belong here
      5 | >>>>>>> *
           ^
      text with \`: \` or \` #\` in it, or that begins with a sign, needs quotes
    config.yaml:5:9: this does not belong here
      5 | >>>>>>> *
                  ^
      text with \`: \` or \` #\` in it, or that begins with a sign, needs quotes"
  `);
});
