import { mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openHome, type Home, type Person } from "../home.ts";

const pdf = "%PDF-1.4 ";
let folder: string;
let home: Home;
let li: Person;
let han: Person;
let market: Person;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bellhop-shared-"));
  for (const name of [
    "报销单模板",
    "合同 2025",
    "合同 2026",
    "部署手册",
    "薪酬表",
    "宣传册",
    "旧稿",
  ]) {
    await writeFile(join(folder, `${name}.pdf`), pdf + name);
  }
  await writeFile(join(folder, "伪装.png"), "<!doctype html><script>alert(1)</script>");
  await writeFile(join(folder, "演示录像.mp4"), Buffer.from("0000001866747970", "hex"));
  await truncate(join(folder, "演示录像.mp4"), 60 * 1024 ** 2);
  home = await openHome({
    config: `
files: { folders: ["${folder}"], max_size: 80MB }
groups:
  - id: dev
    title: 研发群
    conversation: cid-dev
    webhook: { url: "/robot/send?access_token=emulated-dev", secret: SECemulated }
  - { id: market, title: 市场群, conversation: cid-market }`,
  });
  li = await home.person("li");
  han = await home.person("han");
  market = await home.person("wang", "market");
});
afterAll(async () => {
  await home.close();
  await rm(folder, { recursive: true, force: true });
});
// A group takes so many messages in a minute.
beforeEach(() => home.later("2m"));

const idIn = (text: string): string => /F[0-9A-Z]{3,12}/.exec(text)?.[0] ?? "";
const linkIn = (line: object): string =>
  home.app.url + (/\/files\/[\w.-]+/.exec(JSON.stringify(line))?.[0] ?? "");

async function shares(person: Person, name: string): Promise<string> {
  await person.says(`分享文件 ${name}`);
  return idIn((await person.hears(new RegExp(`^✅ F\\w+「${name}`))).text);
}

describe("where a file goes", () => {
  test("to another group, for who was seen there; it says whose it is, and the sharer is told", async () => {
    await li.says("把宣传册发到市场群");
    await li.hears(/我没在「市场群」里见过你，所以不能替你在那里分享/);
    await market.says("在吗");
    await market.hears(/在/);
    const wang = await home.person("wang", "-");
    await wang.says("把宣传册发到市场群");
    await wang.hears(/^✅ F\w+「宣传册\.pdf」（18 B）｜已发到「市场群」｜再发：再发 F\w+｜撤回：/);
    await market.hears(/^王芳 分享了F\w+「宣传册\.pdf」/);
    expect(await market.hears(/宣传册\.pdf/)).toMatchObject({ msgtype: "file", via: "openapi" });
  });

  test("to 研发群, whose name has 发群 in it", async () => {
    await li.says("在吗");
    await li.hears(/在/);
    const alone = await home.person("li", "-");
    await alone.says("把部署手册发到研发群里");
    await alone.hears(/已发到「研发群」/);
    await li.hears(/^李雷 分享了F\w+「部署手册\.pdf」/);
    expect(await li.hears(/部署手册\.pdf/)).toMatchObject({ msgtype: "file" });
  });

  test("to a person who is @-ed, or by name: one to one", async () => {
    const hanAlone = await home.person("han", "-");
    await li.says("把薪酬表私下发给 @韩梅梅", "han");
    await li.hears(/^✅ F\w+「薪酬表\.pdf」（18 B）｜已发到「韩梅梅」/);
    await hanAlone.hears(/^李雷 分享了F\w+「薪酬表\.pdf」/);
    expect(await hanAlone.hears(/薪酬表\.pdf/)).toMatchObject({ msgtype: "file" });
    await han.says("在吗");
    await li.says("把薪酬表发给韩梅梅");
    await li.hears(/已发到「韩梅梅」/);
    expect(await hanAlone.hears(/^薪酬表\.pdf|薪酬表/)).toBeDefined();
  });

  test("to one of two who are called the same, chosen by number", async () => {
    await home.app.storage.directory.learnPeople(
      ["han", "wang"].map((userId) => ({ dingtalkId: `d-${userId}`, userId, name: "小赵" })),
      home.clock.now(),
    );
    const alone = await home.person("li", "-");
    const wangAlone = await home.person("wang", "-");
    await alone.says("把旧稿发给小赵");
    const { text } = await alone.hears(/有几个叫这个名字，是哪一个？/);
    const number = text.indexOf("（wang）") < text.indexOf("（han）") ? 1 : 2;
    await alone.says(String(number));
    await alone.hears(/^✅ F\w+「旧稿\.pdf」.*已发到「/);
    await wangAlone.hears(/^李雷 分享了F\w+「旧稿\.pdf」/);
  });

  test("to nobody, where a name is not known", async () => {
    await li.says("把部署手册发给客户");
    await li.hears(/不知道「客户」是哪个群或哪位同事，所以没有分享/);
    await li.says("把部署手册发到管理层群");
    await li.hears(/不知道「管理层群」是哪个群/);
  });

  test("to where was answered, when a file is sent to the bot alone", async () => {
    const alone = await home.person("li", "-");
    const answer = await fetch(`${home.emulator.url}/_/messages`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        from: "li",
        type: "file",
        content: { downloadCode: "mIofZ", fileName: "周报.pdf" },
      }),
    });
    expect(answer.ok).toBe(true);
    const { text } = await alone.hears(/收到 F\w+「周报\.pdf」。发到哪个群、给谁？/);
    await alone.says("研发群");
    await alone.hears(new RegExp(`^✅ ${idIn(text)}「周报\\.pdf」.*已发到「研发群」`));
    await li.hears(/^李雷 分享了F\w+「周报\.pdf」/);
  });
});

