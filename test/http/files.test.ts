import { randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createRandom } from "../../src/core/random.ts";
import type { SharedFile } from "../../src/core/shared-file.ts";
import { createLinkSigner, type LinkSigner } from "../../src/files/link.ts";
import { attachment } from "../../src/http/file-route.ts";
import { openHome, type Home } from "../home.ts";

const random = createRandom();
const text = "0123456789".repeat(1000);
let home: Home;
let folder: string;
let links: LinkSigner;
beforeAll(async () => {
  home = await openHome();
  folder = await mkdtemp(join(tmpdir(), "bellhop-served-"));
  links = createLinkSigner(await home.app.storage.settings.getOrCreate("link-key", ""));
});
afterAll(async () => {
  await home.close();
  await rm(folder, { recursive: true, force: true });
});

/** Keeps a file with this content, and answers the address of its link. */
async function share(over: Partial<SharedFile> & { readonly content?: string | Uint8Array } = {}) {
  const { content = text, ...fields } = over;
  const path = join(folder, randomUUID());
  await writeFile(path, content);
  const file: SharedFile = {
    id: `F2${random.shortId(8)}`,
    name: "plan.txt",
    mediaType: "text/plain",
    sizeBytes: content.length,
    sha256: "0".repeat(64),
    path,
    sharedBy: "li",
    createdAt: home.clock.now(),
    sharedAt: home.clock.now(),
    ...fields,
  };
  const key = random.token(16);
  const linkExpiresAt = home.clock.now() + 3_600_000;
  await home.app.storage.files.add(file, file.name);
  await home.app.storage.files.addShare({
    key,
    fileId: file.id,
    sharedBy: "li",
    destination: { kind: "group", robot: "bell", conversation: "cid-dev" },
    sharedAt: home.clock.now(),
    linkExpiresAt,
  });
  const token = links.token(key, linkExpiresAt);
  return { file, key, token, url: `${home.app.url}/files/${token}` };
}
const get = (url: string, headers: Record<string, string> = {}, method = "GET") =>
  fetch(url, { method, headers });
const shown = (response: Response) => ({
  status: response.status,
  length: response.headers.get("content-length"),
  range: response.headers.get("content-range"),
});

test("a link gives the file, as a download and nothing else", async () => {
  const response = await get((await share()).url);
  expect(shown(response)).toEqual({ status: 200, length: "10000", range: null });
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "content-type": "text/plain",
    "content-disposition": `attachment; filename="plan.txt"; filename*=UTF-8''plan.txt`,
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "private, no-store",
    "referrer-policy": "no-referrer",
    "accept-ranges": "bytes",
  });
  expect(await response.text()).toBe(text);
});

const without = (response: Response) =>
  [...response.headers].filter(([name]) => !["date", "connection", "keep-alive"].includes(name));

test("HEAD tells the same and sends nothing", async () => {
  const { url } = await share();
  const head = await get(url, {}, "HEAD");
  const whole = await get(url);
  expect(without(head)).toEqual(without(whole));
  expect(await head.text()).toBe("");
  await whole.body?.cancel();
});

