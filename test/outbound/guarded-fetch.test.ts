import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createServer, type RequestListener, type Server } from "node:http";
import type { LookupAddress } from "node:dns";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hash } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { BellhopError } from "../../src/core/errors.ts";
import { isPublicAddress, type Lookup } from "../../src/outbound/address-guard.ts";
import { createGuardedFetch, type GuardedFetch } from "../../src/outbound/guarded-fetch.ts";
import { vectors } from "./ssrf-vectors.ts";

let canary: Server;
let port: number;
let hits: string[];
let closed: number;
let handle: RequestListener;
let folder: string;
const guards: GuardedFetch[] = [];

beforeAll(async () => {
  canary = createServer((request, response) => {
    hits.push(request.url ?? "");
    response.on("close", () => (closed += 1));
    handle(request, response);
  });
  // All addresses of this machine, so that whatever form gets through is counted.
  await new Promise<void>((resolve) => canary.listen(0, "::", resolve));
  ({ port } = canary.address() as AddressInfo);
});
afterAll(async () => {
  canary.closeAllConnections();
  await new Promise((resolve) => canary.close(resolve));
});
beforeEach(async () => {
  hits = [];
  closed = 0;
  handle = (_request, response) => response.end("secret");
  folder = await mkdtemp(join(tmpdir(), "bellhop-fetch-"));
});
afterEach(async () => {
  await Promise.all(guards.splice(0).map((guard) => guard.close()));
  await rm(folder, { recursive: true });
});

const names: Readonly<Record<string, readonly string[]>> = {
  "loop.example": ["127.0.0.1"],
  "loop6.example": ["::1"],
  "mapped.example": ["::ffff:127.0.0.1"],
  "mixed.example": ["93.184.216.34", "127.0.0.1"],
  "mixed2.example": ["127.0.0.1", "93.184.216.34"],
  "metadata.example": ["169.254.169.254"],
  "zero.example": ["0.0.0.0"],
  "7f000001.nip.example": ["127.0.0.1"],
  localhost: ["127.0.0.1", "::1"],
  "localhost.": ["127.0.0.1"],
  "intranet.example": ["127.0.0.1"],
};

const lookup: Lookup = (hostname, _options, callback) => {
  const addresses = names[hostname.toLowerCase()];
  if (addresses === undefined) callback(Object.assign(new Error("no"), { code: "ENOTFOUND" }), []);
  else
    callback(
      null,
      addresses.map((address) => addressOf(address)),
    );
};

function addressOf(address: string): LookupAddress {
  return { address, family: address.includes(":") ? 6 : 4 };
}

function guarded(options: Partial<Parameters<typeof createGuardedFetch>[0]> = {}): GuardedFetch {
  const guard = createGuardedFetch({ allowedHosts: [], locale: "en", lookup, ...options });
  guards.push(guard);
  return guard;
}

/** Fetches from the canary, which is allowed by name. */
function fromCanary(path: string, timeoutMs = 2000): ReturnType<GuardedFetch["download"]> {
  const guard = guarded({ allowedHosts: ["Intranet.example."], timeoutMs });
  return guard.download(`http://intranet.example:${port}${path}`, join(folder, "file"));
}

async function problemOf(promise: Promise<unknown>): Promise<BellhopError> {
  const error: unknown = await promise.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  expect(error).toBeInstanceOf(BellhopError);
  expect(await readdir(folder)).toEqual([]);
  return error as BellhopError;
}

test(`O-11 ${vectors.length} addresses that lead inside: 0 reach the canary`, async () => {
  const guard = guarded();
  for (const vector of vectors) {
    const url = vector.replaceAll("PORT", String(port));
    const error = await problemOf(guard.download(url, join(folder, "file")));
    expect([url, error.code]).toEqual([url, "fetch_refused"]);
    expect(error.expose).toBe(true);
  }
  expect(hits).toEqual([]);
});

test("O-11 with the system's own lookup localhost is refused as well", async () => {
  const guard = createGuardedFetch({ allowedHosts: [], locale: "en" });
  guards.push(guard);
  await problemOf(guard.download(`http://localhost:${port}/`, join(folder, "file")));
  expect(hits).toEqual([]);
});

test("O-11 a name that changes between two looks is looked at once per connection", async () => {
  let looks = 0;
  const rebinding: Lookup = (_hostname, _options, callback) => {
    looks += 1;
    callback(null, [addressOf(looks % 2 === 1 ? "192.0.2.1" : "127.0.0.1")]);
  };
  const guard = guarded({ lookup: rebinding, timeoutMs: 500 });
  for (let times = 0; times < 4; times += 1) {
    await problemOf(guard.download(`http://rebind.example:${port}/`, join(folder, "file")));
  }
  expect(looks).toBe(4);
  expect(hits).toEqual([]);
});

test.each([301, 302, 303, 307, 308])("O-12 a %i is told, not followed", async (status) => {
  handle = (_request, response) =>
    response.writeHead(status, { location: `http://127.0.0.1:${port}/inside` }).end();
  const error = await problemOf(fromCanary("/first"));
  expect(error.message).toContain("redirects");
  expect(hits).toEqual(["/first"]);
});

