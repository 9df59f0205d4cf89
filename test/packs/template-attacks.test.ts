import { expect, test } from "vitest";
import { rendered } from "./answer.ts";
import { saidOfPack } from "./pack-folder.ts";

const argTypes = "{ a: { type: text } }";
const args = { a: "x" };

test.each([
  ["a long range", "{% for i in (1..1000000000) %}x{% endfor %}"],
  ["loops in loops", `${"{% for i in (1..3000) %}".repeat(3)}x${"{% endfor %}".repeat(3)}`],
  ["empty loops in loops", `${"{% for i in (1..3000) %}".repeat(3)}${"{% endfor %}".repeat(3)}`],
  [
    "two to the power of forty",
    `${"{% for i in vars.list %}".repeat(40)}${"{% endfor %}".repeat(40)}`,
  ],
  ["doubling", `{% assign s = a %}${"{% assign s = s | append: s %}".repeat(40)}\${{ s }}`],
  [
    "doubling by capture",
    `{% assign s = a %}${"{% capture s %}${{ s }}${{ s }}{% endcapture %}".repeat(40)}\${{ s }}`,
  ],
  ["a wide date", '${{ now | date: "%1000000000Y" }}'],
  ["many wide dates", `\${{ now | date: "${"%999999Y".repeat(50)}" }}`],
  [
    "growth by replace",
    `{% assign s = "aaaaaaaaaa" %}${'{% assign s = s | replace: "a", "aaaaaaaaaa" %}'.repeat(12)}\${{ s }}`,
  ],
  [
    "growth by concat",
    `{% assign s = "a,b" | split: "," %}${"{% assign s = s | concat: s %}".repeat(40)}\${{ s | size }}`,
  ],
  ["growth by join", `{% assign s = (1..900000) | join: "xxxxxxxxxx" %}\${{ s }}`],
  [
    "an answer of many megabytes",
    `{% for i in (1..1000000) %}${"0123456789".repeat(5000)}{% endfor %}`,
  ],
  ["too long an answer", "{% for i in (1..3000) %}0123456789{% endfor %}"],
  ["an answer of blanks", "{% if false %}x{% endif %}   "],
])("P-07 a template bomb is stopped: %s", async (_, template) => {
  await expect(rendered(template, { argTypes, args })).rejects.toThrow(
    /limit exceeded|Invalid string length|more than 20000 bytes|came to nothing/,
  );
});

test("P-07 a capture of many megabytes is stopped before anything is done with it", async () => {
  const loop = `{% for i in (1..9000) %}${"0123456789".repeat(5000)}{% endfor %}`;
  await expect(rendered(`{% capture s %}${loop}{% endcapture %}`)).rejects.toThrow(
    "memory alloc limit exceeded",
  );
});

test("P-07 a template longer than 100,000 characters is refused when the pack is loaded", async () => {
  await expect(rendered("x".repeat(100_001))).rejects.toThrow("length limit");
});

test("P-07 a template nested too deeply is refused when the pack is loaded", async () => {
  const deep = `${"{% if a %}".repeat(5000)}x${"{% endif %}".repeat(5000)}`;
  await expect(rendered(deep, { argTypes, args })).rejects.toThrow("bots/p/pack.yaml:9:21: ");
});

/** What a name that must not be there comes to: an error when the pack is loaded, or when it answers. */
test.each([
  "${{ a.constructor }}",
  "${{ a.constructor.constructor }}",
  "${{ a.__proto__ }}",
  "${{ a['constructor'] }}",
  "${{ a.toString }}",
  "${{ a.length }}",
  "${{ vars.constructor }}",
  "${{ vars.__proto__.x }}",
  "${{ vars.list.constructor }}",
  "${{ vars.list.push }}",
  "{% assign k = 'constructor' %}${{ vars[k] }}",
  "{% assign k = '__proto__' %}${{ vars[k] }}",
  "{% assign k = 'constructor' %}${{ vars[k][k] }}",
  "${{ sender.userId }}",
  "${{ conversation.kind }}",
  "${{ message.sessionWebhook.url }}",
  "${{ constructor }}",
  "${{ __proto__ }}",
  "${{ toString }}",
  "${{ env.PATH }}",
  "${{ process.env }}",
  "${{ secrets.X }}",
  "${{ global }}",
  "${{ a | constructor }}",
  "${{ a | toString }}",
  "${{ a | __proto__ }}",
  "${{ a | hasOwnProperty: 'x' }}",
  "${{ vars.list | where_exp: 'x', 'process' }}",
  "${{ vars.list | sample }}",
  "${{ 'now' | date: '%s' }}",
  "{% include 'pack.yaml' %}",
  "{% render '../../etc/passwd' %}",
  "{% layout '/etc/passwd' %}",
  "{% block x %}{% endblock %}",
  "{% echo a %}",
  "{% cycle a %}",
  "{% liquid\necho a\n%}",
  "{% tablerow x in vars.list %}${{ x }}{% endtablerow %}",
  "{% increment a %}",
  "{% constructor %}",
  "{% toString %}",
  "{% __proto__ %}",
])("P-08 %s leads nowhere", async (template) => {
  await expect(rendered(template, { argTypes, args })).rejects.toThrow(
    /has no|there is no|undefined variable|formats a moment|not a template/,
  );
});

test.each([
  ['${{ vars.list | map: "constructor" }}', /^$/],
  ['${{ vars.list | map: "__proto__" | json }}', /^\[null,null\]$/],
  ["${{ vars | json }}", /^\{"url":"https:\/\/ci","list":\["a","b"\],"n":3\}$/],
  ["${{ sender | json }}", /^\{"id":"u1","name":"李雷"\}$/],
])("P-08 %s shows no more than is there", async (template, expected) => {
  expect(await rendered(`[${template}]`, { argTypes, args })).toMatch(
    new RegExp(`^\\[${expected.source.replace(/^\^|\$$/g, "")}\\]$`),
  );
});

test.each(["__proto__", "constructor", "prototype"])(
  "P-05 neither an argument nor a var can be called %s",
  async (name) => {
    const vars = `vars: { ${name}: { polluted: 1 } }\n`;
    const command = `commands:\n  - { id: hi, summary: 问好, args: { ${name}: { type: text } }, reply: { text: 好 } }\n`;
    const said = await saidOfPack(vars + command);
    expect(said.match(/is not allowed/g)).toHaveLength(2);
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  },
);

test("P-05 what people say pollutes nothing on its way through a template", async () => {
  const said = '{"__proto__":{"polluted":1}}';
  const template = "{% assign constructor = a %}${{ constructor }}${{ a | json }}";
  expect(await rendered(template, { argTypes, args: { a: said } })).toContain("polluted");
  expect(Reflect.get({}, "polluted")).toBeUndefined();
});
