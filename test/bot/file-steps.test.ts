import { afterAll, beforeAll, test } from "vitest";
import { openHome, type Home, type Person } from "../home.ts";
import { makePackFolder } from "../packs/pack-folder.ts";

const scan = `
pack: scan
version: 1.0.0
title: 收文件
commands:
  - id: shot
    names: [截图]
    summary: 收一张截图
    steps:
      - ask: { text: 发一份材料, type: file }
        as: it
      - reply: { file: "\${{ it }}" }
    reply: { text: "收到 \${{ it.name }}" }
  - id: scan
    names: [归档]
    summary: 归档引用的文件
    args: { it: { type: file } }
    steps: [{ reply: { file: "\${{ it }}" } }]
    reply: { text: "归档 \${{ it.name }} \${{ it.size | bytes }}" }
`;

let home: Home;
let li: Person;
let remove: () => void;

beforeAll(async () => {
  const made = makePackFolder({ "scan/pack.yaml": scan });
  remove = made.remove;
  home = await openHome({ packs: made.folder });
  li = await home.person("li", "-");
});

afterAll(async () => {
  await home.close();
  remove();
});

async function send(message: object): Promise<void> {
  const answer = await fetch(`${home.emulator.url}/_/messages`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ from: "li", ...message }),
  });
  if (!answer.ok) throw new Error(await answer.text());
}

test("a question for a file is answered by one, which a later step sends on", async () => {
  await li.says("截图");
  await li.hears(/发一份材料/);
  await send({ type: "file", content: { downloadCode: "mIofA", fileName: "周报.pdf" } });
  await li.hears(/周报\.pdf/);
  await li.hears(/^收到 周报\.pdf$/);
});

test("an argument is the file of the quoted message", async () => {
  const repliedMsg = { msgType: "file", content: { downloadCode: "mIofB", fileName: "合同.pdf" } };
  await send({ text: "归档", content: { isReplyMsg: true, repliedMsg } });
  await li.hears(/合同\.pdf/);
  await li.hears(/^归档 合同\.pdf \d/);
});
