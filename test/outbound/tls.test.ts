import { createServer, type ServerOptions } from "node:https";
import type { AddressInfo } from "node:net";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { createHttpClient } from "../../src/outbound/http-client.ts";
import { authority, expired, good, selfSigned, serverKey, wrongName } from "./certificates.ts";

const trusted = getCACertificates("default");
const closers: (() => Promise<unknown>)[] = [];
let reached = 0;

beforeAll(() => setDefaultCACertificates([...trusted, authority]));
afterAll(() => setDefaultCACertificates(trusted));
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

async function call(options: ServerOptions): Promise<{ readonly status: number }> {
  reached = 0;
  const server = createServer({ key: serverKey, ...options }, (_request, response) => {
    reached += 1;
    response.end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const http = createHttpClient([origin]);
  closers.push(async () => {
    await http.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return http.request({ method: "POST", url: `${origin}/robot/send`, body: "{}" });
}

test("a server with a certificate of a trusted authority is called", async () => {
  expect((await call({ cert: good })).status).toBe(200);
  expect(reached).toBe(1);
});

test.each([
  ["self-signed", { cert: selfSigned }, /SELF_SIGNED|UNABLE_TO_VERIFY/],
  ["expired", { cert: expired }, /EXPIRED/],
  ["for another name", { cert: wrongName }, /ALTNAME/],
  [
    "of TLS 1.0",
    { cert: good, minVersion: "TLSv1", maxVersion: "TLSv1", ciphers: "DEFAULT@SECLEVEL=0" },
    /SSL|PROTOCOL|ECONNRESET/,
  ],
] as const)("O-13 a server that is %s gets nothing", async (_name, options, code) => {
  const error: unknown = await call(options).catch((cause: unknown) => cause);
  expect(error).toMatchObject({ platformCode: expect.stringMatching(code), retryable: true });
  expect(reached).toBe(0);
});
