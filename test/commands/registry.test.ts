import { expect, test } from "vitest";
import { defineCommand, type ArgSpecs } from "../../src/commands/definition.ts";
import { callerOf, mayRun } from "../../src/commands/permissions.ts";
import { createRegistry, type CommandGroup } from "../../src/commands/registry.ts";
import { chatOf, messageFrom, samplePack } from "./chat.ts";

function command(
  name: string,
  aliases: string[] = [],
  args: ArgSpecs = {},
  roles?: string[],
): CommandGroup["commands"][number] {
  const summary = { zh: name, en: name };
  const allow = roles === undefined ? {} : { allow: { roles } };
  return defineCommand({ name, aliases, summary, args, ...allow, handle: () => undefined });
}

function pack(name: string, ...commands: CommandGroup["commands"][number][]): CommandGroup {
  return { pack: name, title: { zh: name, en: name }, commands };
}

const text = { type: "text", rest: true } as const;

test.each([
  ["within a pack", [pack("a", command("ping"), command("ping"))]],
  ["between packs", [pack("a", command("ping")), pack("b", command("ping"))]],
  ["of an alias with a name", [pack("a", command("ping")), pack("b", command("pong", ["PING"]))]],
  ["in full width", [pack("a", command("ping")), pack("b", command("pong", ["ｐｉｎｇ"]))]],
  ["in Chinese", [pack("a", command("a", ["在吗"])), pack("b", command("b", ["在吗"]))]],
])("a collision %s is an error that names both", (_, groups) => {
  expect(() => createRegistry(groups)).toThrow(/names both a\/\w+ and [ab]\/\w+/u);
});

test("every problem is told at once", () => {
  const bad = pack(
    "a",
    command("Ping"),
    command("x", ["two words", ""]),
    command("y", [], { what: text, n: { type: "int" } }),
  );
  expect(() => createRegistry([bad])).toThrow(
    /a\/Ping: a name has.*"two words".*"" is empty.*nothing is left for what comes after "what"/u,
  );
});

test("one command may have the same name in two widths", () => {
  expect(() => createRegistry([pack("a", command("help", ["?", "？", "HELP"]))])).not.toThrow();
});

const shorter = command("a", ["提醒"], { what: text });
const longer = command("b", ["提醒我"], { when: { type: "time" }, what: text });

test.each([[[shorter, longer]], [[longer, shorter]]])(
  "the longest name whose rest can be read wins, in any order",
  (commands) => {
    const li = chatOf({}, { groups: [pack("p", ...commands)] });
    expect(li.reads("提醒我10分钟后喝水")).toEqual([
      "b",
      { when: "2026-11-23T10:10:00", what: "喝水" },
    ]);
    expect(li.reads("提醒我喝水")).toEqual(["a", { what: "我喝水" }]);
    expect(li.reads("提醒 喝水")).toEqual(["a", { what: "喝水" }]);
  },
);

test("an English name is never glued to what follows", () => {
  const li = chatOf({}, { groups: [pack("p", command("note", ["n"], { what: text }))] });
  expect(li.reads("note喝水")).toBe("unknown");
  expect(li.reads("nothing")).toBe("unknown");
  expect(li.reads("n 喝水")).toEqual(["note", { what: "喝水" }]);
});

test("a glued command that is not allowed is denied, not unknown", () => {
  const li = chatOf(
    {},
    { groups: [pack("p", command("note", ["记录"], { what: text }, ["文员"]))] },
  );
  expect(li.routes("记录喝水")).toMatchObject({
    kind: "denied",
    denial: { kind: "roles", roles: ["文员"] },
  });
});

test("an @ typed by hand is never taken for the text behind optional people", () => {
  const args = { who: { type: "mention", optional: true }, what: text } as const;
  const li = chatOf({}, { groups: [pack("p", command("assign", ["指派"], args))] });
  expect(li.routes("指派 @张三 写周报")).toMatchObject({ problem: { arg: "who", given: "@张三" } });
  expect(li.reads("指派 写周报")).toEqual(["assign", { what: "写周报" }]);
});

test("the first argument that is missing is asked for, whatever is wrong behind it", () => {
  const args = { who: { type: "who" }, when: { type: "time" } } as const;
  const li = chatOf({}, { groups: [pack("p", command("call", ["喊"], args))] });
  expect(li.routes("喊 喝水")).toMatchObject({ kind: "missing", arg: "who" });
});

test("a greeting without examples points to help", async () => {
  const groups = [pack("p", command("x"))];
  expect(await chatOf({}, { groups }).hears("")).toBe("我是小铃，发「帮助」看我能做什么。");
  expect(await chatOf({}, { groups, locale: "en" }).hears("")).toBe(
    "I am 小铃. Say “help” to see what I can do.",
  );
});

test.each<[string[] | undefined, string, boolean]>([
  [undefined, "u1", true],
  [["研发"], "u1", true],
  [["运维", "研发"], "u1", true],
  [["运维"], "u1", false],
  [["研发"], "u9", false],
  [["没有这个角色"], "u1", false],
  [[], "u1", false],
  [["研发"], "admin1", false],
  [["研发"], "", false],
  [["__proto__"], "u1", false],
  [["constructor"], "u1", false],
])("a command for %j may be run by %j: %s", (roles, id, allowed) => {
  const caller = callerOf(messageFrom({ id }, ""), { 研发: ["u1", ""], admin: ["admin1"] });
  expect(mayRun(command("x", [], {}, roles), caller)).toBe(allowed);
});

test.each([
  ["pign", ["ping"]],
  ["remnd me", ["remind"]],
  ["tsaks", ["tasks"]],
  ["share-flie", ["share-file"]],
  ["提行我10分钟后喝水", ["提醒"]],
  ["我想看任务", ["任务"]],
  ["通知", []],
  ["qwertyuiop", []],
  ["x", []],
  ["发布会", []],
])("%s: did you mean %j", (said, names) => {
  const outcome = chatOf().routes(said);
  expect(outcome.kind === "unknown" ? outcome.suggestions.map(({ name }) => name) : []).toEqual(
    names,
  );
});

test("what one may not run is not suggested", () => {
  expect(chatOf().routes("deplyo")).toMatchObject({ suggestions: [] });
  expect(chatOf({}, { roles: { 研发: ["u1"] } }).routes("deplyo")).toMatchObject({
    suggestions: [{ name: "deploy" }],
  });
});

test("at most three are suggested, in an order that does not depend on the packs'", () => {
  const names = ["bat", "cat", "hat", "rat"].map((name) => command(name));
  const forward = chatOf({}, { groups: [pack("p", ...names)] }).routes("mat");
  const backward = chatOf({}, { groups: [pack("p", ...names.toReversed())] }).routes("mat");
  expect(forward).toMatchObject({
    suggestions: [{ name: "bat" }, { name: "cat" }, { name: "hat" }],
  });
  expect(backward).toEqual(forward);
});

test("what matches does not depend on the order of packs or commands", () => {
  const turned = { ...samplePack, commands: samplePack.commands.toReversed() };
  const one = chatOf();
  const other = chatOf({}, { groups: [turned] });
  for (const said of [
    "提醒我10分钟后喝水",
    "取消提醒R7K2",
    "任务完成",
    "完成T1",
    "提行",
    "发布会",
  ]) {
    expect(other.reads(said)).toEqual(one.reads(said));
  }
});
