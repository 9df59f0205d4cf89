import { didYouMean } from "../yaml/nearest.ts";
import type { Path, YamlDocument } from "../yaml/document.ts";
import { plainSecrets } from "../yaml/plain-secrets.ts";
import type { Problem } from "../yaml/problem.ts";
import { valueAt } from "../yaml/schema-walk.ts";
import type { Finding } from "../yaml/source-text.ts";

/** What the schema of one key cannot see. Works on whatever the file holds, so it runs beside the schema. */
export function checkPack(document: YamlDocument, folderName: string): Problem[] {
  const { value } = document;
  const commands = itemsAt(value, ["commands"]);
  const schedules = itemsAt(value, ["schedules"]);
  const name = valueAt(value, ["pack"]);
  return [
    ...(typeof name === "string" && name !== folderName
      ? [
          document.problem(["pack"], {
            message: `\`pack\` must be the folder's name, \`${folderName}\``,
          }),
        ]
      : []),
    ...commands.flatMap((one) => checkCommand(document, one)),
    ...schedules.flatMap((one) => checkSchedule(document, one)),
    ...itemsAt(value, ["on"]).flatMap((one) => checkReaction(document, one)),
    ...checkDuplicateIds(document, schedules),
    ...checkStrayTemplates(document),
    ...plainSecrets(document, { severity: "error", hint: secretHint }),
  ];
}

const secretHint =
  "put it into the environment, name it under `secrets`, and write ${{ secrets.NAME }}";

interface Item {
  readonly path: Path;
  readonly value: object;
}

function itemsAt(value: unknown, path: Path): Item[] {
  const list = valueAt(value, path);
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: unknown, index) =>
    typeof item === "object" && item !== null && !Array.isArray(item)
      ? [{ path: [...path, index], value: item }]
      : [],
  );
}

const templated = ["id", "usage", "args", "reply", "steps", "confirm", "on_error"];

function checkCommand(document: YamlDocument, item: Item): Problem[] {
  if ("call" in item.value) {
    return templated
      .filter((key) => key in item.value)
      .map((key) =>
        document.problem(
          [...item.path, key],
          {
            message: `\`${key}\` cannot stand beside \`call\``,
            hint: `the handler module says it; \`names\`, \`summary\` and \`allow\` may be given here`,
          },
          "key",
        ),
      );
  }
  return [
    ...missing(document, item, "id", "the command's name in English, for example daily-report"),
    ...missing(document, item, "summary", "what the command does, in half a line"),
    ...("steps" in item.value
      ? []
      : missing(
          document,
          item,
          "reply",
          'what the bot answers: `reply: { text: "…" }`, or `call:`',
        )),
  ];
}

function checkSchedule(document: YamlDocument, item: Item): Problem[] {
  return [...checkTiming(document, item), ...checkAction(document, item)];
}

function checkTiming(document: YamlDocument, item: Item): Problem[] {
  if ("when" in item.value && "cron" in item.value) {
    const message = "`when` and `cron` exclude each other";
    return [document.problem([...item.path, "cron"], { message }, "key")];
  }
  if ("cron" in item.value) return [];
  return missing(document, item, "when", "when it fires: `when: 每个工作日 16:30`, or `cron:`");
}

function checkAction(document: YamlDocument, item: Item): Problem[] {
  const [first, second] = ["call", "steps", "post"].filter((key) => key in item.value);
  if (first !== undefined && second !== undefined) {
    const message = `\`${first}\` and \`${second}\` exclude each other`;
    return [document.problem([...item.path, first], { message }, "key")];
  }
  if (first === "call") return [];
  if ("with" in item.value) {
    const message = "`with` belongs to `call`";
    return [document.problem([...item.path, "with"], { message }, "key")];
  }
  if (first === "steps") {
    return missing(document, item, "to", "where it answers: `to: group:<id>` of config.yaml");
  }
  return [
    ...missing(document, item, "to", "where it posts: `to: group:<id>` of config.yaml"),
    ...missing(document, item, "post", 'what the bot posts: `post: { text: "…" }`, or `call:`'),
    ...checkContent(document, item, "post"),
  ];
}