describe("Range", () => {
  test.each([
    ["bytes=0-9", "0123456789", "bytes 0-9/10000"],
    ["bytes=9995-", "56789", "bytes 9995-9999/10000"],
    ["bytes=-3", "789", "bytes 9997-9999/10000"],
    ["bytes=9999-20000", "9", "bytes 9999-9999/10000"],
  ])("%s is answered 206", async (range, body, contentRange) => {
    const response = await get((await share()).url, { range });
    expect(shown(response)).toEqual({
      status: 206,
      length: String(body.length),
      range: contentRange,
    });
    expect(response.headers.get("content-disposition")).toMatch(/^attachment/);
    expect(await response.text()).toBe(body);
  });

  test("one that lies outside is answered 416, without the file", async () => {
    const response = await get((await share()).url, { range: "bytes=10000-" });
    expect(shown(response)).toMatchObject({ status: 416, range: "bytes */10000" });
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect((await response.text()).length).toBeLessThan(100);
  });

  test.each([
    ["several", { range: "bytes=0-1,3-4" }],
    ["no range", { range: "lines=1-2" }],
    ["a range if it has not changed, and it has", { range: "bytes=0-9", "if-range": '"abc"' }],
  ])("%s: everything is sent", async (_name, headers) => {
    const response = await get((await share()).url, headers);
    expect(shown(response)).toMatchObject({ status: 200, length: "10000", range: null });
    await response.body?.cancel();
  });

  test("a download that was cut off goes on with the same file", async () => {
    const { url } = await share();
    const etag = (await get(url, {}, "HEAD")).headers.get("etag") ?? "";
    const rest = await get(url, { range: "bytes=9990-", "if-range": etag });
    expect(shown(rest)).toMatchObject({ status: 206, range: "bytes 9990-9999/10000" });
    expect(await rest.text()).toBe("0123456789");
  });

  test("is for GET: HEAD tells of the whole (RFC 9110 §14.2)", async () => {
    const response = await get((await share()).url, { range: "bytes=0-9" }, "HEAD");
    expect(shown(response)).toEqual({ status: 200, length: "10000", range: null });
  });

  test("an empty file is sent as it is", async () => {
    const { url } = await share({ content: "" });
    expect(shown(await get(url))).toEqual({ status: 200, length: "0", range: null });
    expect(shown(await get(url, { range: "bytes=0-0" }))).toMatchObject({ status: 416 });
  });
});

test("F-07 a link that was revoked is dead at once", async () => {
  const { file, url } = await share();
  expect((await get(url, {}, "HEAD")).status).toBe(200);
  await home.app.storage.files.revoke(file.id, home.clock.now());
  expect((await get(url, {}, "HEAD")).status).toBe(404);
});

describe("F-07 every link that is not valid gets the same answer", () => {
  test("forged, expired, unknown, gone", async () => {
    const { key, token } = await share();
    const gone = await share();
    await rm(gone.file.path);
    const revoked = await share();
    await home.app.storage.files.revoke(revoked.file.id, home.clock.now());
    const deleted = await share();
    await home.app.storage.files.markCopyDeleted([deleted.file.id], home.clock.now());
    const soon = home.clock.now() + 60_000;
    const [id = "", expiry = "", signature = ""] = token.split(".");
    const bad = {
      forged: `${id}.${expiry}.${"A".repeat(43)}`,
      "of another file": `${random.token(16)}.${expiry}.${signature}`,
      "of another key": createLinkSigner("x".repeat(43)).token(key, soon),
      expired: links.token(key, home.clock.now() - 1),
      unknown: links.token(random.token(16), soon),
      gone: gone.token,
      revoked: revoked.token,
      "whose copy was deleted": deleted.token,
      "a path": encodeURIComponent("../../etc/passwd"),
      "no token": "x",
      NUL: `${token}%00`,
    };
    const answers = await Promise.all(
      Object.entries(bad).map(async ([name, one]) => {
        const response = await get(`${home.app.url}/files/${one}`);
        const headers = Object.fromEntries(response.headers);
        return {
          name,
          status: response.status,
          type: headers["content-type"],
          disposition: headers["content-disposition"],
          body: await response.text(),
        };
      }),
    );
    for (const answer of answers) {
      expect(answer).toEqual({ ...answers[0], name: answer.name });
      expect(answer).toMatchObject({ status: 404, disposition: undefined });
    }
  });

  test("a link that was good stops when its time is over", async () => {
    const { url } = await share();
    expect((await get(url, {}, "HEAD")).status).toBe(200);
    home.later("1h");
    expect((await get(url, {}, "HEAD")).status).toBe(404);
  });

  test("2,000 guesses over HTTP open nothing: after 60 in a minute they are not even looked at, and good links work", async () => {
    home.later("1m");
    const { token, url } = await share();
    const start = token.slice(0, token.lastIndexOf("."));
    const statuses: number[] = [];
    for (let round = 0; round < 40; round++) {
      const guesses = Array.from({ length: 50 }, async () => {
        const guess = await get(`${home.app.url}/files/${start}.${random.token(32)}`);
        await guess.body?.cancel();
        return guess.status;
      });
      statuses.push(...(await Promise.all(guesses)));
    }
    expect(statuses.filter((status) => status === 404)).toHaveLength(60);
    expect(statuses.filter((status) => status === 429)).toHaveLength(1940);
    const refused = await get(`${home.app.url}/files/x`);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await get(url, {}, "HEAD")).status).toBe(200);
    home.later("1m");
    expect((await get(`${home.app.url}/files/x`)).status).toBe(404);
  });

  test.each(["POST", "PUT", "DELETE"])("%s is not allowed", async (method) => {
    expect((await get((await share()).url, {}, method)).status).toBe(405);
  });
});

