import { describe, expect, test } from "vitest";
import { load, packFolder, packYaml, saidOfPack } from "./pack-folder.ts";

// `on:` of pack.yaml: what happens when DingTalk tells of something.

const handlers = {
  "p/h.ts": "export const go = () => {}; export const none = 1;",
};
const loaded = async (rest: string) => {
  const { packs, problems } = await load(
    packFolder({ "p/pack.yaml": packYaml(rest), ...handlers }),
  );
  expect(problems).toEqual([]);
  const [pack] = packs;
  if (pack === undefined) throw new Error("no pack");
  return pack;
};

test("a handler module is for one event, or for several", async () => {
  const pack = await loaded(`on:
  - { event: chat_add_member, call: "./h.ts#go" }
  - { event: [todo_task_update, calendar_event_change], call: "./h.ts#go" }
`);
  expect(pack.events.map(({ key, events }) => [key, events])).toEqual([
    ["p/on/1", ["chat_add_member"]],
    ["p/on/2", ["todo_task_update", "calendar_event_change"]],
  ]);
});

test("a handler module is for a card's button", async () => {
  const pack = await loaded('on: [{ card: approve, call: "./h.ts#go" }]\n');
  expect(pack.cards.map(({ key, action }) => [key, action])).toEqual([["p/on/1", "approve"]]);
});

describe("what is wrong is said with its place", () => {
  test.each([
    ["neither event nor card", 'on: [{ call: "./h.ts#go" }]', "`event` is missing"],
    ["both", 'on: [{ event: chat_quit, card: x, call: "./h.ts#go" }]', "exclude each other"],
    ["nothing to do", "on: [{ event: chat_quit }]", "`post` is missing"],
    ["a card without a handler", "on: [{ card: approve }]", "`call` is missing"],
    [
      "call beside post",
      'on: [{ event: chat_quit, call: "./h.ts#go", post: { text: x } }]',
      "`post` cannot stand beside `call`",
    ],
    [
      "no handler there",
      'on: [{ event: chat_quit, call: "./h.ts#none" }]',
      "not an event's handler",
    ],
    ["no card's handler there", 'on: [{ card: x, call: "./h.ts#none" }]', "not a card's handler"],
    [
      "an unknown group",
      "on: [{ event: user_add_org, to: group:devv, post: { text: x } }]",
      "`to` names no group",
    ],
    [
      "an unknown name",
      'on: [{ event: chat_quit, post: { text: "${{ event.who }}" } }]',
      "`event` has no `who`",
    ],
    ["an unknown key", "on: [{ event: chat_quit, pst: { text: x } }]", "unknown key `pst`"],
    [
      "a template where none is filled in",
      'on: [{ event: "${{ x }}", call: "./h.ts#go" }]',
      "a template cannot stand here",
    ],
  ])("%s", async (_, yaml, said) => {
    const text = await saidOfPack(`${yaml}\n`, handlers);
    expect(text).toContain(said);
    expect(text).toMatch(/^bots\/p\/pack\.yaml:\d+:\d+: /);
  });

  test("an event nobody knows is a warning, with the nearest", async () => {
    const text = await saidOfPack('on: [{ event: chat_add_membr, call: "./h.ts#go" }]\n', handlers);
    expect(text).toContain("warning");
    expect(text).toContain("did you mean `chat_add_member`?");
  });
});