function checkReaction(document: YamlDocument, item: Item): Problem[] {
  const { value, path } = item;
  const problem = (key: string, finding: Finding): Problem[] => [
    document.problem([...path, key], finding, "key"),
  ];
  if ("event" in value && "card" in value) {
    return problem("card", { message: "`event` and `card` exclude each other" });
  }
  if (!("event" in value) && !("card" in value)) {
    return missing(document, item, "event", "what happened, for example chat_add_member");
  }
  if ("call" in value) {
    return ["post", "to"]
      .filter((key) => key in value)
      .flatMap((key) => problem(key, { message: `\`${key}\` cannot stand beside \`call\`` }));
  }
  if ("card" in value) {
    return missing(document, item, "call", "a handler module answers the press: ./file.ts#name");
  }
  return [
    ...missing(document, item, "post", 'what the bot posts: `post: { text: "…" }`, or `call:`'),
    ...checkContent(document, item, "post"),
  ];
}

function missing(document: YamlDocument, item: Item, key: string, hint: string): Problem[] {
  if (key in item.value) return [];
  return [document.problem([...item.path, key], { message: `\`${key}\` is missing`, hint })];
}

function checkContent(document: YamlDocument, item: Item, key: string): Problem[] {
  const content = valueAt(item.value, [key]);
  if (typeof content !== "object" || content === null || Array.isArray(content)) return [];
  const path = [...item.path, key];
  const problem = (at: string, finding: Finding): Problem[] => [
    document.problem([...path, at], finding, "key"),
  ];
  if ("text" in content && "markdown" in content) {
    return problem("markdown", { message: "`text` and `markdown` exclude each other" });
  }
  if ("text" in content && "title" in content) {
    return problem("title", { message: "only a markdown message has a `title`" });
  }
  if (["text", "markdown", "card", "file"].some((form) => form in content)) return [];
  const written = Object.keys(content).filter(
    (one) => !["title", "mention", "mention_people"].includes(one),
  );
  // An unknown key, probably a slip, is said by the schema.
  if (written.some((one) => didYouMean(one, ["text", "markdown"])?.startsWith("did") === true)) {
    return [];
  }
  return problem("text", { message: `\`${key}\` has neither \`text\` nor \`markdown\`` });
}

function checkDuplicateIds(document: YamlDocument, schedules: readonly Item[]): Problem[] {
  const seen = new Set<unknown>();
  return schedules.flatMap(({ path, value }) => {
    const id = valueAt(value, ["id"]);
    if (typeof id !== "string" || !seen.has(id)) {
      seen.add(id);
      return [];
    }
    const message = `\`${id}\` is the \`id\` of two schedules`;
    return [document.problem([...path, "id"], { message, hint: "choose another one" })];
  });
}

const templateFields =
  /^(?:(?:commands,\d+,reply|schedules,\d+,post|on,\d+,post|collect,\d+,summary),(?:text|markdown|title|card|file|mention),|(?:commands|schedules|on),\d+,(?:steps|on_error|confirm),|schedules,\d+,with,)/;

/** Templates where none is filled in would be shown to people as they stand. */
function checkStrayTemplates(document: YamlDocument): Problem[] {
  const problems: Problem[] = [];
  const visit = (value: unknown, path: Path): void => {
    if (
      typeof value === "string" &&
      value.includes("${{") &&
      !templateFields.test(`${path.join(",")},`)
    ) {
      const hint = "templates stand in `text`, `markdown` and `title` of `reply` and `post`";
      const finding = { message: "a template cannot stand here", hint };
      problems.push(document.problemInside(path, ["${{"], finding));
    }
    if (typeof value !== "object" || value === null) return;
    for (const [key, one] of Object.entries(value)) {
      visit(one, [...path, Array.isArray(value) ? Number(key) : key]);
    }
  };
  visit(document.value, []);
  return problems;
}
