import { expect, test } from "vitest";
import { text, useDingTalk } from "./local-dingtalk.ts";

// `at`: protocol §2.5.
const dingtalk = useDingTalk();

async function shown(body: object) {
  await dingtalk().post("/robot/send?access_token=dev-token", body);
  const [line] = await dingtalk().lines();
  return { text: line?.text, mentions: line?.mentions, atAll: line?.atAll };
}

test("a member in at whose @userId is in the text is notified, and shown by name", async () => {
  const said = text("@li 开会", { at: { atUserIds: ["li"] } });
  expect(await shown(said)).toEqual({ text: "@李雷 开会", mentions: ["li"], atAll: false });
});

test("a member in at who is not in the text is not notified", async () => {
  expect((await shown(text("开会", { at: { atUserIds: ["li"] } }))).mentions).toEqual([]);
});

test("@userId in the text without at notifies nobody", async () => {
  expect(await shown(text("@li 开会"))).toMatchObject({ text: "@li 开会", mentions: [] });
});

test("unknown people and people outside the group are no error", async () => {
  const said = text("@nobody @out 开会", { at: { atUserIds: ["nobody", "out"] } });
  expect(await shown(said)).toMatchObject({ text: "@nobody @out 开会", mentions: [] });
});

test("@li is not the beginning of @lily", async () => {
  const said = text("@lily @li", { at: { atUserIds: ["li"] } });
  expect((await shown(said)).text).toBe("@lily @李雷");
});

test("an action card mentions by its text alone", async () => {
  const actionCard = { title: "t", text: "请 @han 看", singleTitle: "看", singleURL: "https://x" };
  const { mentions, text: words } = await shown({ msgtype: "actionCard", actionCard });
  expect([mentions, words]).toEqual([["han"], "请 @韩梅梅 看"]);
});

test("a link mentions nobody", async () => {
  const link = { title: "@li", text: "@li", messageUrl: "https://x" };
  const said = { msgtype: "link", link, at: { atUserIds: ["li"], isAtAll: true } };
  expect(await shown(said)).toMatchObject({ mentions: [], atAll: false });
});

test("isAtAll is for everybody", async () => {
  expect((await shown(text("开会", { at: { isAtAll: true } }))).atAll).toBe(true);
});
