import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openHome, type Home, type Person } from "../home.ts";

let folder: string;
let home: Home;
let li: Person;
let han: Person;
let id: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bellhop-left-"));
  await writeFile(join(folder, "预算.pdf"), "%PDF-1.4 budget");
  home = await openHome({
    config: `
files: { folders: ["${folder}"] }
groups:
  - { id: dev, title: 研发群, conversation: cid-dev }`,
  });
  const liThere = await home.person("li");
  const hanThere = await home.person("han");
  await hanThere.says("分享文件 预算");
  id = /F[0-9A-Z]{3,12}/.exec((await hanThere.hears(/^✅ F/)).text)?.[0] ?? "";
  await liThere.says("在吗");
  await liThere.hears(/^在，/);
  li = await home.person("li", "-");
  han = await home.person("han", "-");
});
afterEach(async () => {
  await home.close();
  await rm(folder, { recursive: true, force: true });
});

async function happens(event: object): Promise<void> {
  const answer = await fetch(`${home.emulator.url}/_/events`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(event),
  });
  expect(answer.ok).toBe(true);
}

const isMember = (person: string) => home.app.storage.directory.isMember("bell", "cid-dev", person);

test.each([
  ["leaves a group", { event: "chat_quit", group: "dev", users: ["li"] }],
  ["is removed from a group", { event: "chat_remove_member", group: "dev", users: ["li"] }],
  ["leaves the company", { event: "user_leave_org", users: ["li"] }],
])("who %s has no rights there any more, until they speak there again", async (_what, event) => {
  await li.says(`文件记录 ${id}`);
  await li.hears(/SHA-256/);
  await li.says("提醒研发群 明天10点 评审");
  await li.hears(/^✅ R/);

  await happens(event);
  await expect.poll(() => isMember("li"), { timeout: 5000 }).toBe(false);
  await li.says(`文件记录 ${id}`);
  await li.hears(/没有你能看到的文件/);
  await li.says("把预算发到研发群");
  await li.hears(/我没在「研发群」里见过你，所以不能替你在那里分享/);
  await li.says("提醒研发群 后天10点 评审");
  await li.hears(/没在「研发群」里见过你/);
  expect(await isMember("han")).toBe(true);
  await han.says(`文件记录 ${id}`);
  await han.hears(/SHA-256/);

  await happens({ event: "chat_add_member", group: "dev", users: ["li"] });
  const back = await home.person("li");
  await back.says("在吗");
  await back.hears(/^在，/);
  await li.says(`文件记录 ${id}`);
  await li.hears(/SHA-256/);
});
