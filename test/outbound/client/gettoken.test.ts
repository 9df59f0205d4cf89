import { expect, test } from "vitest";
import { appCredentials, useClientBench } from "./client-bench.ts";

// The three forms of an access token: protocol §5.
const bench = useClientBench();

test.each([
  [
    "an app's key",
    { ...appCredentials, tokenApi: "gettoken" },
    { appkey: "dingbell", appsecret: "canary-secret" },
  ],
  [
    "a corpSecret",
    { corpId: "dingcorp", corpSecret: "s" },
    { corpid: "dingcorp", corpsecret: "s" },
  ],
] as const)("GET /gettoken with %s", async (_name, credentials, query) => {
  bench.fake.answer = () => ({
    text: '{"errcode":0,"access_token":"96fc7a7a","errmsg":"ok","expires_in":7200}',
  });
  const client = bench.clientWith(credentials);
  expect(await client.accessToken()).toBe("96fc7a7a");
  const [asked] = bench.fake.received;
  expect([asked?.method, asked?.path]).toEqual(["GET", "/gettoken"]);
  expect(Object.fromEntries(asked?.query ?? [])).toEqual(query);
});

test("40096 is a matter of configuration and does not repeat the secret", async () => {
  bench.fake.answer = () => ({ text: '{"errcode":40096,"errmsg":"不合法的appKey或appSecret"}' });
  const client = bench.clientWith({ ...appCredentials, tokenApi: "gettoken" });
  const error: unknown = await client.accessToken().catch((cause: unknown) => cause);
  expect(error).toMatchObject({ verdict: { kind: "configuration" } });
  expect(String(error)).not.toContain("canary");
});
