import { createHash } from "node:crypto";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { filesFolder } from "../../src/config/files-folder.ts";
import { openHome, type Home, type Person } from "../home.ts";

const token = "test-token-that-is-long-enough";
const reader = "another-token-that-is-long-enough";

let home: Home;
let folder: string;
let li: Person;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bellhop-shared-"));
  await writeFile(join(folder, "预算.pdf"), "%PDF-1.4 budget");
  await writeFile(join(folder, "合同 1.pdf"), "%PDF-1.4 one");
  await writeFile(join(folder, "合同 2.pdf"), "%PDF-1.4 two");
  home = await openHome({
    config: `
files: { folders: ["${folder}"], max_size: 1MB }
api:
  tokens:
    - { name: ci, token: ${token}, scopes: ["files:*"], acts_as: manager01 }
    - { name: eye, token: ${reader}, scopes: ["files:read"] }
`,
  });
  li = await home.person("li");
});
afterAll(async () => {
  await home.close();
  await rm(folder, { recursive: true, force: true });
});

interface Shown {
  readonly id: string;
  readonly name: string;
  readonly sha256: string;
  readonly mismatch: string | null;
  readonly shares: readonly { readonly to: object; readonly revoked_at: string | null }[];
  readonly link: { readonly url: string } | null;
  readonly items: readonly { readonly id: string }[];
  readonly next_cursor: string | null;
  readonly detail: string;
  readonly type: string;
}

