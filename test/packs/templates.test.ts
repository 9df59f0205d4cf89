import type { Liquid } from "liquidjs";
import { expect, test } from "vitest";
import { createWorkCalendar } from "../../src/time/calendar/create.ts";
import type { Locale } from "../../src/core/locale.ts";
import { escapeMarkdown } from "../../src/dingtalk/markdown.ts";
import { createTemplateEngines } from "../../src/packs/template-engine.ts";
import { compileExpression } from "../../src/packs/template.ts";
import { openShape } from "../../src/packs/template-names.ts";
import { answerOf, commandOf, rendered } from "./answer.ts";

const at = Date.parse("2026-11-23T01:30:00Z");

test.each([
  ["${{ sender.name }}（${{ sender.id }}）", "李雷（u1）"],
  ["${{ conversation.id }}", "cid1"],
  ["[${{ conversation.title }}]", "[]"],
  ["[${{ what }}]", "[]"],
  ["${{ what | default: '没说' }}", "没说"],
  ["{% if what %}有{% else %}没有{% endif %}", "没有"],
  ["${{ vars.url }}/${{ vars.n | plus: 1 }}", "https://ci/4"],
  ["{% for one in vars.list %}${{ one }};{% endfor %}", "a;b;"],
  ["{% assign x = sender.name %}${{ x }}", "李雷"],
  ['${{ now | date: "%Y-%m-%d %H:%M" }}', "2026-11-23 09:30"],
  ["${{ now | date }}", "2026-11-23 09:30"],
  ['${{ now | date: "%A" }}', "星期一"],
  ["{{ not ours }} {%- comment -%} gone {%- endcomment -%}", "{{ not ours }}"],
  ["a\n\n", "a"],
])("%s", async (template, text) => {
  const argTypes = "{ what: { type: text, optional: true } }";
  expect(await rendered(template, { argTypes, now: at })).toBe(text);
});

test("a date is formatted in the deployment's zone and the language of whoever reads it", async () => {
  const yaml =
    "commands:\n  - { id: hi, summary: hi, reply: { text: '${{ now | date: \"%A %H:%M\" }}' } }\n";
  const command = await commandOf(yaml, { zone: "America/New_York" });
  const answered = (locale: Locale) => answerOf(command, { now: at, locale });
  expect(await answered("en")).toMatchObject({ text: "Sunday 20:30" });
  expect(await answered("zh-CN")).toMatchObject({ text: "星期日 20:30" });
});

test("a time argument is a moment, people are their ids, and a flag is true or false", async () => {
  const argTypes =
    "{ due: { type: time }, whom: { type: who }, at: { type: mention }, 急: { type: flag } }";
  const args = {
    due: { at, assumed: [] },
    whom: { kind: "me" },
    at: ["u2", "u3"],
    急: true,
  };
  const template =
    '${{ due | date: "%H:%M" }} ${{ whom.kind }} ${{ whom.ids | join: "," }} ${{ at | join: "," }} ${{ 急 }}';
  expect(await rendered(template, { argTypes, args })).toBe("09:30 me u1 u2,u3 true");
});

test("what was not said is its default", async () => {
  const argTypes =
    "{ n: { type: int, default: 5 }, env: { type: choice, choices: [测试, 生产], default: 测试 } }";
  expect(await rendered("${{ n | plus: 1 }} ${{ env }}", { argTypes })).toBe("6 测试");
});

test("a field that is exactly one expression keeps its type", () => {
  const { typed } = createTemplateEngines({
    zone: "UTC",
    locale: "en",
    escapeMarkdown,
    time: { calendar: createWorkCalendar("cn") },
  });
  const scope = { n: 3, list: [1, 2], yes: true };
  expect(
    ["${{ n }}", "${{ list }}", "${{ yes }}", "${{ n > 2 }}"].map((text) =>
      evaluated(typed, text, scope),
    ),
  ).toEqual([3, [1, 2], true, true]);
  expect(compileExpression(typed, "n=${{ n }}", new Map())).toBeUndefined();
});

const argTypes = "{ a: { type: text }, b: { type: text, optional: true } }";

test.each([
  ["a link", "[点我](https://evil)"],
  ["a picture", "![x](https://evil/a.png)"],
  ["an app link", "dtmd://dingtalkclient/sendMessage?content=x"],
  ["a heading", "# 大"],
  ["a quote", "> 引"],
  ["HTML", "<font color=red>x"],
  ["a mention", "@all"],
  ["a list", "- x"],
])("N-01 what people wrote is no markdown: %s", async (_, said) => {
  const shown = await rendered("${{ a }}", { as: "markdown", argTypes, args: { a: said } });
  expect(shown).toBe(escapeMarkdown(said));
  expect(shown).not.toBe(said);
});

test.each([
  ["a mention", "@", "all"],
  ["HTML", "<", "font>"],
  ["a link", "[x]", "(https://evil)"],
  ["an app link", "dtmd", "://dingtalkclient"],
  ["an app link behind its colon", "dtmd:", "//dingtalkclient"],
  ["an app link behind a slash", "dtmd:/", "/dingtalkclient"],
])("N-01 two halves do not make a mark: %s", async (_, a, b) => {
  const shown = await rendered("${{ a }}${{ b }}", { as: "markdown", argTypes, args: { a, b } });
  expect(shown).not.toContain(a + b);
});

test.each([
  ["through a filter", "${{ a | upcase | downcase }}"],
  ["through assign", "{% assign x = a %}${{ x }}"],
  ["through capture", "{% capture x %}${{ a }}{% endcapture %}${{ x }}"],
  ["through a loop", '{% assign x = a | split: ";" %}{% for one in x %}${{ one }}{% endfor %}'],
  ["behind raw", '${{ a | raw | append: "" }}'],
])("N-01 it is escaped %s", async (_, template) => {
  const said = { as: "markdown", argTypes, args: { a: "@all" } } as const;
  expect(await rendered(template, said)).not.toContain("@all");
});

test.each(["sender", "title"] as const)("N-01 the %s is escaped", async (key) => {
  const template = "${{ sender.name }} ${{ conversation.title }}";
  const shown = await rendered(template, { as: "markdown", [key]: "[x](https://evil)" });
  expect(shown).not.toContain("](");
});

test("raw and plain text are left as they are", async () => {
  const args = { a: "[x](https://e) @all" };
  expect(await rendered("${{ a | raw }}", { as: "markdown", argTypes, args })).toBe(args.a);
  expect(await rendered("${{ a }}", { argTypes, args })).toBe(args.a);
});

test("a template answers text, and never a mention", async () => {
  const yaml = 'commands:\n  - { id: hi, summary: 问好, reply: { text: "@${{ sender.id }}" } }\n';
  expect(await answerOf(await commandOf(yaml))).toEqual({ type: "text", text: "@u1" });
});

test.each([
  ["its own", "title: '${{ sender.name }}', ", "李雷"],
  ["the command's summary", "", "问好"],
])("a markdown's title is %s", async (_, title, expected) => {
  const yaml = `commands:\n  - { id: hi, summary: 问好, reply: { ${title}markdown: x } }\n`;
  expect(await answerOf(await commandOf(yaml))).toMatchObject({ title: expected });
});

function evaluated(typed: Liquid, text: string, scope: Readonly<Record<string, unknown>>): unknown {
  const names = new Map(Object.keys(scope).map((name) => [name, openShape] as const));
  const compiled = compileExpression(typed, text, names);
  if (compiled !== undefined && "evaluate" in compiled) return compiled.evaluate(scope);
  throw new Error(JSON.stringify(compiled ?? "no expression"));
}
