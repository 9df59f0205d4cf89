import { createServer, type Server } from "node:http";
import { mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { openHome, type Home } from "../home.ts";

const pdf = Buffer.from("%PDF-1.4 quarterly plan");
let folder = "";
let web: Server;
let webUrl = "";
let home: Home | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bellhop-shared-"));
  await writeFile(join(folder, "报销模板 2026.pdf"), "%PDF-1.4 new");
  await writeFile(join(folder, "报销模板 2025.pdf"), "%PDF-1.4 old");
  await writeFile(join(folder, "会议纪要.md"), "# 纪要");
  await utimes(join(folder, "报销模板 2025.pdf"), 1_700_000_000, 1_700_000_000);
  web = createServer((request, response) => {
    if (request.url === "/plan.pdf") response.setHeader("content-type", "application/pdf").end(pdf);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => web.listen(0, "127.0.0.1", resolve));
  webUrl = `http://127.0.0.1:${(web.address() as AddressInfo).port}`;
});
afterEach(async () => {
  await home?.close();
  home = undefined;
});
afterAll(async () => {
  web.close();
  await rm(folder, { recursive: true, force: true });
});

const open = async (extra = "", files = "allow_private: [127.0.0.1]"): Promise<Home> => {
  home = await openHome({ config: `files: { folders: ["${folder}"], ${files} }\n${extra}` });
  return home;
};
const requestsTo = async (path: string): Promise<unknown[]> => {
  const answer = await fetch(`${home?.emulator.url}/_/requests?path=${path}`);
  return (await answer.json()) as unknown[];
};

describe("an app robot", () => {
  test("sends a fetched file as a file message: uploaded, then through the OpenAPI", async () => {
    const li = await (await open()).person("li");
    await li.says(`分享文件 ${webUrl}/plan.pdf`);
    expect(await li.hears(/plan\.pdf/)).toMatchObject({ via: "openapi", msgtype: "file" });
    expect(await requestsTo("/media/upload")).toHaveLength(1);
  });

  test("finds a file by words of its name, and asks when there are several", async () => {
    const li = await (await open()).person("li");
    await li.says("分享文件 模板 报销");
    await li.hears(/有 2 个，要哪一个？.*\n1\. 报销模板 2026\.pdf（.*\n2\. 报销模板 2025\.pdf/);
    await li.says("2");
    expect(await li.hears(/^报销模板 2025\.pdf|报销模板 2025/)).toMatchObject({ msgtype: "file" });
    await li.hears(/^✅ F\w+「报销模板 2025\.pdf」（12 B）｜再发：再发 F\w+｜撤回：撤回链接 F\w+$/);
    await li.says("分享文件 报销模板 2026.pdf");
    expect(await li.hears(/报销模板 2026\.pdf/)).toMatchObject({ msgtype: "file" });
    await li.says("分享文件 ../../etc/passwd");
    await li.hears(/没有名字带/);
  });

  test("sends a type DingTalk does not take as a link that works", async () => {
    const li = await (await open()).person("li");
    await li.says("分享文件 会议纪要");
    const line = await li.hears(/会议纪要\.md/);
    const url = /\/files\/[\w.-]+/.exec(JSON.stringify(line))?.[0] ?? "";
    const answer = await fetch(`${home?.app.url}${url}`);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe("# 纪要");
    expect(answer.headers.get("content-disposition")).toMatch(/^attachment; /);
    home?.later("8d");
    expect((await fetch(`${home?.app.url}${url}`)).status).toBe(404);
  });
});

test("a custom robot sends the file as a signed link", async () => {
  const li = await (
    await open(`
dingtalk: { connect: emulator, robots: [{ id: bell, kind: custom, token: outgoing-token }] }
groups: [{ id: dev, title: 研发群, conversation: cid-dev, webhook: { url: "/robot/send?access_token=emulated-dev" } }]`)
  ).person("li");
  await li.says(`分享文件 ${webUrl}/plan.pdf`);
  const line = await li.hears(/plan\.pdf/);
  expect(line.via).toBe("session");
  const url = /\/files\/[\w.-]+/.exec(JSON.stringify(line))?.[0] ?? "";
  const answer = await fetch(`${home?.app.url}${url}`);
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(pdf);
  expect(await requestsTo("/media/upload")).toHaveLength(0);
  await li.says("把报销模板 2026 发给 @韩梅梅", "han");
  await li.hears(/这个机器人不能给人发私聊消息.*所以没有分享/);
});

describe("an address that cannot be fetched", () => {
  test("is shared as the link itself, with the reason", async () => {
    const li = await (await open()).person("li");
    await li.says(`分享文件 ${webUrl}/gone.pdf`);
    expect(
      await li.hears(
        /gone\.pdf[\s\S]*发的是原链接 127\.0\.0\.1：对方网站没有给出这个文件。 \(HTTP 404\)/,
      ),
    ).toMatchObject({
      msgtype: "link",
    });
  });

  test("in a private network is not touched unless the configuration allows it", async () => {
    let touched = 0;
    web.on("request", () => (touched += 1));
    const li = await (await open("", "allow_private: []")).person("li");
    await li.says(`分享文件 ${webUrl}/plan.pdf`);
    await li.hears(/发的是原链接 127\.0\.0\.1：这个链接指向内部网络，不能下载/);
    expect(touched).toBe(0);
  });

  test.each(["file:///etc/passwd", "javascript://x", "ftp://example.com/a"])(
    "of another scheme is refused: %s",
    async (address) => {
      const li = await (await open()).person("li");
      await li.says(`分享文件 ${address}`);
      await li.hears(/只能分享 http 或 https 网址/);
    },
  );
});