async function call(
  method: string,
  path: string,
  body?: object | Buffer,
  headers: Record<string, string> = {},
) {
  const isBytes = body instanceof Buffer;
  const response = await fetch(`${home.app.url}/api/v1/files${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(isBytes || body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: isBytes ? new Uint8Array(body) : JSON.stringify(body) }),
  });
  const text = await response.text();
  const { status } = response;
  return {
    status,
    headers: response.headers,
    body: JSON.parse(text === "" ? "{}" : text) as Shown,
  };
}

const pathOf = (url = ""): string => `${home.app.url}${new URL(url).pathname}`;

test("a file of a folder is shared by its name, as it is in the chat", async () => {
  const shared = await call("POST", "", { to: { group: "dev" }, name: "预算" });
  expect(shared).toMatchObject({
    status: 201,
    body: {
      name: "预算.pdf",
      media_type: "application/pdf",
      size_bytes: 15,
      mismatch: null,
      brought_by: "manager01",
      shares: [{ to: { conversation: "cid-dev", robot: "bell" }, revoked_at: null }],
    },
  });
  expect(await li.hears(/预算\.pdf/)).toMatchObject({ msgtype: "file" });
  expect(await (await fetch(pathOf(shared.body.link?.url))).text()).toBe("%PDF-1.4 budget");
  await li.says("找文件 预算");
  await li.hears(new RegExp(`1\\. ${shared.body.id}「预算\\.pdf」`));
  const again = await call("POST", "", { to: { person: "han" }, file: shared.body.id });
  expect(again).toMatchObject({ status: 201, body: { id: shared.body.id } });
  const record = await call("GET", `/${shared.body.id}`);
  expect(record.body.shares.map(({ to }) => to)).toEqual([
    { person: "han", robot: "bell" },
    { conversation: "cid-dev", robot: "bell" },
  ]);
});

const share = async (body: object) => call("POST", "", { to: { group: "dev" }, ...body });

test("words that several files have, none has, and more or less than one of three are refused", async () => {
  expect(await share({ name: "合同" })).toMatchObject({
    status: 422,
    body: { detail: expect.stringContaining("several files are named so: 合同") as string },
  });
  expect((await share({ name: "没有" })).body.detail).toMatch(/no file/);
  expect((await share({})).body.detail).toBe("one of `url`, `name` and `file` is needed");
  expect((await share({ name: "预算", file: "F222" })).status).toBe(422);
  expect((await share({ file: "F222" })).status).toBe(404);
  expect((await share({ to: { group: "nobody" }, name: "预算" })).status).toBe(422);
});

test("O-11 an address in a private network is refused, and nothing is kept", async () => {
  const { status, body } = await call("POST", "", {
    to: { group: "dev" },
    url: `${home.app.url}/healthz`,
  });
  expect(status).toBe(422);
  expect(body.type).toBe("urn:bellhop:problem:fetch_refused");
});

test("bytes are uploaded, kept, and shared where it is said; the same key does it once", async () => {
  const bytes = Buffer.from("a,b\n1,2\n");
  const upload = async (key: string, content = bytes) =>
    call("POST", `/upload?name=${encodeURIComponent("报表.csv")}&group=dev`, content, {
      "idempotency-key": key,
      "content-type": "text/csv",
    });
  const first = await upload("upload-0001");
  expect(first).toMatchObject({
    status: 201,
    body: { name: "报表.csv", sha256: createHash("sha256").update(bytes).digest("hex") },
  });
  await li.hears(/报表\.csv/);
  const copies = await copiesOnDisk();
  const replayed = await upload("upload-0001");
  expect(replayed.headers.get("idempotency-replayed")).toBe("true");
  expect(replayed.body).toEqual(first.body);
  expect(await copiesOnDisk()).toEqual(copies);
  const other = await upload("upload-0001", Buffer.from("other"));
  expect(other).toMatchObject({ status: 422 });
  expect(other.body.type).toMatch(/idempotency_key_reused/);
  expect(await copiesOnDisk()).toEqual(copies);
  const kept = await call("POST", "/upload?name=a.txt", Buffer.from("text"));
  expect(kept).toMatchObject({ status: 201, body: { shares: [], link: null } });
});

async function copiesOnDisk(): Promise<readonly string[]> {
  return (await readdir(filesFolder(home.config.database))).toSorted();
}

test("F-06 an upload whose bytes are not what its name says is flagged", async () => {
  const page = Buffer.from("<html><script>alert(1)</script>");
  const { body } = await call("POST", "/upload?name=photo.png&group=dev", page);
  expect(body.mismatch).toBe("html");
  const answer = await fetch(pathOf(body.link?.url));
  expect(answer.headers.get("content-type")).toBe("application/octet-stream");
});

test("F-01 more than the limit is refused when declared, and cut off when not; nothing stays", async () => {
  const before = await copiesOnDisk();
  const declared = await call("POST", "/upload?name=a.bin", Buffer.alloc(1024 ** 2 + 1));
  expect(declared).toMatchObject({ status: 413 });
  expect(await endless()).toBe(413);
  await expect.poll(copiesOnDisk).toEqual(before);
  const exact = await call("POST", "/upload?name=a.bin", Buffer.alloc(1024 ** 2, 7));
  expect(exact.status).toBe(201);
});

/** Sends chunks for as long as the server takes them; answers its status. */
async function endless(): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const sending = request(`${home.app.url}/api/v1/files/upload?name=a.bin`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "transfer-encoding": "chunked" },
  });
  let isAnswered = false;
  sending.on("response", (response) => {
    isAnswered = true;
    response.resume();
    resolve(response.statusCode ?? 0);
    sending.destroy();
  });
  sending.on("error", (error) => {
    if (!isAnswered) reject(error);
  });
  const push = (): void => {
    while (!isAnswered && !sending.destroyed && sending.write(Buffer.alloc(64 * 1024)));
  };
  sending.on("drain", push);
  push();
  return promise;
}

test("F-04 uploads that break off leave nothing", async () => {
  const before = await copiesOnDisk();
  const aborted = Array.from({ length: 50 }, async () => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const sending = request(`${home.app.url}/api/v1/files/upload?name=a.bin`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-length": "100000" },
    });
    sending.on("error", () => undefined);
    sending.on("close", () => resolve(undefined));
    sending.write(Buffer.alloc(50_000), () => sending.destroy());
    return promise;
  });
  await Promise.all(aborted);
  await expect.poll(copiesOnDisk).toEqual(before);
});

test("lists have pages, and are searched by words and by who and where", async () => {
  const first = await call("GET", "?limit=1");
  const ids = [first.body.items[0]?.id];
  let cursor = first.body.next_cursor;
  while (cursor !== null) {
    const { body } = await call("GET", `?limit=1&cursor=${cursor}`);
    ids.push(body.items[0]?.id);
    cursor = body.next_cursor;
  }
  expect(new Set(ids).size).toBe(ids.length);
  expect((await call("GET", "?limit=100")).body.items.map(({ id }) => id)).toEqual(ids);
  const found = async (query: string) => (await call("GET", query)).body.items.length;
  expect(await found("?words=yusuan")).toBe(1);
  expect(await found(`?words=${encodeURIComponent("预算 pdf")}&shared_by=manager01`)).toBe(1);
  expect(await found("?words=yusuan&shared_by=li")).toBe(0);
  expect(await found("?words=yusuan&conversation=cid-other")).toBe(0);
});

test("F-07 links are revoked at once, and stay so", async () => {
  const { body } = await call("POST", "", { to: { group: "dev" }, name: "合同 1" });
  const link = pathOf(body.link?.url);
  expect((await fetch(link, { method: "HEAD" })).status).toBe(200);
  expect((await call("DELETE", `/${body.id}/links`)).status).toBe(204);
  expect((await fetch(link, { method: "HEAD" })).status).toBe(404);
  expect((await call("DELETE", `/${body.id}/links`)).status).toBe(204);
  expect((await call("GET", `/${body.id}`)).body.shares[0]?.revoked_at).toEqual(expect.any(String));
  expect((await call("DELETE", "/F2222/links")).status).toBe(404);
});

test("F-08 a token that may read may not share, revoke or upload", async () => {
  const headers = { authorization: `Bearer ${reader}` };
  expect((await call("GET", "", undefined, headers)).status).toBe(200);
  const wanted = { to: { group: "dev" }, name: "预算" };
  expect((await call("POST", "", wanted, headers)).status).toBe(403);
  expect((await call("POST", "/upload?name=a.txt", Buffer.from("x"), headers)).status).toBe(403);
  expect((await call("DELETE", "/F2222/links", undefined, headers)).status).toBe(403);
});
