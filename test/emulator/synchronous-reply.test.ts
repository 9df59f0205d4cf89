import { expect, test } from "vitest";
import type { Clock } from "../../src/core/clock.ts";
import { createSystemClock } from "../../src/core/system-clock.ts";
import { text, useDingTalk } from "./local-dingtalk.ts";
import { answerWith } from "./robot-home.ts";

// The answer of a callback: protocol §1.2. The five seconds' patience passes at once for an impatient system.
const machine = createSystemClock();
const wait: Clock["wait"] = (delayMs, signal) => machine.wait(delayMs, signal);
const impatient = { now: () => machine.now(), wait };
const system = { ...impatient };
const dingtalk = useDingTalk({ system: () => system });

async function replyTo(body: unknown, status?: number) {
  dingtalk().home.answer = answerWith(body, status);
  const said = await dingtalk().says({ text: "在吗" });
  const [, ...replies] = await dingtalk().lines();
  return { delivery: said.delivery, replies };
}

test.each([
  text("在"),
  { msgtype: "markdown", markdown: { title: "t", text: "**在**" } },
  {
    msgtype: "actionCard",
    actionCard: { title: "t", text: "x", singleTitle: "a", singleURL: "https://x" },
  },
  {
    msgtype: "actionCard",
    actionCard: { title: "t", text: "x", btns: [{ title: "a", actionURL: "https://x" }] },
  },
  {
    msgtype: "feedCard",
    feedCard: { links: [{ title: "t", messageURL: "https://x", picURL: "https://y" }] },
  },
])("reply %# is shown", async (body) => {
  const { delivery, replies } = await replyTo(body);
  expect(delivery).toEqual({ status: 200, ms: expect.any(Number), body: JSON.stringify(body) });
  expect(replies).toHaveLength(1);
  expect(replies[0]).toMatchObject({ from: "bell", via: "reply", payload: body });
});

test("a reply @-s as any other message", async () => {
  const { replies } = await replyTo(text("在 @li", { at: { atUserIds: ["li"] } }));
  expect(replies[0]).toMatchObject({ text: "在 @李雷", mentions: ["li"] });
});

test.each([{ msgtype: "empty" }, {}, "", "not json"])("%j says nothing", async (body) => {
  const { delivery, replies } = await replyTo(body);
  expect(replies).toEqual([]);
  expect(delivery?.error).toBeUndefined();
});

test.each([
  [{ msgtype: "text" }, "miss param : text"],
  [{ msgtype: "file", file: {} }, "不支持的消息类型"],
  [{ msgtype: "link", link: { title: "t", text: "x", messageUrl: "https://x" } }, "link"],
])("%j is not shown, and the delivery tells why", async (body, why) => {
  const { delivery, replies } = await replyTo(body);
  expect(replies).toEqual([]);
  expect(delivery?.error).toContain(why);
});

test("an answer other than 200 is recorded and not shown", async () => {
  const { delivery, replies } = await replyTo(text("在"), 503);
  expect(replies).toEqual([]);
  expect(delivery).toMatchObject({ status: 503, error: "the robot answered 503" });
});

test("a robot that is not at home is recorded", async () => {
  await dingtalk().home.close();
  const { delivery } = await dingtalk().says({ text: "在吗" });
  expect(delivery).toMatchObject({ status: 0, error: expect.stringContaining("ECONNREFUSED") });
});

test("a robot without a callback address is recorded, with what to do", async () => {
  const robots = [{ id: "bell", name: "小铃", kind: "app", appKey: "k", appSecret: "s" }];
  await dingtalk().put("/_/world", { robots });
  const { delivery } = await dingtalk().says({ text: "在吗" });
  expect(delivery).toMatchObject({ status: 0, error: expect.stringContaining("PUT /_/world") });
});

test("a robot that does not answer within five seconds is given up", async () => {
  dingtalk().home.answer = () => undefined;
  const waited: number[] = [];
  system.wait = (delayMs, signal) => {
    waited.push(delayMs);
    return impatient.wait(20, signal);
  };
  const { delivery } = await dingtalk().says({ text: "在吗" });
  system.wait = impatient.wait;
  expect(waited).toEqual([5000]);
  expect(delivery).toMatchObject({ status: 0, error: "no answer within 5000 ms" });
});

test("a redirect is not followed", async () => {
  const { home } = dingtalk();
  home.answer = (_, response) => void response.writeHead(302, { location: home.url }).end();
  const { delivery } = await dingtalk().says({ text: "在吗" });
  expect(delivery?.status).toBe(302);
  expect(home.received).toHaveLength(1);
});
