import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createRandom } from "../../src/core/random.ts";
import { createLinkSigner } from "../../src/files/link.ts";
import { openHome, type Home } from "../home.ts";

// What a link does in a real browser, when it is opened and when a page of somebody else embeds it.
const executablePath = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";
const quiet = ["--no-first-run", "--disable-background-networking", "--disable-component-update"];
const isThere = existsSync(executablePath);
const title = isThere ? "in a browser" : `in a browser, skipped: there is no ${executablePath}`;
const random = createRandom();

const script = "<script>document.title = 'ran'; top.document.title = 'ran'</script>";
const files: readonly (readonly [name: string, mediaType: string, content: string])[] = [
  ["page.html", "text/html", `<!doctype html><body>here${script}</body>`],
  ["page.xhtml", "application/xhtml+xml", `<html xmlns="http://www.w3.org/1999/xhtml"/>`],
  ["logo.svg", "image/svg+xml", `<svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`],
  ["contract.pdf", "application/pdf", "%PDF-1.4\n%%EOF"],
  ["notes.txt", "text/plain", script],
  ["code.js", "text/javascript", "document.title = 'ran'"],
  ["photo.png", "application/octet-stream", `<!doctype html>${script}`],
  ["data.xml", "text/xml", `<?xml version="1.0"?><x xmlns="http://www.w3.org/1999/xhtml"/>`],
];

describe.skipIf(!isThere)(`F-06 a link ${title}`, () => {
  let home: Home;
  let folder: string;
  let browser: Browser;
  let page: Page;
  /** A page elsewhere that embeds what its query names. */
  let elsewhere: Server;
  let elsewhereUrl: string;
  beforeAll(async () => {
    home = await openHome();
    folder = await mkdtemp(join(tmpdir(), "bellhop-browser-"));
    const args = ["--no-sandbox", "--disable-gpu", "--disable-sync", ...quiet];
    browser = await chromium.launch({ executablePath, args });
    elsewhere = createServer((request, response) => {
      const url = new URL(request.url ?? "", "http://elsewhere").searchParams.get("link") ?? "";
      response.setHeader("content-type", "text/html");
      response.end(`<title>elsewhere</title><iframe src="${url}"></iframe>
        <script src="${url}" onerror="document.body.id = 'refused'"></script>`);
    });
    await new Promise<void>((resolve) => void elsewhere.listen(0, "127.0.0.1", resolve));
    const address = elsewhere.address();
    elsewhereUrl = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  });
  afterAll(async () => {
    await browser.close();
    await new Promise((resolve) => void elsewhere.close(resolve));
    await home.close();
    await rm(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    page = await browser.newPage();
    page.setDefaultTimeout(5000);
  });
  afterEach(() => page.close());

  async function linkOf(name: string, mediaType: string, content: string): Promise<string> {
    const path = join(folder, randomUUID());
    await writeFile(path, content);
    const now = home.clock.now();
    const id = `F2${random.shortId(8)}`;
    const about = { sharedBy: "li", createdAt: now, sharedAt: now };
    const bytes = { sizeBytes: content.length, sha256: "0".repeat(64), path };
    await home.app.storage.files.add({ id, name, mediaType, ...bytes, ...about }, name);
    const key = random.token(16);
    await home.app.storage.files.addShare({
      key,
      fileId: id,
      sharedBy: "li",
      destination: { kind: "group", robot: "bell", conversation: "cid-dev" },
      sharedAt: now,
      linkExpiresAt: now + 3_600_000,
    });
    const links = createLinkSigner(await home.app.storage.settings.getOrCreate("link-key", ""));
    return `${home.app.url}/files/${links.token(key, now + 3_600_000)}`;
  }

  test.each(files)("to %s is a download; nothing is shown and nothing runs", async (...file) => {
    const [name, , content] = file;
    const link = await linkOf(...file);
    const downloading = page.waitForEvent("download");
    await expect(page.goto(link)).rejects.toThrow(/Download is starting|ERR_ABORTED/);
    const download = await downloading;
    expect(download.suggestedFilename()).toBe(name);
    expect(await readFile(await download.path(), "utf8")).toBe(content);
    expect(page.url()).toBe("about:blank");
    expect(await page.title()).toBe("");
  });

  test.each(files)("to %s that another page embeds shows and runs nothing", async (...file) => {
    const link = await linkOf(...file);
    const downloading = page.waitForEvent("download");
    await page.goto(`${elsewhereUrl}/?link=${encodeURIComponent(link)}`);
    await downloading;
    expect(page.frames().map((frame) => frame.url())).not.toContain(link);
    expect(await page.title()).toBe("elsewhere");
  });
});
