import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, test } from "vitest";
import { openHome, type Home, type Person } from "../home.ts";

let folder: string;
let home: Home;
let li: Person;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bellhop-shared-"));
  await writeFile(join(folder, "报销模板.pdf"), "%PDF-1.4 template");
  home = await openHome({
    config: `
files: { folders: ["${folder}"] }
groups:
  - { id: dev, title: 研发群, conversation: cid-dev }`,
  });
  li = await home.person("li");
});
afterAll(async () => {
  await home.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => home.later("2m"));

test("somebody who is asked to send a file may be meant, so it is asked back: the bot shares it", async () => {
  await li.says("请 @韩梅梅 把报销模板发到研发群", "han");
  await li.hears(
    /^这句话有两个意思，是哪一个？[^]*1\. 我现在就分享这个文件\n2\. 给 @ 的人派一个任务：/,
  );
  await li.says("1");
  await li.hears(/^✅ F\w+「报销模板\.pdf」/);
});

test("or whoever is @-ed has a task", async () => {
  await li.says("请 @韩梅梅 把报销模板发到研发群", "han");
  await li.hears(/是哪一个/);
  await li.says("2");
  await li.hears(/^✅ T\w*[^]*报销模板/);
});

test("without a please it is shared at once", async () => {
  await li.says("把报销模板发到研发群");
  await li.hears(/^✅ F\w+「报销模板\.pdf」/);
});

test("a message to somebody is no file", async () => {
  await li.says("发消息给王芳");
  await li.hears(/^我分享的是文件。要告诉同事一件事，请说：通知 王芳/);
});