test("O-11 addresses: the public internet and nothing else", () => {
  const inside = `0.0.0.0 0.1.2.3 10.1.2.3 100.64.0.1 100.127.255.255 127.0.0.1 169.254.169.254 172.16.0.1
    172.31.255.255 192.0.0.1 192.0.2.1 192.88.99.1 192.168.1.1 198.18.0.1 198.51.100.1 203.0.113.1
    224.0.0.1 240.0.0.1 255.255.255.255 168.63.129.16 :: ::1 ::7f00:1 ::ffff:10.0.0.1 64:ff9b::a00:1
    64:ff9b:1::1 100::1 2001::1 2001:db8::1 2002:a00:1:: 3fff::1 5f00::1 fc00::1 fd12::1 fe80::1 fec0::1
    ff02::1 fe80::1%eth0 nonsense`;
  for (const address of inside.split(/\s+/)) {
    expect([address, isPublicAddress(address)]).toEqual([address, false]);
  }
  const outside =
    "1.1.1.1 8.8.8.8 93.184.216.34 172.32.0.1 192.169.0.1 2606:4700:4700::1111 ::ffff:1.1.1.1";
  for (const address of outside.split(" ")) {
    expect([address, isPublicAddress(address)]).toEqual([address, true]);
  }
});

test("an allowed host is fetched, by name and by address", async () => {
  handle = (_request, response) =>
    response.writeHead(200, { "content-type": "application/pdf" }).end("pdf!");
  await expect(fromCanary("/docs/%E5%91%A8%E6%8A%A5.pdf?x=1")).resolves.toEqual({
    name: "周报.pdf",
    mediaType: "application/pdf",
    sizeBytes: 4,
    sha256: hash("sha256", "pdf!"),
  });
  expect(await readFile(join(folder, "file"), "utf8")).toBe("pdf!");
  const guard = guarded({ allowedHosts: ["127.0.0.1"] });
  await guard.download(`http://127.0.0.1:${port}/`, join(folder, "second"));
  expect(hits).toHaveLength(2);
});

test("a name from the header wins over the address's", async () => {
  const disposition = `attachment; filename="a.bin"; filename*=UTF-8''%E8%A1%A8%201.xlsx`;
  handle = (_request, response) =>
    response.writeHead(200, { "content-disposition": disposition, "content-length": "1" }).end("x");
  await expect(fromCanary("/download.php")).resolves.toMatchObject({ name: "表 1.xlsx" });
});

test("a link with a password in it is refused, also to an allowed host", async () => {
  const guard = guarded({ allowedHosts: ["intranet.example"] });
  const url = `http://user:pw@intranet.example:${port}/`;
  const error = await problemOf(guard.download(url, join(folder, "file")));
  expect([error.code, hits]).toEqual(["fetch_refused", []]);
});

test("every download is looked up anew, on a connection of its own", async () => {
  let looks = 0;
  const counting: Lookup = (hostname, options, callback) => {
    looks += 1;
    lookup(hostname, options, callback);
  };
  const guard = guarded({ allowedHosts: ["intranet.example"], lookup: counting });
  for (const name of ["first", "second", "third"]) {
    await guard.download(`http://intranet.example:${port}/`, join(folder, name));
  }
  expect(looks).toBe(3);
});

test("an allow-list names whole hosts", async () => {
  const guard = guarded({ allowedHosts: ["example", "tranet.example", "0.0.1"] });
  await problemOf(guard.download(`http://intranet.example:${port}/`, join(folder, "file")));
  await problemOf(guard.download(`http://127.0.0.1:${port}/`, join(folder, "file")));
  expect(hits).toEqual([]);
});

test("O-08 over 20 MB is refused when declared, and cut when not; 20 MB are taken", async () => {
  const limitBytes = 20 * 1024 * 1024;
  handle = (_request, response) =>
    response.writeHead(200, { "content-length": String(limitBytes + 1) }).write("x");
  const declared = await problemOf(fromCanary("/"));
  expect(declared.message).toContain("20 MB");
  await expect.poll(() => closed).toBe(1);
  handle = (_request, response) => {
    const write = (): void => {
      while (!response.destroyed && response.write(Buffer.alloc(1024 * 1024)));
      if (!response.destroyed) response.once("drain", write);
    };
    write();
  };
  expect((await problemOf(fromCanary("/", 10_000))).message).toContain("20 MB");
  await expect.poll(() => closed).toBe(2);
  handle = (_request, response) => response.end(Buffer.alloc(limitBytes));
  await expect(fromCanary("/", 10_000)).resolves.toMatchObject({ sizeBytes: limitBytes });
});

test.each<[string, RequestListener]>([
  ["headers that never come", () => undefined],
  [
    "one byte at a time",
    (_request, response) => {
      const timer = setInterval(() => response.write("x"), 20);
      response.on("close", () => clearInterval(timer));
    },
  ],
])("O-08 the whole download has one time limit: %s", async (_name, slow) => {
  handle = slow;
  const startedAt = performance.now();
  const error = await problemOf(fromCanary("/", 200));
  expect(error.message).toContain("10 seconds");
  expect(performance.now() - startedAt).toBeLessThan(8000);
  await expect.poll(() => closed).toBe(1);
});

test.each([404, 500, 204])("HTTP %i is told with its number", async (status) => {
  handle = (_request, response) => response.writeHead(status).end();
  const error = await problemOf(fromCanary("/"));
  expect([error.code, error.message]).toEqual([
    "fetch_failed",
    `The site did not give the file. (HTTP ${status})`,
  ]);
});

test("a name that does not exist, and a file that is there already", async () => {
  const error = await problemOf(
    guarded().download("http://nowhere.example/", join(folder, "file")),
  );
  expect(error.code).toBe("fetch_failed");
  await fromCanary("/");
  handle = (_request, response) => response.end("other");
  await expect(fromCanary("/")).rejects.toMatchObject({ code: "fetch_failed" });
  expect(await readFile(join(folder, "file"), "utf8")).toBe("secret");
});

test("messages are in the language of the bot", async () => {
  const guard = guarded({ locale: "zh-CN" });
  await expect(guard.download("http://127.0.0.1/", join(folder, "file"))).rejects.toThrow(
    "内部网络",
  );
});