describe("F-05 a hostile name stays in its header", () => {
  test.each([
    ["a quote", 'a"; filename="evil.exe'],
    ["CR LF", "a\r\nset-cookie: a=b\r\n\r\n<script>"],
    ["a path", "../../etc/passwd"],
    ["a path of Windows", "..\\..\\boot.ini"],
    ["NUL and DEL", "a\0b\x7f.txt"],
    ["ANSI", "\x1b[31m.txt"],
    ["right to left", "invoice\u202egpj.exe"],
    ["300 letters", `${"n".repeat(296)}.pdf`],
    ["300 Chinese letters", `${"字".repeat(296)}.pdf`],
    ["emoji", "😀👩‍💻.png"],
    ["a lone surrogate", "a\ud83d.txt"],
    ["percent signs", "%0d%0aset-cookie:%20a.txt"],
    ["a semicolon and an apostrophe", "a;b='c'(d)*.txt"],
    ["a device of Windows", "CON"],
    ["a leading dot", ".htaccess"],
    ["nothing", ""],
  ])("%s", async (_name, name) => {
    // SQLite's text does not keep NUL.
    const kept = name.replaceAll("\0", "");
    const response = await get((await share({ name: kept })).url);
    const header = response.headers.get("content-disposition") ?? "";
    expect(response.status).toBe(200);
    expect(response.headers.get("set-cookie")).toBeNull();
    const [, plain, encoded] =
      /^attachment; filename="([\x20-\x7e]*)"; filename\*=UTF-8''([\w.~!#$&+^`|%-]*)$/.exec(
        header,
      ) ?? [];
    expect(plain).not.toMatch(/["\\/%;]/);
    const said = decodeURIComponent(encoded ?? "%");
    // oxlint-disable-next-line no-control-regex -- these are what is looked for
    expect(said).not.toMatch(/[/\\\0-\x1f\x7f\u202a-\u202e\u2066-\u2069]/);
    expect(Array.from(said)).toHaveLength(Array.from(kept).length);
    expect(await response.text()).toBe(text);
  });

  test("NUL, should a name have one", () => {
    expect(attachment("a\0b")).toBe(`attachment; filename="a_b"; filename*=UTF-8''a_b`);
  });

  test("an ordinary name is kept as it is", () => {
    expect(attachment("周报 2026.pdf")).toBe(
      `attachment; filename="__ 2026.pdf"; filename*=UTF-8''%E5%91%A8%E6%8A%A5%202026.pdf`,
    );
    expect(attachment("family 👩‍💻.png")).toContain(encodeURIComponent("👩‍💻"));
  });
});

test.each(["text/html", "image/svg+xml", "application/pdf", "application/javascript"])(
  "F-06 %s is a download that runs nothing",
  async (mediaType) => {
    const response = await get(
      (await share({ mediaType, content: "<script>alert(1)</script>" })).url,
    );
    expect(response.headers.get("content-type")).toBe(mediaType);
    expect(response.headers.get("content-disposition")).toMatch(/^attachment;/);
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("content-security-policy")).toContain("sandbox");
    await response.body?.cancel();
  },
);

test("a link is not in the log", async () => {
  const { token, url } = await share();
  await (await get(url)).text();
  expect(home.log.join("")).not.toContain(token);
});
