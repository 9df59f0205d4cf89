import { afterEach, beforeEach, expect, test } from "vitest";
import { createAdjustableClock } from "../../src/core/system-clock.ts";
import { createDingTalkClient, type DingTalkClient } from "../../src/outbound/dingtalk-client.ts";
import { createHttpClient, type HttpClient } from "../../src/outbound/http-client.ts";
import { createLog } from "../../src/telemetry/log.ts";
import { createScrubber } from "../../src/telemetry/scrubber.ts";
import { PlatformError } from "../../src/outbound/platform-error.ts";
import { appRobot, startAt } from "./bench-dispatcher.ts";
import { defaultAnswer, refusal, startFakeDingTalk, type FakeDingTalk } from "./fake-dingtalk.ts";

const clock = createAdjustableClock({ startAt, running: false });
const message = { msgKey: "sampleText", msgParam: '{"content":"hi"}' };
let fake: FakeDingTalk;
let http: HttpClient;
let client: DingTalkClient;
let issued: number;
let lines: string[];
let logged: (message: string) => string;

beforeEach(async () => {
  fake = await startFakeDingTalk(clock);
  http = createHttpClient([fake.origin]);
  const hosts = { oapi: fake.origin, api: fake.origin };
  if (appRobot.kind !== "app") throw new Error("an app robot is needed");
  lines = [];
  const log = createLog({
    level: "debug",
    scrubber: createScrubber(),
    write: (line) => void lines.push(line),
  });
  client = createDingTalkClient({ http, hosts, robot: appRobot, clock, log });
  logged = (words) => {
    log.warn({ body: `{"x":"${words}"}` }, words);
    return lines.at(-1) ?? "";
  };
  issued = 0;
  fake.answer = (request) => {
    if (!request.path.includes("oauth2")) return defaultAnswer(request);
    issued += 1;
    return { text: JSON.stringify({ accessToken: `token-${issued}`, expireIn: 7200 }) };
  };
});
afterEach(async () => {
  await http.close();
  await fake.close();
});

const tokensUsed = (): (string | string[] | undefined)[] =>
  fake.received
    .filter(({ path }) => path.includes("robot"))
    .map(({ headers }) => headers["x-acs-dingtalk-access-token"]);

test("O-15 1,000 sends at once ask for one token", async () => {
  await Promise.all(Array.from({ length: 1000 }, () => client.sendToGroup("cid", message)));
  expect(issued).toBe(1);
  expect(tokensUsed()).toHaveLength(1000);
});

test("P-12 a token is scrubbed by its value as soon as DingTalk has given it", async () => {
  expect(logged("token-1")).toContain("token-1");
  await client.accessToken();
  expect(logged("refused: token-1 has expired")).toContain("refused: [secret] has expired");
  expect(logged("token-1")).not.toContain("token-1");
});

test("O-15 the token is renewed 300 s before it expires; the old one is used meanwhile", async () => {
  await client.accessToken();
  clock.advance(7_200_000 - 300_001);
  await client.accessToken();
  expect(issued).toBe(1);
  clock.advance(1);
  let release: (() => void) | undefined;
  const { answer } = fake;
  fake.answer = async (request) => {
    await new Promise<void>((resolve) => (release = resolve));
    return answer(request);
  };
  expect(await client.accessToken()).toBe("token-1");
  expect(await client.accessToken()).toBe("token-1");
  await expect.poll(() => release).toBeDefined();
  release?.();
  await expect.poll(() => client.accessToken()).toBe("token-2");
  expect(issued).toBe(2);
});

test("O-15 a failed early renewal harms nobody; the next call tries again", async () => {
  await client.accessToken();
  clock.advance(7_200_000 - 200_000);
  const { answer } = fake;
  fake.answer = () => ({ status: 500, text: "" });
  expect(await client.accessToken()).toBe("token-1");
  await expect.poll(() => fake.received.length).toBe(2);
  fake.answer = answer;
  await expect.poll(() => client.accessToken()).toBe("token-2");
});

test.each([
  ["InvalidAuthentication", refusal(400, "InvalidAuthentication")],
  ["40014", { text: '{"errcode":88,"sub_code":"40014","errmsg":"x"}' }],
  ["42001", { text: '{"errcode":42001,"errmsg":"x"}' }],
])(
  "O-15 a token refused with %s: 100 sends make one refresh and one retry each",
  async (_code, refused) => {
    await client.accessToken();
    const { answer } = fake;
    fake.answer = (request) =>
      request.headers["x-acs-dingtalk-access-token"] === "token-1" ? refused : answer(request);
    await Promise.all(Array.from({ length: 100 }, () => client.sendToGroup("cid", message)));
    expect(issued).toBe(2);
    expect(tokensUsed()).toHaveLength(200);
  },
);

test("O-15 a token refused twice is given up after one refresh", async () => {
  const { answer } = fake;
  fake.answer = (request) =>
    request.path.includes("robot") ? refusal(400, "InvalidAuthentication") : answer(request);
  await expect(client.sendToGroup("cid", message)).rejects.toMatchObject({
    verdict: { kind: "auth" },
  });
  expect(issued).toBe(2);
  expect(tokensUsed()).toHaveLength(2);
});

test("O-15 a token endpoint that failed is asked again by the next send", async () => {
  const { answer } = fake;
  fake.answer = () => ({ status: 500, text: '{"code":"system.error","message":"x"}' });
  await expect(client.sendToGroup("cid", message)).rejects.toBeInstanceOf(PlatformError);
  fake.answer = answer;
  await expect(client.sendToGroup("cid", message)).resolves.toBe("key-1");
});

test("wrong credentials are a matter of configuration and are not repeated in the error", async () => {
  fake.answer = () => refusal(400, "invalidClientIdOrSecret");
  const error: unknown = await client.accessToken().catch((cause: unknown) => cause);
  expect(error).toMatchObject({ verdict: { kind: "configuration" } });
  expect(String(error)).not.toContain("canary");
});

test.each([
  ["invalidStaffIdList", "permanent"],
  ["flowControlledStaffIdList", "throttle"],
])("HTTP 200 with the person in %s is no success", async (list, kind) => {
  const { answer } = fake;
  fake.answer = (request) =>
    request.path.includes("oToMessages")
      ? { text: JSON.stringify({ processQueryKey: "k", [list]: ["li"] }) }
      : answer(request);
  await expect(client.sendToPeople(["li"], message)).rejects.toMatchObject({ verdict: { kind } });
});
