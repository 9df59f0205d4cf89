import { createServer, type ServerResponse } from "node:http";
import { createServer as createTcpServer, type AddressInfo, type Socket } from "node:net";
import { afterEach, expect, test } from "vitest";
import { createHttpClient, type HttpRequest } from "../../src/outbound/http-client.ts";
import { PlatformError } from "../../src/outbound/platform-error.ts";

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

const state = { requests: [] as string[], closed: 0 };

async function serve(handle: (response: ServerResponse) => void): Promise<string> {
  state.requests = [];
  state.closed = 0;
  const server = createServer((request, response) => {
    state.requests.push(request.url ?? "");
    response.on("close", () => (state.closed += 1));
    request.resume();
    handle(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function post(origin: string, over: Partial<HttpRequest> = {}): Promise<{ status: number }> {
  const http = createHttpClient([origin]);
  closers.push(() => http.close());
  return http.request({
    method: "POST",
    url: `${origin}/robot/send?access_token=canary`,
    body: "{}",
    ...over,
  });
}

async function problemOf(promise: Promise<unknown>): Promise<PlatformError> {
  const error: unknown = await promise.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  expect(error).toBeInstanceOf(PlatformError);
  return error as PlatformError;
}

test.each([301, 302, 303, 307, 308])("O-12 a %i is answered, never followed", async (status) => {
  const origin = await serve((response) =>
    response.writeHead(status, { location: "/elsewhere" }).end(),
  );
  expect((await post(origin)).status).toBe(status);
  expect(state.requests).toEqual(["/robot/send?access_token=canary"]);
});

test("O-08 an endless answer is cut after 64 KiB, and its socket closed", async () => {
  let writtenBytes = 0;
  const origin = await serve((response) => {
    const write = (): void => {
      if (response.destroyed) return;
      writtenBytes += 16_384;
      response.write("x".repeat(16_384));
      setImmediate(write);
    };
    write();
  });
  const error = await problemOf(post(origin));
  expect(error.verdict).toMatchObject({ kind: "retry", code: "ERR_BODY_TOO_LARGE" });
  await expect.poll(() => state.closed).toBe(1);
  expect(writtenBytes).toBeLessThan(8 * 1024 * 1024);
});

test("O-08 64 KiB are read", async () => {
  const origin = await serve((response) => response.end("x".repeat(64 * 1024)));
  expect((await post(origin)).status).toBe(200);
});

test.each<[string, (response: ServerResponse) => void]>([
  ["headers that never come", () => undefined],
  [
    "one byte at a time",
    (response) => {
      const timer = setInterval(() => response.write("x"), 20);
      response.on("close", () => clearInterval(timer));
    },
  ],
])("O-08 the whole call has one time limit: %s", async (_name, handle) => {
  const origin = await serve(handle);
  const startedAt = performance.now();
  const error = await problemOf(post(origin, { timeoutMs: 200 }));
  expect(performance.now() - startedAt).toBeLessThan(8000);
  expect(error.verdict).toMatchObject({ kind: "retry", code: "TimeoutError" });
  expect(error.message).toContain("may have arrived");
  await expect.poll(() => state.closed).toBe(1);
});

test("O-08 a connection that is cut is a retry, and says the message may have arrived", async () => {
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    socket.once("data", () => socket.resetAndDestroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  const error = await problemOf(post(`http://127.0.0.1:${port}`));
  expect(error.verdict.kind).toBe("retry");
  expect(error.message).toContain("may have arrived");
  expect(error.message).not.toMatch(/canary|http:/);
});

test("a host that is down is a retry, and says nothing was sent", async () => {
  const error = await problemOf(post("http://127.0.0.1:1"));
  expect(error.verdict).toMatchObject({ kind: "retry", code: "ECONNREFUSED" });
  expect(error.message).toContain("nothing was sent");
});

test.each([
  "http://127.0.0.1:1/robot/send",
  "https://oapi.dingtalk.com.evil.example/robot/send",
  "https://oapi.dingtalk.com@evil.example/robot/send",
  "file:///etc/passwd",
  "not an address",
])("only configured hosts are called: %s", async (url) => {
  const origin = await serve((response) => response.end("{}"));
  const error = await problemOf(post(origin, { url }));
  expect(error.verdict).toMatchObject({ kind: "configuration", code: "host_refused" });
});

test.each(["http://oapi.dingtalk.com", "ftp://127.0.0.1", "nonsense", "http://127.0.0.1.example"])(
  "hosts are https, or http on this machine: %s is refused",
  (base) => expect(() => createHttpClient([base])).toThrow(/https/),
);
