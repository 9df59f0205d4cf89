import { afterEach, expect, test } from "vitest";
import { openHome, type Home } from "../home.ts";

// Files that people send to the robot, over the wire: protocol §1.4, §4.7.
let home: Home | undefined;
afterEach(async () => {
  await home?.close();
  home = undefined;
});

async function say(message: object): Promise<void> {
  const answer = await fetch(`${home?.emulator.url}/_/messages`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ from: "li", ...message }),
  });
  if (!answer.ok) throw new Error(await answer.text());
}

const quoting = (msgType: string, content: object) => ({
  text: "@小铃 分享文件",
  content: { isReplyMsg: true, repliedMsg: { msgType, content } },
});

test("a quoted file is kept and sent on, by its name", async () => {
  home = await openHome();
  const li = await home.person("li");
  await say({ group: "dev", ...quoting("file", { downloadCode: "mIofA", fileName: "周报.pdf" }) });
  expect(await li.hears(/周报\.pdf/)).toMatchObject({ msgtype: "file", via: "openapi" });
});

test("a quoted picture has the type of its bytes", async () => {
  home = await openHome();
  const li = await home.person("li");
  await say({ group: "dev", ...quoting("picture", { downloadCode: "mIofB" }) });
  await li.hears(/picture\.png/);
});

test("a quoted rich text with two pictures sends both on", async () => {
  home = await openHome();
  const li = await home.person("li");
  const richText = [
    { msgType: "text", content: "看图" },
    { msgType: "picture", downloadCode: "mIofC" },
    { msgType: "picture", downloadCode: "mIofD" },
  ];
  await say({ group: "dev", ...quoting("richText", { richText }) });
  await li.hears(/picture\.png/);
  await li.hears(/picture\.png/);
});

test("what was recognised in a voice message is its words", async () => {
  home = await openHome();
  const li = await home.person("li", "-");
  await say({ type: "audio", content: { recognition: "在吗" } });
  await li.hears(/^在，延迟/);
});

test("a code that DingTalk does not know any more is answered with what to do", async () => {
  home = await openHome();
  const li = await home.person("li");
  await fetch(`${home.emulator.url}/_/faults`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      errcode: {
        value: "invalidParameter.robotCode.downloadCode",
        path: "/v1.0/robot/messageFiles/download",
      },
    }),
  });
  await say({ group: "dev", ...quoting("file", { downloadCode: "mIofE", fileName: "a.pdf" }) });
  await li.hears(/钉钉不再提供这个文件，请重新发送一次/);
});

test("without a file, an address or a name it asks which", async () => {
  home = await openHome();
  const li = await home.person("li");
  await li.says("分享文件");
  await li.hears(/要分享哪个文件/);
});
