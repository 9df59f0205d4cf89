import { connect } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openHome, type Home } from "../home.ts";
import { post, signedCallback } from "../signed.ts";

const limit = 1024 * 1024;
let home: Home;
beforeAll(async () => {
  home = await openHome();
});
afterAll(() => home.close());

const url = (robot = "bell") => `${home.app.url}/dingtalk/${robot}/callback`;
const pending = async () => {
  const text = await (await fetch(`${home.app.url}/metrics`)).text();
  return Number(/^bellhop_callbacks_accepted_total (\d+)/m.exec(text)?.[1]);
};

test("a kept callback is answered with an empty message", async () => {
  const answer = await post(home, { msgId: "kept" });
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe("application/json; charset=utf-8");
  expect(await answer.json()).toEqual({ msgtype: "empty" });
});

test("an unknown robot is 404, a bad sign 401, not JSON 400: nothing is kept", async () => {
  const before = await pending();
  const callback = signedCallback(home, { msgId: "refused" });
  const badSign = { ...callback, headers: { ...callback.headers, sign: "x" } };
  const badBody = { ...callback, body: "{" };
  expect((await fetch(url("nobody"), callback)).status).toBe(404);
  expect((await fetch(url(), badSign)).status).toBe(401);
  expect((await fetch(url(), badBody)).status).toBe(400);
  expect(await (await fetch(url(), badSign)).json()).toEqual({
    error: {
      code: "signature_invalid",
      message: "the header `sign` does not match the robot's app secret",
    },
  });
  expect(await pending()).toBe(before);
});

test.each([
  ["text/plain"],
  ["application/x-www-form-urlencoded"],
  ["application/json; charset=gbk"],
  ["multipart/form-data; boundary=x"],
])("I-14 a body of type %s is 415", async (type) => {
  const callback = signedCallback(home);
  const headers = { ...callback.headers, "content-type": type };
  expect((await fetch(url(), { ...callback, headers })).status).toBe(415);
});

describe("I-12 a body past the limit is refused without being kept", () => {
  test("exactly the limit is accepted, one byte more is 413", async () => {
    expect((await fetch(url(), bodyOf(limit))).status).toBe(200);
    const refused = await fetch(url(), bodyOf(limit + 1));
    expect(refused.status).toBe(413);
    expect(await refused.json()).toMatchObject({ error: { code: "request_too_large" } });
  });

  test("a declared gigabyte is 413 before a byte of it is read", async () => {
    const head =
      "POST /dingtalk/bell/callback HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n";
    const answer = await raw(`${head}content-length: 1000000000\r\n\r\n`);
    expect(answer.text).toMatch(/^HTTP\/1\.1 413 /);
  });

  test("an endless chunked body is cut soon after the limit", async () => {
    const head =
      "POST /dingtalk/bell/callback HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n";
    const chunk = `10000\r\n${"x".repeat(0x10000)}\r\n`;
    const answer = await raw(`${head}transfer-encoding: chunked\r\n\r\n`, chunk);
    expect(answer.text).toMatch(/^HTTP\/1\.1 413 /);
  });

  test("a compressed body is 415, so that none can blow up", async () => {
    const callback = signedCallback(home);
    const body = gzipSync(Buffer.alloc(10 * limit, 0x20));
    const headers = { ...callback.headers, "content-encoding": "gzip" };
    expect((await fetch(url(), { ...callback, headers, body })).status).toBe(415);
  });
});

describe("I-15 no route works without its signature, in any method", () => {
  const routes = [
    "/dingtalk/bell/callback",
    "/files/x",
    "/healthz",
    "/readyz",
    "/metrics",
    "/",
    "/nothing",
  ];
  const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"];
  const cases = routes.flatMap((path) => methods.map((method) => [method, path] as const));

  test.each(cases)("%s %s", async (method, path) => {
    const before = await pending();
    const { text } = await raw(
      `${method} ${path}?ssl_check=1 HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}`,
    );
    const status = Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1]);
    const isOpen = /^\/(healthz|readyz|metrics)$/.test(path);
    const allowed = isOpen && ["GET", "HEAD"].includes(method) ? [200] : [401, 404, 405, 501];
    expect(method === "OPTIONS" ? [200, ...allowed] : allowed).toContain(status);
    expect(await pending()).toBe(before);
  });
});

test("I-16 forged Host and X-Forwarded headers have no effect", async () => {
  const before = await pending();
  const { headers, body } = signedCallback(home, { msgId: "forged" });
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const { text } = await raw(
    `POST /dingtalk/bell/callback HTTP/1.1\r\nhost: evil@example.com\r\nx-forwarded-for: 127.0.0.1\r\nx-forwarded-proto: https\r\nx-forwarded-host: evil.example\r\n${lines.join("")}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
  expect(text).toMatch(/^HTTP\/1\.1 200 /);
  expect(text).not.toContain("evil");
  expect(await pending()).toBe(before + 1);
});

test("I-16 Koa is past CVE-2026-27959", async () => {
  const { default: manifest } = await import("koa/package.json", { with: { type: "json" } });
  const [major = 0, minor = 0, patch = 0] = manifest.version.split(".").map(Number);
  expect(major * 10_000 + minor * 100 + patch).toBeGreaterThanOrEqual(30_102);
});

/** Sends bytes, then `more` for as long as the server reads it (at most 64 times); answers what came back. */
function raw(first: string, more?: string): Promise<{ readonly text: string }> {
  return new Promise((resolve) => {
    const { hostname, port } = new URL(home.app.url);
    const socket = connect(Number(port), hostname);
    let text = "";
    let left = 64;
    const pump = (): void => {
      if (more === undefined || left-- <= 0 || text !== "" || socket.destroyed) return;
      socket.write(more, pump);
    };
    socket.on("data", (data) => {
      text += data.toString();
      socket.end();
    });
    socket.on("error", () => undefined);
    socket.on("close", () => resolve({ text }));
    socket.write(first, pump);
  });
}

/** A callback whose body has exactly so many bytes. */
function bodyOf(bytes: number) {
  const callback = signedCallback(home, { msgId: `size${bytes}`, padding: "" });
  const padding = "x".repeat(bytes - Buffer.byteLength(callback.body));
  return { ...callback, body: callback.body.replace('"padding":""', `"padding":"${padding}"`) };
}
