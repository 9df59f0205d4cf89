import { expect, test } from "vitest";
import type { Destination } from "../../src/core/destination.ts";
import type { Content } from "../../src/core/reply.ts";
import type { Group, Robot } from "../../src/core/robot.ts";
import { planWays } from "../../src/outbound/ladder.ts";

const hosts = { oapi: "https://oapi.dingtalk.com", api: "https://api.dingtalk.com" };
const app: Robot = { kind: "app", id: "bell", appKey: "k", appSecret: "s", robotCode: "k" };
const custom: Robot = { kind: "custom", id: "bell", token: "t" };
const now = 1_000_000_000;
const marginMs = 300_000;
const sessionUrl = "https://oapi.dingtalk.com/robot/sendBySession?session=1";
const session = { url: sessionUrl, expiresAt: now + marginMs + 1 };
const group: Destination = { kind: "group", robot: "bell", conversation: "cid1", session };
const bareGroup: Destination = { kind: "group", robot: "bell", conversation: "cid1" };
const person: Destination = { kind: "person", robot: "bell", userId: "li", session };
const stranger: Destination = { kind: "person", robot: "bell", userId: "$:LWCP_v1:$x" };
const text: Content = { type: "text", text: "hi" };
const file: Content = {
  type: "file",
  fileId: "f",
  name: "a.pdf",
  sizeBytes: 1,
  url: "https://x",
  linkExpiresAt: 0,
};
const configured: readonly Group[] = [
  {
    id: "g",
    title: "G",
    conversation: "cid1",
    robot: "bell",
    webhook: { url: "https://oapi.dingtalk.com/robot/send?access_token=t" },
  },
];

interface Case {
  readonly destination: Destination;
  readonly content?: Content;
  readonly mentions?: readonly string[];
  readonly robot?: Robot | undefined;
  readonly groups?: readonly Group[];
  readonly ways: string;
}

test.each<[string, Case]>([
  ["a reply in a group", { destination: group, ways: "session-webhook group-message" }],
  [
    "a reply in a configured group",
    { destination: group, groups: configured, ways: "session-webhook group-webhook group-message" },
  ],
  [
    "a reminder for one person",
    {
      destination: bareGroup,
      groups: configured,
      mentions: ["li"],
      ways: "group-webhook group-message person-message",
    },
  ],
  [
    "a reminder for two",
    { destination: bareGroup, mentions: ["li", "wang"], ways: "group-message" },
  ],
  [
    "a reminder for a stranger",
    { destination: bareGroup, mentions: ["$:x"], ways: "group-message" },
  ],
  ["a reply to a person", { destination: person, ways: "session-webhook person-message" }],
  ["a message to a stranger", { destination: stranger, ways: "" }],
  [
    "a custom robot",
    {
      destination: group,
      robot: custom,
      groups: configured,
      ways: "session-webhook group-webhook",
    },
  ],
  [
    "a file in a group",
    { destination: group, content: file, ways: "group-file session-webhook group-message" },
  ],
  [
    "a file for a person",
    { destination: person, content: file, ways: "person-file session-webhook person-message" },
  ],
  [
    "a file by a custom robot",
    { destination: group, robot: custom, content: file, ways: "session-webhook" },
  ],
  [
    "a file that is no file message",
    {
      destination: group,
      content: { ...file, name: "a.svg" },
      ways: "session-webhook group-message",
    },
  ],
  [
    "a file over 20 MB",
    {
      destination: group,
      content: { ...file, sizeBytes: 20 * 1024 * 1024 + 1 },
      ways: "session-webhook group-message",
    },
  ],
  [
    "another robot's group",
    {
      destination: bareGroup,
      groups: configured.map((one) => ({ ...one, robot: "x" })),
      ways: "group-message",
    },
  ],
  [
    "a group whose webhook is not DingTalk's",
    {
      destination: bareGroup,
      groups: configured.map((one) => ({
        ...one,
        webhook: { url: "https://evil.example/robot/send" },
      })),
      ways: "group-message",
    },
  ],
])(
  "ways of %s",
  (_name, { destination, content = text, mentions = [], robot = app, groups = [], ways }) => {
    const entry = { destination, reply: { content, mentions } };
    const ladder = planWays({ entry, robot, groups, hosts, now });
    expect(ladder.ways.map(({ kind }) => kind).join(" ")).toBe(ways);
  },
);

const waysAt = (time: number): number =>
  planWays({
    entry: { destination: group, reply: { content: text, mentions: [] } },
    robot: custom,
    groups: [],
    hosts,
    now: time,
  }).ways.length;

test("O-17 a session is used until five minutes before it expires", () => {
  expect(waysAt(session.expiresAt - marginMs - 1)).toBe(1);
  expect(waysAt(session.expiresAt - marginMs)).toBe(0);
});

test.each([
  "https://evil.example/robot/sendBySession?session=1",
  "http://oapi.dingtalk.com/robot/sendBySession?session=1",
  "https://oapi.dingtalk.com.evil.example/robot/sendBySession",
  "https://oapi.dingtalk.com@evil.example/robot/sendBySession",
  "https://oapi.dingtalk.com:8443/robot/sendBySession?session=1",
  "https://u@oapi.dingtalk.com/robot/sendBySession?session=1",
  "https://oapi.dingtalk.com/robot/send?access_token=the-attackers-own-group",
  "https://oapi.dingtalk.com/gettoken",
  "http://127.0.0.1/robot/sendBySession",
  "file:///etc/passwd",
  "",
])("a forged session address is never called: %s", (url) => {
  const destination = { ...bareGroup, session: { url, expiresAt: now + 3_600_000 } };
  const entry = { destination, reply: { content: text, mentions: [] } };
  const ladder = planWays({ entry, robot: custom, groups: [], hosts, now });
  expect(ladder.ways).toEqual([]);
  expect(ladder.closed).toContain("the session webhook is not DingTalk's");
  expect(ladder.closed.join()).not.toContain("evil");
});

test("a robot that is no longer configured has no way, and it says so", () => {
  const entry = { destination: group, reply: { content: text, mentions: [] } };
  const ladder = planWays({ entry, robot: undefined, groups: configured, hosts, now });
  expect(ladder).toEqual({ ways: [], closed: ["robot bell is not in config.yaml"] });
});
