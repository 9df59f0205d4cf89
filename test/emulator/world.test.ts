import { expect, test } from "vitest";
import { silentLog } from "../../src/core/log.ts";
import { createRandom } from "../../src/core/random.ts";
import { createAdjustableClock } from "../../src/core/system-clock.ts";
import { createEmulator } from "../../src/emulator/emulator.ts";
import { text, useDingTalk } from "./local-dingtalk.ts";

// GET and PUT /_/world: product.md §8.
const dingtalk = useDingTalk();

test("a world that names nobody has four people", () => {
  const clock = createAdjustableClock();
  const { world } = createEmulator({ clock, random: createRandom(), log: silentLog });
  expect(world.people.map(({ id, name, admin }) => [id, name, admin])).toEqual([
    ["manager01", "张经理", true],
    ["li", "李雷", false],
    ["han", "韩梅梅", false],
    ["wang", "王芳", false],
  ]);
  expect(new Set(world.people.map(({ dingtalkId }) => dingtalkId)).size).toBe(4);
});

test("GET tells ids, secrets and webhook addresses, which can be posted to", async () => {
  const { json } = await dingtalk().get("/_/world");
  expect(json).toMatchObject({
    people: [{ id: "boss", admin: true }, { id: "li" }, { id: "han" }, { id: "out" }],
    robots: [
      { id: "bell", appKey: "dingbell", appSecret: "bell-secret", robotCode: "dingbell" },
      { id: "gong", token: "gong-token" },
    ],
  });
  const [dev] = json["groups"] as readonly {
    readonly members: readonly string[];
    readonly robots: readonly { readonly webhook: { readonly url: string } }[];
  }[];
  expect(dev?.members).toEqual(["boss", "li", "han"]);
  const url = dev?.robots[0]?.webhook.url ?? "";
  expect((await dingtalk().post(url, text("hi"))).json.errcode).toBe(0);
});

test("a bot that registers again changes nothing and loses nothing", async () => {
  await dingtalk().post("/robot/send?access_token=dev-token", text("hi"));
  const before = (await dingtalk().get("/_/world")).json;
  const { home } = dingtalk();
  const seed = {
    robots: [
      {
        id: "bell",
        name: "小铃",
        kind: "app",
        appKey: "dingbell",
        appSecret: "bell-secret",
        callbackUrl: `${home.url}/bell`,
      },
    ],
    groups: [
      {
        id: "dev",
        title: "dev 群",
        conversation: "ciddev==",
        robot: "bell",
        webhook: { token: "dev-token" },
      },
    ],
  };
  expect((await dingtalk().put("/_/world", seed)).json).toEqual(before);
  expect((await dingtalk().put("/_/world", seed)).json).toEqual(before);
  expect(await dingtalk().lines()).toHaveLength(1);
});

test("a bot that was started again is called at its new address", async () => {
  const { home } = dingtalk();
  const robot = { id: "bell", name: "小铃", kind: "app", appKey: "k", appSecret: "s" };
  await dingtalk().put("/_/world", { robots: [{ ...robot, callbackUrl: `${home.url}/moved` }] });
  await dingtalk().says({ text: "在吗" });
  expect(home.received[0]?.path).toBe("/moved");
});

test("a new group has everybody as members", async () => {
  const group = { id: "all", title: "全员", conversation: "cidall==", robot: "bell" };
  await dingtalk().put("/_/world", { groups: [group], people: [{ id: "new", name: "新人" }] });
  await dingtalk().says({ group: "all", from: "new", text: "大家好" });
  expect(await dingtalk().lines("group=all")).toHaveLength(1);
});

test.each([
  [{ peoples: [] }, 'a world has no "peoples"'],
  [{ people: [{ id: "x" }] }, "people[0].name is missing"],
  [{ people: {} }, '"people" is not a list'],
  [{ robots: [{ id: "x", name: "x", kind: "bot" }] }, 'robots[0].kind is "bot"'],
  [{ robots: [{ id: "x", name: "x", kind: "app" }] }, "robots[0].appKey is missing"],
  [
    { robots: [{ id: "x", name: "x", kind: "custom", token: "t", callbackUrl: "ftp://x" }] },
    "robots[0].callbackUrl is not an http address",
  ],
  [
    { groups: [{ id: "x", title: "x", conversation: "cidx", robot: "none" }] },
    'group "x" names the robot "none", which is not in the world',
  ],
  [
    { groups: [{ id: "x", title: "x", conversation: "ciddev==", robot: "bell" }] },
    'group "x" has the conversation of group "dev"',
  ],
])("%j is HTTP 400 and changes nothing", async (seed, error) => {
  const before = (await dingtalk().get("/_/world")).json;
  const { status, json } = await dingtalk().put("/_/world", seed);
  expect([status, json.error]).toEqual([400, error]);
  expect((await dingtalk().get("/_/world")).json).toEqual(before);
});

test("two groups of one conversation are refused, in one seed too", async () => {
  const group = { title: "群", conversation: "cidnew==", robot: "bell" };
  const groups = ["one", "two"].map((id) => ({ id, ...group }));
  const { status, json } = await dingtalk().put("/_/world", { groups });
  expect([status, json.error]).toEqual([400, 'group "one" has the conversation of group "two"']);
});
