import { expect, test } from "vitest";
import { saidOfConfig } from "./said-of-config.ts";

test("P-03 unknown key, a slip of a letter", () => {
  const yaml = "timezne: Asia/Shanghai\n";
  expect(saidOfConfig(yaml)).toMatchInlineSnapshot(`
    "config.yaml:1:1: unknown key \`timezne\`
      1 | timezne: *************
          ^
      did you mean \`timezone\`?"
  `);
});

test("P-03 unknown key inside a map", () => {
  const yaml = "server:\n  host: 127.0.0.1\n  prot: 3000\n";
  expect(saidOfConfig(yaml)).toMatchInlineSnapshot(`
    "config.yaml:3:3: unknown key \`prot\` in \`server\`
      3 |   prot: ****
            ^
      did you mean \`port\`?"
  `);
});

test("P-03 duplicate key", () => {
  const yaml = "name: 小铃\nlocale: en\nname: 大铃\n";
  expect(saidOfConfig(yaml)).toMatchInlineSnapshot(`
    "config.yaml:3:1: \`name\` is given twice
      3 | name: 大铃
          ^
      remove one of the two"
  `);
});

test("P-03 duplicate key in a flow map behind Chinese", () => {
  const yaml = "people: [{ id: 一号, name: 张三, id: 二号 }]\n";
  expect(saidOfConfig(yaml)).toMatchInlineSnapshot(`
    "config.yaml:1:30: \`id\` is given twice
      1 | people: [{ id: 一号, name: 张三, id: 二号 }]
                                           ^
      remove one of the two"
  `);
});

test("P-03 alias", () => {
  const yaml = "name: &n 小铃\ngroups: *n\n";
  expect(saidOfConfig(yaml)).toMatchInlineSnapshot(`
    "config.yaml:1:7: anchors (\`&name\`) are not supported
      1 | name: &n 小铃
                ^
      write the value out where it is needed; text that begins with & needs quotes
    config.yaml:2:9: aliases (\`*name\`) are not supported
      2 | groups: *n
                  ^
      write the value out; text that begins with * needs quotes"
  `);
});

test("P-03 merge key", () => {
  const yaml = "server:\n  <<: { port: 1 }\n";
  expect(saidOfConfig(yaml)).toMatchInlineSnapshot(`
    "config.yaml:2:3: merge keys (\`<<\`) are not supported
      2 |   <<: { port: 1 }
            ^
      write the keys out where they are needed"
  `);
});

test("P-03 custom tag", () => {
  const yaml = "name: !!js/function alert\n";
  expect(saidOfConfig(yaml)).toMatchInlineSnapshot(`
    "config.yaml:1:7: tags (\`!name\`) are not supported
      1 | name: !!js/function alert
                ^
      remove it; text that begins with ! needs quotes"
  `);
});

test("P-03 several documents", () => {
  const yaml = "name: 小铃\n---\nname: 大铃\n";
  expect(saidOfConfig(yaml)).toMatchInlineSnapshot(`
    "config.yaml:2:1: a second document begins here (\`---\`)
      2 | ---
          ^
      one document per file"
  `);
});

test("P-03 directive", () => {
  const yaml = "%YAML 1.1\n---\nname: 小铃\n";
  expect(saidOfConfig(yaml)).toMatchInlineSnapshot(`
    "config.yaml:1:1: directives (\`%…\`) are not supported
      1 | %**** ***
          ^
      remove the line"
  `);
});

test("P-03 a tab as indent", () => {
  const yaml = "server:\n\tport: 3000\n";
  expect(saidOfConfig(yaml)).toMatchInlineSnapshot(`
    "config.yaml:2:1: a tab at the beginning of the line
      2 | 	port: 3000
          ^
      indent with spaces"
  `);
});

test("P-03 a quote that is not closed", () => {
  const yaml = 'name: "小铃\nlocale: en\n';
  expect(saidOfConfig(yaml)).toMatchInlineSnapshot(`
    "config.yaml:1:7: a quote is opened here and not closed
      1 | name: "小铃
                ^
      end the text with the same quote"
  `);
});

test("P-03 a bracket that is not closed", () => {
  const yaml = "people: [\nname: 小铃\n";
  expect(saidOfConfig(yaml)).toMatchInlineSnapshot(`
    "config.yaml:2:1: indented differently from what stands above
      2 | name: 小铃
          ^
      keys that belong together begin in the same column; missing \`]\` or \`}\`?"
  `);
});

test("P-03 bad indent", () => {
  const yaml = "server:\n  host: 127.0.0.1\n   port: 3000\n";
  expect(saidOfConfig(yaml)).toMatchInlineSnapshot(`
    "config.yaml:3:4: indented deeper than the line above, which has a value already
      3 |    port: 3000
             ^
      keys that belong together begin in the same column"
  `);
});

test("P-03 an unquoted colon", () => {
  const yaml = "name: 小铃: 机器人\n";
  expect(saidOfConfig(yaml)).toMatchInlineSnapshot(`
    "config.yaml:1:7: two keys on one line
      1 | name: 小铃: 机器人
                ^
      begin a new line, or put text with \`: \` in it in quotes"
  `);
});

test.each([
  ["name: 小铃\ntimezone：Asia/Shanghai\nserver:\n  port: 3000\n", "config.yaml:2:9"],
  ["name: 小铃\nlocale：zh-CN\n", "config.yaml:2:7"],
  ["server：\n  port: 3000\n", "config.yaml:1:7"],
  ["name: 小铃\ngroups:\n  - id：dev\n    title: 研发群\n", "config.yaml:3:7"],
  ["server:\n  host: 127.0.0.1\n  port：3000\n", "config.yaml:3:7"],
])("P-03 a full-width colon is found where it stands: %j", (yaml, place) => {
  expect(saidOfConfig(yaml).split("\n")[0]).toBe(`${place}: a full-width colon (：)`);
});

test("P-03 a full-width colon that leaves only a text", () => {
  const yaml = "server:\n  port：3000\n";
  expect(saidOfConfig(yaml)).toMatchInlineSnapshot(`
    "config.yaml:2:3: \`server\` must be a map (\`key: value\` lines), not text
      2 |   *********
            ^
      the colon (：) is full-width; write \`key: value\` with the half-width colon \`:\` and a space"
  `);
});