describe("which file", () => {
  test("by its characters in their order, its sound, and the newest one", async () => {
    await li.says("给我一份报销模板");
    await li.hears(/报销单模板\.pdf/);
    await li.hears(/^✅/);
    await li.says("分享文件 bushushouce");
    await li.hears(/^✅ F\w+「部署手册/);
    await li.says("发一下最新的合同");
    await li.hears(/^✅ F\w+「合同 202\d/);
  });

  test("chosen by number when there are several, also for another place", async () => {
    const alone = await home.person("li", "-");
    await alone.says("把合同发到研发群");
    await alone.hears(/有 2 个，要哪一个？回复序号就行：\n1\. 合同 202\d\.pdf（[\s\S]*\n2\. 合同/);
    await alone.says("第二个");
    await alone.hears(/^✅ F\w+「合同 202\d\.pdf」.*已发到「研发群」/);
    await li.hears(/^李雷 分享了F\w+「合同/);
  });

  test("what is missing is asked for, and the next message says it", async () => {
    await li.says("分享文件");
    await li.hears(/要分享哪个文件？/);
    await li.says("部署手册");
    await li.hears(/^✅ F\w+「部署手册/);
  });

  test("60 MB go as a link, more than the bot keeps is refused", async () => {
    await li.says("分享文件 演示录像");
    const link = await li.hears(/演示录像\.mp4.*\(60 MB\)/);
    expect(link.msgtype).toBe("markdown");
    await li.hears(/链接 .*前有效/);
    const head = await fetch(linkIn(link), { method: "HEAD" });
    expect(head.headers.get("content-length")).toBe(String(60 * 1024 ** 2));
    const part = await fetch(linkIn(link), { headers: { range: "bytes=-3" } });
    expect(part.status).toBe(206);
    await truncate(join(folder, "演示录像.mp4"), 81 * 1024 ** 2);
    await li.says("分享文件 演示录像");
    await li.hears(/文件超过 80 MB，机器人不保存这么大的文件/);
  });

  test("F-06 a page that is called a picture is flagged and served as bytes", async () => {
    await li.says("分享文件 伪装");
    const link = await li.hears(/伪装\.png/);
    await li.hears(/⚠️ 内容是 html ，和文件名的类型不一样/);
    const answer = await fetch(linkIn(link));
    expect(answer.headers.get("content-type")).toBe("application/octet-stream");
    expect(answer.headers.get("content-disposition")).toMatch(/^attachment/);
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  });
});

