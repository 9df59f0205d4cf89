import { beforeEach, expect, test } from "vitest";
import { PlatformError } from "../../../src/outbound/platform-error.ts";
import { defaultAnswer, refusal } from "../fake-dingtalk.ts";
import { useClientBench } from "./client-bench.ts";

const bench = useClientBench();
const { clock } = bench;
const message = { msgKey: "sampleText", msgParam: '{"content":"hi"}' };
let issued: number;

beforeEach(() => {
  issued = 0;
  bench.fake.answer = (request) => {
    if (!request.path.includes("oauth2")) return defaultAnswer(request);
    issued += 1;
    return { text: JSON.stringify({ accessToken: `token-${issued}`, expireIn: 7200 }) };
  };
});

const tokensUsed = (): (string | string[] | undefined)[] =>
  bench.fake.received
    .filter(({ path }) => path.includes("robot"))
    .map(({ headers }) => headers["x-acs-dingtalk-access-token"]);

test("O-15 1,000 sends at once ask for one token", async () => {
  const sends = Array.from({ length: 1000 }, () =>
    bench.client.messages.sendToGroup("cid", message),
  );
  await bench.whileTimePasses(Promise.all(sends));
  expect(issued).toBe(1);
  expect(tokensUsed()).toHaveLength(1000);
});

test("P-12 a token is scrubbed by its value as soon as DingTalk has given it", async () => {
  bench.fake.answer = () => ({ text: JSON.stringify({ accessToken: "canary-9", expireIn: 7200 }) });
  expect(bench.logged("canary-9")).toContain("canary-9");
  await bench.client.accessToken();
  expect(bench.logged("refused: canary-9 has expired")).toContain("refused: [secret] has expired");
  expect(bench.logged("canary-9")).not.toContain("canary-9");
});

test("O-15 the token is renewed 300 s before it expires; the old one is used meanwhile", async () => {
  await bench.client.accessToken();
  clock.advance(7_200_000 - 300_001);
  await bench.client.accessToken();
  expect(issued).toBe(1);
  clock.advance(1);
  let release: (() => void) | undefined;
  const { answer } = bench.fake;
  bench.fake.answer = async (request) => {
    await new Promise<void>((resolve) => (release = resolve));
    return answer(request);
  };
  expect(await bench.client.accessToken()).toBe("token-1");
  expect(await bench.client.accessToken()).toBe("token-1");
  await expect.poll(() => release).toBeDefined();
  release?.();
  await expect.poll(() => bench.client.accessToken()).toBe("token-2");
  expect(issued).toBe(2);
});

test("O-15 a failed early renewal harms nobody; the next call tries again", async () => {
  await bench.client.accessToken();
  clock.advance(7_200_000 - 200_000);
  const { answer } = bench.fake;
  bench.fake.answer = () => ({ status: 500, text: "" });
  expect(await bench.client.accessToken()).toBe("token-1");
  await expect.poll(() => bench.fake.received.length).toBe(2);
  bench.fake.answer = answer;
  await expect.poll(() => bench.client.accessToken()).toBe("token-2");
});

test.each([
  ["InvalidAuthentication", refusal(400, "InvalidAuthentication")],
  ["40014", { text: '{"errcode":88,"sub_code":"40014","errmsg":"x"}' }],
  ["42001", { text: '{"errcode":42001,"errmsg":"x"}' }],
])(
  "O-15 a token refused with %s: 100 sends make one refresh and one retry each",
  async (_code, refused) => {
    await bench.client.accessToken();
    const { answer } = bench.fake;
    bench.fake.answer = (request) =>
      request.headers["x-acs-dingtalk-access-token"] === "token-1" ? refused : answer(request);
    const sends = Array.from({ length: 100 }, () =>
      bench.client.messages.sendToGroup("cid", message),
    );
    await bench.whileTimePasses(Promise.all(sends));
    expect(issued).toBe(2);
    expect(tokensUsed()).toHaveLength(200);
  },
);

test("O-15 a token refused twice is given up after one refresh", async () => {
  const { answer } = bench.fake;
  bench.fake.answer = (request) =>
    request.path.includes("robot") ? refusal(400, "InvalidAuthentication") : answer(request);
  await expect(bench.client.messages.sendToGroup("cid", message)).rejects.toMatchObject({
    verdict: { kind: "auth" },
  });
  expect(issued).toBe(2);
  expect(tokensUsed()).toHaveLength(2);
});

test("O-15 a token endpoint that failed is asked again by the next send", async () => {
  const { answer } = bench.fake;
  bench.fake.answer = () => ({ status: 500, text: '{"code":"system.error","message":"x"}' });
  await expect(bench.client.messages.sendToGroup("cid", message)).rejects.toBeInstanceOf(
    PlatformError,
  );
  bench.fake.answer = answer;
  await expect(bench.client.messages.sendToGroup("cid", message)).resolves.toBe("key-1");
});

test("wrong credentials are a matter of configuration and are not repeated in the error", async () => {
  bench.fake.answer = () => refusal(400, "invalidClientIdOrSecret");
  const error: unknown = await bench.client.accessToken().catch((cause: unknown) => cause);
  expect(error).toMatchObject({ verdict: { kind: "configuration" } });
  expect(String(error)).not.toContain("canary");
});

test.each([
  ["invalidStaffIdList", "permanent"],
  ["flowControlledStaffIdList", "throttle"],
])("HTTP 200 with the person in %s is no success", async (list, kind) => {
  const { answer } = bench.fake;
  bench.fake.answer = (request) =>
    request.path.includes("oToMessages")
      ? { text: JSON.stringify({ processQueryKey: "k", [list]: ["li"] }) }
      : answer(request);
  await expect(bench.client.messages.sendToPeople(["li"], message)).rejects.toMatchObject({
    verdict: { kind },
  });
});

test("O-15 with a token endpoint 5 s slow, who gives up leaves at once and the others get the one token", async () => {
  const { answer } = bench.fake;
  let release: (() => void) | undefined;
  bench.fake.answer = async (request) => {
    if (request.path.includes("oauth2")) {
      await new Promise<void>((resolve) => (release = resolve));
    }
    return answer(request);
  };
  const giveUp = new AbortController();
  const gone = bench.client.messages.sendToGroup("cid", message, giveUp.signal);
  const patient = bench.client.messages.sendToGroup("cid", message);
  await expect.poll(() => release).toBeDefined();
  giveUp.abort();
  await expect(gone).rejects.toThrow(/nothing was sent/);
  release?.();
  await expect(patient).resolves.toBe("key-1");
  expect(issued).toBe(1);
});
