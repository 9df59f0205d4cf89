import { expect, test } from "vitest";
import { useDingTalk } from "./local-dingtalk.ts";

// POST /_/messages: product.md §8.
const dingtalk = useDingTalk();

const contentOf = async (message: object): Promise<string | undefined> => {
  await dingtalk().says(message);
  return dingtalk().home.received.at(-1)?.body.text.content;
};
const mentionsOf = async (message: object): Promise<readonly string[] | undefined> => {
  await dingtalk().says(message);
  return (await dingtalk().lines()).at(-1)?.mentions;
};

test("the answer has the message's id and how the callback went", async () => {
  const answer = await dingtalk().says({ text: "在吗" });
  expect(answer).toEqual({
    msgId: dingtalk().home.received[0]?.body.msgId,
    seq: 1,
    delivery: { status: 200, ms: expect.any(Number), body: "" },
  });
});

test("the transcript has what was said as it was said, and the callback it caused", async () => {
  const { msgId } = await dingtalk().says({ text: "@小铃 让 @韩梅梅 写周报" });
  expect((await dingtalk().lines())[0]).toMatchObject({
    seq: 1,
    from: "li",
    msgtype: "text",
    text: "@小铃 让 @韩梅梅 写周报",
    via: "person",
    msgId,
    payload: { msgId, text: { content: " 让  写周报" } },
    delivery: { status: 200 },
  });
});

test.each([
  ["在吗", " 在吗"],
  ["@小铃 在吗", " 在吗"],
  ["在吗 @小铃", " 在吗 "],
  ["@小铃 @韩梅梅 写周报", " 写周报"],
  ["让@韩梅梅写周报", " 让写周报"],
  ["让 @han 写周报", " 让  写周报"],
  ["让 @hank 写周报", " 让 @hank 写周报"],
  ["写信给 a@han.com", " 写信给 a@han.com"],
  ["写信给 a@han", " 写信给 a@han"],
  ["让 @王芳 写周报", " 让 @王芳 写周报"],
])("of %j the robot reads %j", async (text, content) => {
  expect(await contentOf({ text })).toBe(content);
});

test("people are mentioned by name, by id, or from the list", async () => {
  expect(await mentionsOf({ text: "@韩梅梅 @boss 开会" })).toEqual(["boss", "han", "bell"]);
  expect(await mentionsOf({ text: "开会", at: ["han"] })).toEqual(["han", "bell"]);
  expect(await mentionsOf({ text: "@韩梅梅 开会", at: ["han"] })).toEqual(["han", "bell"]);
});

test("of two members with one name, the list tells who is meant", async () => {
  await dingtalk().put("/_/world", { people: [{ id: "boss", name: "韩梅梅" }] });
  expect(await mentionsOf({ text: "@韩梅梅 开会", at: ["boss"] })).toEqual(["boss", "bell"]);
  expect(await mentionsOf({ text: "@韩梅梅 开会", at: ["han"] })).toEqual(["han", "bell"]);
});

test("a group message that does not mention the robot does not reach it", async () => {
  const said = await dingtalk().says({ text: "@韩梅梅 吃饭", mention_robot: false });
  expect(said.delivery).toBeNull();
  expect(dingtalk().home.received).toEqual([]);
  expect((await dingtalk().lines())[0]).toMatchObject({ text: "@韩梅梅 吃饭", mentions: ["han"] });
});

test("a 1:1 message always reaches the robot", async () => {
  await dingtalk().says({ group: undefined, text: "在吗", mention_robot: false });
  expect(dingtalk().home.received).toHaveLength(1);
});

test("a group is known by its conversation too", async () => {
  await dingtalk().says({ group: "ciddev==", text: "在吗" });
  expect((await dingtalk().lines("group=dev"))[0]).toMatchObject({ group: "dev" });
  expect(await dingtalk().lines("group=ciddev%3D%3D")).toHaveLength(1);
});

test("the same msgId is delivered again and shown once", async () => {
  await dingtalk().says({ text: "在吗", msgId: "msg1==" });
  await dingtalk().says({ text: "在吗", msgId: "msg1==" });
  expect(dingtalk().home.received.map(({ body }) => body.msgId)).toEqual(["msg1==", "msg1=="]);
  expect(await dingtalk().lines()).toHaveLength(1);
});

test("in a group of two robots, the one named is called, else the first", async () => {
  const { home } = dingtalk();
  const robot = { id: "two", name: "二铃", kind: "app", appKey: "k2", appSecret: "s2" };
  const group = { id: "dev", title: "dev 群", conversation: "ciddev==", robot: "two" };
  const robots = [{ ...robot, callbackUrl: `${home.url}/two` }];
  await dingtalk().put("/_/world", { robots, groups: [group] });
  for (const message of [{ text: "一" }, { text: "@二铃 二" }, { text: "三", to: "two" }]) {
    await dingtalk().says(message);
  }
  expect(home.received.map(({ path }) => path)).toEqual(["/bell", "/two", "/two"]);
});

test.each([
  [{ group: "devs" }, 'there is no group "devs"', "groups: dev, signed, words, ops"],
  [{ from: "lee" }, 'there is nobody called "lee"', "people: boss, li, han, out"],
  [{ from: undefined }, '"from" is missing', "boss, li, han, out"],
  [{ from: "out" }, '"out" is not a member of the group "dev"', "members: boss, li, han"],
  [{ at: ["out"] }, '"out" is not a member of the group "dev"', "members: boss, li, han"],
  [{ to: "gong" }, 'the robot "gong" is not in the group "dev"', "robots there: bell"],
  [{ group: undefined, to: "gong" }, '"gong" is a custom robot', "name a group"],
  [{ group: undefined, at: ["han"] }, "nobody can be @-ed in a 1:1 chat", "at"],
  [{ type: "gif" }, 'nobody can send the type "gif"', "types: text"],
  [{ txt: "x" }, 'a message has no "txt"', "it has: group, from"],
  [{ text: "" }, "there is no text", "from"],
])("%j is HTTP 400 with a hint", async (message, error, hint) => {
  const body = { group: "dev", from: "li", text: "在吗", ...message };
  const { status, json } = await dingtalk().post("/_/messages", body);
  expect(status).toBe(400);
  expect(json.error).toContain(error);
  expect(json.hint).toContain(hint);
  expect(await dingtalk().lines()).toEqual([]);
});

test("a web page elsewhere cannot speak here", async () => {
  const response = await fetch(`${dingtalk().emulator.url}/_/messages`, {
    method: "POST",
    headers: { origin: "https://evil.example" },
    body: JSON.stringify({ group: "dev", from: "li", text: "在吗" }),
  });
  expect(response.status).toBe(403);
  expect(await dingtalk().lines()).toEqual([]);
});
