import { afterEach, describe, expect, test } from "vitest";
import { createLog } from "../../src/telemetry/log.ts";
import { createScrubber } from "../../src/telemetry/scrubber.ts";

/** Known from the configuration, as `secretsOf` gives them. */
const known = [
  "cn4ry-app-secret-01",
  "SECcn4ry02a1b2c3d4e5f6a7b8c9d0",
  'cn4ry"03\\quote & plus+',
  "cn4ry中文密码04",
  "cn4ryDb05p@ss/word",
  "cn4ry-webhook-token-06",
];
/** Not known before they appear: DingTalk gives them out while the bot runs. */
const given = {
  session: "cn4ry07session89abcdef",
  accessToken: "cn4ry08accesstoken0123",
  bearer: "cn4ry09.bearer-token_01",
  link: "cn4ry10LinkTokenAbcdefgh.zz.sig",
};
const [app, sec, quoted, chinese, password, token] = known as [
  string,
  string,
  string,
  string,
  string,
  string,
];
const sessionUrl = `https://oapi.dingtalk.com/robot/sendBySession?session=${given.session}`;
const base64 = (text: string) => Buffer.from(text).toString("base64");
const withFields = (message: string, fields: object) => Object.assign(new Error(message), fields);
const circular: { self?: unknown; secret: string } = { secret: app };
circular.self = circular;

const planted: readonly (readonly [
  where: string,
  fields: Record<string, unknown>,
  message: string,
])[] = [
  ["a field", { appSecret: app }, "x"],
  ["a nested field", { a: { b: { c: { d: app, list: [sec, quoted] } } } }, "x"],
  ["a field's name", { [token]: 1 }, "x"],
  ["the message", {}, `signing with ${app} and ${quoted}`],
  ["an error's message", { error: new Error(`bad key ${app} ${chinese} ${sec}`) }, "x"],
  ["an error's cause", { error: new Error("x", { cause: new Error(app) }) }, "x"],
  ["an error's fields", { error: withFields("x", { config: { url: sessionUrl, token } }) }, "x"],
  ["an error in another field", { reason: withFields(app, { secret: quoted }) }, "x"],
  [
    "an error's stack",
    { error: withFields("x", { stack: `Error: ${password}\n  at ${token}` }) },
    "x",
  ],
  ["a circle", { circular }, "x"],
  ["a URL", { url: `https://oapi.dingtalk.com/robot/send?access_token=${token}&timestamp=1` }, "x"],
  ["a URL, encoded", { url: `/x?a=${known.map(encodeURIComponent).join("&b=")}` }, "x"],
  ["a form", { body: new URLSearchParams({ a: quoted, b: password, c: chinese }).toString() }, "x"],
  ["JSON in a string", { body: JSON.stringify({ a: known }) }, "x"],
  ["JSON in JSON in a string", { body: JSON.stringify({ a: JSON.stringify({ b: known }) }) }, "x"],
  ["base64", { a: known.map(base64) }, "x"],
  ["base64 for URLs", { a: known.map((one) => Buffer.from(one).toString("base64url")) }, "x"],
  [
    "base64 of something longer",
    {
      a: ["", "u", "us", "use"].flatMap((user) => known.map((one) => base64(`${user}:${one}:end`))),
    },
    "x",
  ],
  ["a session webhook", { sessionWebhook: sessionUrl, at: sessionUrl }, `posting to ${sessionUrl}`],
  ["a session webhook, encoded", { url: `/proxy?to=${encodeURIComponent(sessionUrl)}` }, "x"],
  ["a session webhook in JSON", { body: JSON.stringify({ sessionWebhook: sessionUrl }) }, "x"],
  [
    "an access token in an answer",
    { body: JSON.stringify({ accessToken: given.accessToken, expireIn: 7200 }) },
    "x",
  ],
  ["an access token, old API", { answer: { access_token: given.accessToken } }, "x"],
  ["an access token in a query", {}, `GET /gettoken?x=1&access_token=${given.accessToken}`],
  [
    "an access token in a header",
    { headers: { "x-acs-dingtalk-access-token": given.accessToken } },
    "x",
  ],
  [
    "an authorization header",
    { headers: { authorization: `Bearer ${given.bearer}` } },
    `bearer ${given.bearer}`,
  ],
  ["a database URL", { url: `postgres://bell:${encodeURIComponent(password)}@db/bell` }, "x"],
  ["a database URL nobody knew", {}, `postgres://bell:${given.session}@db:5432/bell failed`],
  ["a share link", { url: `https://bot.example/files/${given.link}` }, `GET /files/${given.link}`],
  ["a signing secret nobody knew", {}, "secret SECcn4ry1234567890abcdefcn4ry"],
];

describe("P-12 ten canaries, planted in every corner, never leave", () => {
  const all: string[] = [];
  const write = (line: string) => void all.push(line);
  const log = createLog({ level: "debug", scrubber: createScrubber(known), write });
  afterEach(() => void all.splice(0));

  test.each(planted)("%s", (_where, fields, message) => {
    for (const level of ["debug", "info", "warn", "error"] as const) log[level](fields, message);
    expect(all).toHaveLength(4);
    const whole = all.join("");
    expect(whole).not.toMatch(/cn4ry/);
    for (const secret of known) {
      expect(whole).not.toContain(secret);
      // The middle of it in base64, however it is aligned.
      for (const shift of ["", "-", "--"])
        expect(whole).not.toContain(base64(shift + secret).slice(4, 16));
    }
    for (const line of all) expect(JSON.parse(line)).toHaveProperty("msg");
  });
});

test("what is no secret stays readable", () => {
  const lines: string[] = [];
  const log = createLog({
    level: "info",
    scrubber: createScrubber(known),
    write: (line) => void lines.push(line),
  });
  log.info(
    { robot: "bell", url: "https://oapi.dingtalk.com/robot/send?a=1", task: "T1" },
    "sent to 研发群",
  );
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    robot: "bell",
    url: "https://oapi.dingtalk.com/robot/send?a=1",
    msg: "sent to 研发群",
  });
});

test("a secret learnt later is masked from then on; one of a few letters would mask ordinary words", () => {
  const scrubber = createScrubber(["abc"]);
  expect(scrubber.scrub("abc learnt-later")).toBe("abc learnt-later");
  scrubber.add("learnt-later");
  expect(scrubber.scrub("abc learnt-later")).toBe("abc [secret]");
});

test("of secrets learnt while running the newest hundred are kept, of those given all", () => {
  const scrubber = createScrubber(["given-secret"]);
  for (let number = 1; number <= 101; number++) scrubber.add(`token-${number}-end`);
  expect(scrubber.scrub("given-secret token-1-end token-2-end token-101-end")).toBe(
    "[secret] token-1-end [secret] [secret]",
  );
});

test("scrubbing twice is scrubbing once, and a long line takes no time", () => {
  const scrubber = createScrubber(known);
  const once = scrubber.scrub(planted.map(([, , message]) => message).join("\n"));
  expect(scrubber.scrub(once)).toBe(once);
  for (const text of [
    "a".repeat(500_000),
    "a:/".repeat(150_000),
    '"token"'.repeat(70_000),
    "sign=".repeat(90_000),
  ]) {
    scrubber.scrub(text);
  }
});
