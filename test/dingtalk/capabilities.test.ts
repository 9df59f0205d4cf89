import { expect, test } from "vitest";
import type { Content } from "../../src/core/reply.ts";
import { capabilities, lossesOn, waysTo } from "../../src/dingtalk/capabilities.ts";
import { robotLimits } from "../../src/dingtalk/robot-limits.ts";

test("an app robot has the OpenAPI besides webhooks, a custom robot webhooks alone", () => {
  expect(waysTo("app", "group")).toEqual([
    "group-file",
    "session-webhook",
    "group-webhook",
    "group-message",
  ]);
  expect(waysTo("app", "person")).toEqual(["person-file", "session-webhook", "person-message"]);
  expect(waysTo("custom", "group")).toEqual(["session-webhook", "group-webhook"]);
  expect(waysTo("custom", "person")).toEqual(["session-webhook"]);
});

const text: Content = { type: "text", text: "x" };
const link: Content = { type: "link", title: "t", text: "x", url: "https://x" };
const file: Content = {
  type: "file",
  fileId: "f",
  name: "a.pdf",
  sizeBytes: 1,
  url: "https://x",
  linkExpiresAt: 0,
};
const card = (count: number): Content => ({
  type: "card",
  title: "t",
  text: "x",
  buttons: Array.from({ length: count }, () => ({ title: "b", url: "https://x" })),
});

test.each([
  ["session-webhook", text, ["li"], []],
  ["session-webhook", link, ["li"], []],
  ["session-webhook", file, [], ["file"]],
  ["group-message", text, ["li"], ["mentions"]],
  ["group-message", text, [], []],
  ["group-message", card(6), [], ["buttons"]],
  ["group-message", card(5), [], []],
  ["group-webhook", card(9), ["li"], []],
  ["group-file", file, [], []],
  ["person-message", file, ["li"], ["mentions", "file"]],
] as const)("on %s %j for %j loses %j", (way, content, mentions, lost) => {
  expect(lossesOn(way, { content, mentions })).toEqual(lost);
});

test("only what came by an API can be taken back", () => {
  const recallable = Object.entries(capabilities).flatMap(([way, { recallable: can }]) =>
    can ? [way] : [],
  );
  expect(recallable).toEqual([
    "work-notice",
    "group-file",
    "person-file",
    "group-message",
    "person-message",
  ]);
});

test("what a robot cannot do is said, and what happens in place of it", () => {
  expect(robotLimits("app", true)).toEqual([]);
  expect(robotLimits("app", false).map(({ cannot }) => cannot)).toEqual([
    expect.stringContaining("@ people once 90 minutes"),
  ]);
  expect(robotLimits("custom", true)).toHaveLength(4);
  expect(robotLimits("custom", false)[0]?.instead).toContain("dead letters");
});