describe("what was shared", () => {
  test("keeps its id, is found by who may see it, and is sent again by number and by id", async () => {
    const id = await shares(li, "部署手册");
    expect(await shares(li, "部署手册")).toBe(id);
    await han.says("找文件 部署");
    await han.hears(
      new RegExp(`找到 1 个文件.*\\n1\\. ${id}「部署手册\\.pdf」.*｜李雷 11-23 周一 .* 发到这里`),
    );
    await han.says("1");
    expect(await han.hears(/^部署手册|部署手册\.pdf/)).toBeDefined();
    await han.hears(new RegExp(`^✅ ${id}`));
    await han.says(`再发 ${id.toLowerCase()}`);
    await han.hears(new RegExp(`^✅ ${id}`));
    await han.says("再发第1个");
    await han.hears(/./);
  });

  test("its record says who shared it where, and which bytes it has", async () => {
    const id = await shares(li, "旧稿");
    await han.says(`${id} 是谁分享的`);
    await han.hears(
      new RegExp(
        `^${id}「旧稿\\.pdf」（15 B）\nSHA-256 [0-9a-f]{64}\n· 李雷 11-23 周一 .* 发到这里$`,
      ),
    );
    await li.says("who shared 旧稿");
    await li.hears(/1 个文件[\s\S]*旧稿\.pdf/);
  });

  test("is found by pinyin; what was never shared is said to be in the folder", async () => {
    await shares(li, "宣传册");
    await li.says("找文件 xuanchuan");
    await li.hears(/「宣传册\.pdf」/);
    await li.says("找文件 没有的");
    await li.hears(/没有名字带「没有的」的。共享文件夹里的直接说：分享文件 没有的/);
  });

  test("F-07 a link that was taken back is dead at once, and others do not find the file any more", async () => {
    await writeFile(join(folder, "草案.md"), "# 草案");
    await li.says("分享文件 草案");
    const link = linkIn(await li.hears(/草案\.md/));
    const id = idIn((await li.hears(/^✅/)).text);
    expect((await fetch(link)).status).toBe(200);
    await han.says(`撤回链接 ${id}`);
    await han.hears(new RegExp(`${id} 不是你分享的，所以你不能撤回它的链接`));
    await li.says("撤回刚才的链接");
    await li.hears(new RegExp(`已撤回 ${id}「草案\\.md」（8 B） 的 1 次分享，链接马上失效`));
    expect((await fetch(link)).status).toBe(404);
    await han.says("找文件 草案");
    await han.hears(/没有名字带「草案」的/);
    await han.says(`再发 ${id}`);
    await han.hears(/没有你能看到的文件|没有名字带/);
    await li.says("找文件 草案");
    await li.hears(/（已撤回）/);
    await li.says(`撤回链接 ${id}`);
    await li.hears(/没有还没撤回的分享/);
  });

  test("pages, nine at a time", async () => {
    const alone = await home.person("manager01", "-");
    for (let number = 1; number <= 10; number++) {
      await writeFile(join(folder, `月报 ${number}.pdf`), `${pdf}${number}`);
      await alone.says(`分享文件 月报 ${number}.pdf`);
      await alone.hears(/^✅/);
      home.later("1m");
    }
    await alone.says("找文件 月报");
    await alone.hears(
      /找到 10 个文件[\s\S]*\n9\. [\s\S]*第 1 页，共 2 页。下一页：找文件 月报 --页 2/,
    );
    await alone.says("找文件 月报 --页 2");
    await alone.hears(/1\. F\w+「月报 1\.pdf」[\s\S]*第 2 页，共 2 页/);
  });
});

describe("in English", () => {
  test("shared elsewhere, found, sent again, looked at and taken back", async () => {
    const alone = await home.person("li", "-");
    await writeFile(join(folder, "floor plan.pdf"), `${pdf}floor`);
    await alone.says("please share the floor plan with 研发群");
    const id = idIn(
      (await alone.hears(/^✅ F\w+「floor plan\.pdf」.* \| sent to 「研发群」 \| again: /)).text,
    );
    await alone.says("who shared the floor plan");
    await alone.hears(new RegExp(`1 file; a number sends one again:\\n1\\. ${id}`));
    await alone.says("1");
    await alone.hears(new RegExp(`^✅ ${id}`));
    await alone.says(`show me the history of ${id}`);
    await alone.hears(/SHA-256 [0-9a-f]{64}\n· 李雷 .* to 李雷\n· 李雷 .* in another group$/);
    await alone.says(`revoke the link to ${id}`);
    await alone.hears(/Revoked 2 shares of F\w+「floor plan\.pdf」.*: the links are dead/);
    await alone.says("send the floor plan to Nobody Known");
    await alone.hears(/I know no group or colleague called “Nobody Known”, so nothing was shared/);
  });
});
