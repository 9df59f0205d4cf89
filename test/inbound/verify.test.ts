import { describe, expect, test } from "vitest";
import type { AppRobot, CustomRobot } from "../../src/core/robot.ts";
import type { RawRequest } from "../../src/core/stages.ts";
import { sign } from "../../src/dingtalk/sign.ts";
import { verify } from "../../src/inbound/verify.ts";

const secret = "this is a secret";
const at = 1_577_262_236_757;
const timestamp = String(at);
const good = "DJrE6qdyVGCQz9z5r2MDuNcNAhwYnuAkyj13cx169CA=";
const app: AppRobot = {
  kind: "app",
  id: "bell",
  appKey: "key",
  appSecret: secret,
  robotCode: "key",
};
const custom: CustomRobot = { kind: "custom", id: "bell", token: "outgoing-token" };

const request = (headers: RawRequest["headers"], receivedAt = at): RawRequest => ({
  robot: "bell",
  headers,
  body: Buffer.from("{}"),
  receivedAt,
});
const messageOf = (run: () => unknown): string | undefined => {
  try {
    run();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
};

test("I-01 the published vector is accepted with the clock at its timestamp", () => {
  expect(messageOf(() => verify(request({ timestamp, sign: good }), app))).toBeUndefined();
});

const badSigns: readonly (readonly [name: string, headers: RawRequest["headers"]])[] = [
  ["no headers", {}],
  ["no sign", { timestamp }],
  ["no timestamp", { sign: good }],
  ["empty sign", { timestamp, sign: "" }],
  ["empty timestamp", { timestamp: "", sign: good }],
  ["both empty", { timestamp: "", sign: "" }],
  ["sign as array", { timestamp, sign: [good] }],
  ["sign twice", { timestamp, sign: [good, good] }],
  ["sign twice, joined", { timestamp, sign: `${good}, ${good}` }],
  ["timestamp as array", { timestamp: [timestamp], sign: good }],
  ["timestamp twice, joined", { timestamp: `${timestamp}, ${timestamp}`, sign: good }],
  ["timestamp NaN", { timestamp: "NaN", sign: sign("NaN", secret) }],
  ["timestamp Infinity", { timestamp: "Infinity", sign: sign("Infinity", secret) }],
  ["timestamp 1e3", { timestamp: "1e3", sign: sign("1e3", secret) }],
  ["timestamp with a letter", { timestamp: "157726223675x", sign: sign("157726223675x", secret) }],
  ["timestamp hexadecimal", { timestamp: "0x16F3BBF11A5", sign: sign("0x16F3BBF11A5", secret) }],
  ["timestamp negative", { timestamp: `-${timestamp}`, sign: sign(`-${timestamp}`, secret) }],
  ["timestamp with a plus", { timestamp: `+${timestamp}`, sign: sign(`+${timestamp}`, secret) }],
  [
    "timestamp with a fraction",
    { timestamp: `${timestamp}.5`, sign: sign(`${timestamp}.5`, secret) },
  ],
  ["timestamp with a space", { timestamp: ` ${timestamp}`, sign: sign(` ${timestamp}`, secret) }],
  [
    "timestamp full-width",
    { timestamp: "１５７７２６２２３６７５７", sign: sign("１５７７２６２２３６７５７", secret) },
  ],
  ["timestamp in seconds", { timestamp: "1577262236", sign: sign("1577262236", secret) }],
  [
    "timestamp in microseconds",
    { timestamp: `${timestamp}000`, sign: sign(`${timestamp}000`, secret) },
  ],
  ["timestamp too long", { timestamp: "1".repeat(40), sign: sign("1".repeat(40), secret) }],
  ["timestamp changed by one", { timestamp: String(at + 1), sign: good }],
  ["sign cut short", { timestamp, sign: good.slice(0, -2) }],
  ["sign without padding", { timestamp, sign: good.slice(0, -1) }],
  ["sign one too long", { timestamp, sign: `${good}A` }],
  ["sign very long", { timestamp, sign: "A".repeat(100_000) }],
  ["sign with the same bytes in other letters", { timestamp, sign: good.replace("CA=", "CB=") }],
  ["sign with junk base64 ignores", { timestamp, sign: `${good.slice(0, 10)}!${good.slice(10)}` }],
  [
    "sign in base64url",
    { timestamp, sign: good.replaceAll("+", "-").replaceAll("/", "_").replace("=", "") },
  ],
  ["sign URL-encoded", { timestamp, sign: encodeURIComponent(good) }],
  ["sign in hexadecimal", { timestamp, sign: Buffer.from(good, "base64").toString("hex") }],
  ["sign in lower case", { timestamp, sign: good.toLowerCase() }],
  ["sign with a space in front", { timestamp, sign: ` ${good}` }],
  ["sign with a scheme", { timestamp, sign: `sha256=${good}` }],
  ["sign of another secret", { timestamp, sign: sign(timestamp, "another secret") }],
  ["sign of the secret with a space", { timestamp, sign: sign(timestamp, `${secret} `) }],
  ["sign of the empty secret", { timestamp, sign: sign(timestamp, "") }],
  ["sign of another timestamp", { timestamp, sign: sign(String(at - 1000), secret) }],
  ["the secret itself", { timestamp, sign: secret }],
  ["not base64", { timestamp, sign: "不是签名" }],
  ["a token instead", { timestamp, token: secret }],
];

describe("I-02 a bad signature is refused", () => {
  test.each(badSigns)("%s", (_name, headers) => {
    const message = messageOf(() => verify(request(headers), app));
    expect(message).toMatch(/^the header /);
    expect(message).not.toContain(secret);
    expect(message).not.toContain(good);
  });

  test.each([
    ["none", {}],
    ["empty", { token: "" }],
    ["wrong", { token: "outgoing-tokem" }],
    ["longer", { token: "outgoing-token1" }],
    ["twice", { token: ["outgoing-token", "outgoing-token"] }],
    ["a sign instead", { timestamp, sign: good }],
  ])("a custom robot's token: %s", (_name, headers) => {
    expect(messageOf(() => verify(request(headers), custom))).toMatch(/^the header `token`/);
  });

  test("there are at least forty of them", () => {
    expect(badSigns.length).toBeGreaterThanOrEqual(40);
  });
});

test("a custom robot's token is accepted", () => {
  expect(messageOf(() => verify(request({ token: "outgoing-token" }), custom))).toBeUndefined();
});

test.each([
  [-3_600_001, false],
  [3_600_001, false],
  [-3_599_000, true],
  [3_599_000, true],
])("I-03 a timestamp %d ms from the clock is accepted: %s", (difference, accepted) => {
  const run = () => verify(request({ timestamp, sign: good }, at - difference), app);
  expect(messageOf(run) === undefined).toBe(accepted);
});
