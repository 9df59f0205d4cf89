import { packJsonSchema } from "./pack-json-schema.ts";
import { markdownOfKeys } from "./schema-markdown.ts";

/** docs/packs/reference.md: every key of pack.yaml, from its schema. */
export function packReference(): string {
  const schema = packJsonSchema();
  const [step] = Object.values(schema["$defs"] as Readonly<Record<string, Schema>>);
  if (step === undefined) throw new Error("the schema has no steps");
  return `${[
    top,
    ...markdownOfKeys(schema),
    "",
    "## Steps",
    "",
    "A step has exactly one of the keys that say what it does, and may have `as`, `timeout`, `retry` and `on_error` beside it.",
    "",
    ...markdownOfKeys(step),
    "",
    templates,
  ].join("\n")}\n`;
}

type Schema = Readonly<Record<string, unknown>>;

const top = `# Reference of pack.yaml

Written by \`bellhop schema pack --markdown\` from the schema that packs are checked with; a test compares the two.
Learn with [the tutorial](tutorial.md), copy from [the cookbook](cookbook.md). Examples, reload: [packs](../packs.md).
The key \`collect\` has a page of its own: [collect](../collect.md).

"Text or \`{ zh, en }\`" is one text for everybody, or one in each language: whoever receives it reads their own.

## Keys
`;

const templates = `## Templates

\`\${{ … }}\` stands for a value and \`{% if … %} … {% endif %}\`, \`{% for … in … %} … {% endfor %}\` for more, as in
[Liquid](https://liquidjs.com). A text that is one \`\${{ … }}\` alone keeps its type: a number stays a number.
What people wrote cannot forge an @, a link or a heading in markdown; \`| raw\` lets it.

| name | what it is |
| --- | --- |
| \`sender.id\`, \`sender.name\` | whoever said it |
| \`conversation.id\`, \`conversation.title\` | where; the title may be nothing |
| \`now\` | when, for \`date\` |
| \`lang\` | \`zh\` or \`en\`: the language of whoever reads it |
| arguments, by their names | what was said; nothing when left out |
| \`vars.name\` | a value of the pack, or of config.yaml in its place |
| \`state.person\`, \`state.group\`, \`state.pack\` | what \`set\` keeps |
| results, by \`as\` | of the steps before; nothing when such a step was not done |
| \`run.id\` | of a command with steps |
| \`error.message\`, \`error.step\` | in \`on_error\` |
| \`secrets.NAME\` | in \`http\` alone |
| \`slot\` | the moment of a schedule |
| \`event.names\`, \`event.users\`, \`event.type\`, \`event.data\` | in \`on\` |

| filter | what it does |
| --- | --- |
| \`date: "%-m月%-d日 %A %H:%M"\` | a moment, weekdays and months in the language of \`lang\` |
| \`working_hours: 4, "9:00-18:00"\` | the moment by which so many hours of workdays have passed |
| \`duration\`, \`bytes\` | milliseconds as 1 小时 30 分钟, sizes as 1.5 MB |
| \`truncate: 80\`, \`default: "-"\`, \`upcase\`, \`size\`, \`join: "、"\`, \`first\`, \`last\`, \`plus: 1\` | those of Liquid |
`;
