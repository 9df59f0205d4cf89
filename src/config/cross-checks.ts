import { parseByteSize } from "../yaml/byte-size.ts";
import type { Path, YamlDocument } from "../yaml/document.ts";
import { didYouMean } from "../yaml/nearest.ts";
import type { Problem } from "../yaml/problem.ts";
import { valueAt } from "../yaml/schema-walk.ts";

/** What one key's schema cannot see. Works on whatever the file holds, so it runs beside the schema. */
export function crossCheck(document: YamlDocument, value: unknown): Problem[] {
  return [
    ...duplicates(document, value, ["dingtalk", "robots"], "id"),
    ...duplicates(document, value, ["groups"], "id"),
    ...duplicates(document, value, ["groups"], "conversation"),
    ...duplicates(document, value, ["people"], "id"),
    ...duplicates(document, value, ["api", "tokens"], "name"),
    ...tokensWithout(document, value),
    ...unknownRobots(document, value),
    ...connection(document, value),
    ...unknownGroup(document, value),
    ...roomForFiles(document, value),
  ];
}

function duplicates(document: YamlDocument, value: unknown, list: Path, key: string): Problem[] {
  const seen = new Set<string>();
  return strings(value, list, key).flatMap(({ text, path }) => {
    if (!seen.has(text)) {
      seen.add(text);
      return [];
    }
    return [document.problem(path, { message: `\`${key}\` is used twice in \`${list.at(-1)}\`` })];
  });
}

/** A token is given itself or by its hash. */
function tokensWithout(document: YamlDocument, value: unknown): Problem[] {
  const tokens = valueAt(value, ["api", "tokens"]);
  if (!Array.isArray(tokens)) return [];
  return tokens.flatMap((token: unknown, index) => {
    const keys = typeof token === "object" && token !== null ? Object.keys(token) : [];
    const given = ["token", "sha256"].filter((key) => keys.includes(key)).length;
    if (given === 1) return [];
    const message = given === 0 ? "`token` is missing" : "`token` and `sha256` are both given";
    const hint = "give the token, or only its `sha256`";
    return [document.problem(["api", "tokens", index], { message, hint })];
  });
}

function unknownRobots(document: YamlDocument, value: unknown): Problem[] {
  const robots = valueAt(value, ["dingtalk", "robots"]);
  const known = Array.isArray(robots)
    ? strings(value, ["dingtalk", "robots"], "id").map((one) => one.text)
    : [emulatedRobotId];
  return strings(value, ["groups"], "robot")
    .filter((one) => !known.includes(one.text))
    .map((one) =>
      document.problem(one.path, {
        message: "`robot` names no robot of `dingtalk.robots`",
        hint: didYouMean(one.text, known),
      }),
    );
}

function unknownGroup(document: YamlDocument, value: unknown): Problem[] {
  const path = ["packs", "tell"];
  const told = valueAt(value, path);
  const known = Array.isArray(valueAt(value, ["groups"]))
    ? strings(value, ["groups"], "id").map((one) => one.text)
    : [emulatedGroupId];
  if (typeof told !== "string" || known.includes(told)) return [];
  const message = "`tell` names no group of `groups`";
  return [document.problem(path, { message, hint: didYouMean(told, known) })];
}

/** A limit that another, smaller one keeps from ever being reached is a mistake. */
function roomForFiles(document: YamlDocument, value: unknown): Problem[] {
  const paths: readonly Path[] = [
    ["files", "max_size"],
    ["files", "quota", "person"],
    ["files", "quota", "total"],
  ];
  const given = paths.flatMap((path) => {
    const said = valueAt(value, path);
    const bytes = typeof said === "string" ? parseByteSize(said) : undefined;
    return bytes === undefined ? [] : [{ path, bytes }];
  });
  return given.slice(1).flatMap(({ path, bytes }, index) => {
    const before = given[index];
    if (before === undefined || before.bytes <= bytes) return [];
    const message = `\`${path.at(-1)}\` is less than \`${before.path.at(-1)}\``;
    const hint = "one file fits into what one person may have, and that into what all may have";
    return [document.problem(path, { message, hint })];
  });
}

/** The robot there is when `dingtalk.robots` is left out. */
export const emulatedRobotId = "bell";
/** The group there is when `groups` is left out. */
export const emulatedGroupId = "dev";

function connection(document: YamlDocument, value: unknown): Problem[] {
  const problems: Problem[] = [];
  const connect = valueAt(value, ["dingtalk", "connect"]);
  const given = (path: Path): boolean => valueAt(value, path) !== undefined;
  if (connect === "http" || connect === "stream") {
    if (!given(["dingtalk", "robots"])) {
      const message = "`robots` is missing";
      const hint = `with \`connect: ${connect}\` DingTalk's robot is needed, with its key and secret`;
      problems.push(document.problem(["dingtalk", "robots"], { message, hint }));
    }
    for (const { text, path } of strings(value, ["groups"], "webhook", "url")) {
      if (!text.startsWith("/")) continue;
      const message = "`url` is a path, which only the emulator has";
      const hint = "write the whole address: https://oapi.dingtalk.com/robot/send?access_token=…";
      problems.push(document.problem(path, { message, hint }));
    }
  }
  const kinds = strings(value, ["dingtalk", "robots"], "kind").map(({ text }) => text);
  if (connect === "stream" && kinds.length > 0 && !kinds.includes("app")) {
    const message = "`connect: stream` needs a robot of `kind: app`";
    const hint = "a custom robot has no credentials to open a connection with; use `http`";
    problems.push(document.problem(["dingtalk", "connect"], { message, hint }));
  }
  if (given(["emulator", "port"]) && given(["emulator", "url"])) {
    const message = "`url` and `port` exclude each other";
    const hint = "`port` starts an emulator, `url` uses one that runs already";
    problems.push(document.problem(["emulator", "url"], { message, hint }, "key"));
  }
  return problems;
}

interface StringAt {
  readonly text: string;
  readonly path: Path;
}

/** The texts at `inner` of every item of the list at `list`. */
function strings(value: unknown, list: Path, ...inner: string[]): StringAt[] {
  const items = valueAt(value, list);
  if (!Array.isArray(items)) return [];
  return items.flatMap((item, index) => {
    const text = valueAt(item, inner);
    return typeof text === "string" ? [{ text, path: [...list, index, ...inner] }] : [];
  });
}
