import MarkdownIt from "markdown-it";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openHome, type Home, type Person } from "../home.ts";

// reliability.md N-01 and N-02, over the wire: what a colleague wrote comes back in lists, details and answers, and is
// words there, whichever command says it.

const hostile: readonly string[] = [
  "[点我](dtmd://dingtalkclient/sendMessage?content=%E5%90%8C%E6%84%8F)",
  "[bank](https://evil.example)",
  "[bank] (https://evil.example)",
  "[a](<https://evil.example>)",
  "[a][b] 见 [b]: https://evil.example",
  "![](http://t.example/1.gif)",
  "![图](http://t.example/1.gif)",
  "[![](http://t.example/1.gif)](https://evil.example)",
  "<dtmd://dingtalkclient/sendMessage?content=yes>",
  "dtmd://dingtalkclient/sendMessage?content=yes",
  "DTMD://dingtalkclient/sendMessage?content=yes",
  "dingtalk://dingtalkclient/page/link?url=https%3A%2F%2Fevil.example",
  "<https://evil.example>",
  "<a href=https://evil.example>点</a>",
  "<img src=x onerror=alert(1)>",
  "<script>alert(1)</script>",
  "<font color=#ff0000>红</font>",
  "<!-- 看不见",
  "# 大标题",
  "###### 小标题",
  "标题\n===",
  "标题\n---",
  "> 引用",
  ">引用",
  "```\n代码",
  "~~~\n代码",
  "`代码`",
  "写\n    缩进的代码",
  "- 项\n- 项",
  "1. 项\n2. 项",
  "| a | b |\n|---|---|\n| 1 | 2 |",
  "---",
  "**粗** 写周报",
  "写\n\n# 新的一段\n\n> 引用",
  "写周报\u202Egpj.exe",
  "写\u200B周\uFEFF报 [x](https://evil.example)",
  "写周报 @所有人",
  "写周报 isAtAll:true",
  "写周报 @nobody @13800000000",
  "写 ](https://evil.example) [",
];

/** Commands that say again what the sender wrote, or what is kept of it; `X` is one of the texts, `T` its task. */
const toAll = ["备注 T X", "改任务 T X", "提醒我 明天10点 X", "取消提醒 X X", "帮助 X", "X 是什么"];
const toFew = [
  "任务 T",
  "完成 T",
  "重开 T",
  "改期 T 明天 18:00",
  "转给 T",
  "取消任务 T",
  "完成 X",
  "改提醒 1 内容 X",
  "暂停提醒 1",
  "恢复提醒 1",
  "会话",
  "我是谁",
];
const lists = [
  "任务 本群",
  "更多",
  "更多",
  "我派的任务",
  "我的提醒",
  "我的提醒 2",
  "本群提醒",
  "审计",
];

let home: Home;
let manager: Person;
let said = 0;
beforeAll(async () => {
  home = await openHome();
  manager = await home.person("manager01");
});
afterAll(() => home.close());

test("N-01, N-02 what forty texts come back as, whichever command says them, is words", async () => {
  expect(hostile).toHaveLength(40);
  for (const [index, text] of hostile.entries()) {
    const id = `T${index + 1}`;
    const filled = (command: string): string => command.replace("T", id).replaceAll("X", text);
    await answered(`指派 ${text}`, "han");
    // Half of them each, in turns.
    for (const [turn, command] of toAll.entries()) {
      if ((turn + index) % 2 === 0) await answered(filled(command));
    }
    if (index % 8 > 0) continue;
    await answered("我的提醒");
    for (const command of toFew)
      await answered(filled(command), ...(command === "转给 T" ? ["wang"] : []));
  }
  for (const command of lists) await answered(command);
  const lines = await transcript();
  const answers = lines.filter(({ from }) => from === "bell");
  expect(answers.length).toBeGreaterThan(200);
  expect(answers.flatMap(bornIn)).toEqual([]);
  // Still there to be read.
  const seen = answers.map(({ text }) => plain(text)).join("\n");
  for (const text of hostile) expect(seen).toContain(plain(text).replace(/^[!>#=-]+/u, ""));
}, 90_000);

/** Says something and waits for what is said to it. */
async function answered(text: string, ...at: string[]): Promise<void> {
  said += 1;
  // A robot may say 20 messages a minute in a group.
  if (said % 15 === 0) home.later("61s");
  await manager.says(text, ...at);
  await manager.hears(/[^]/u);
}

interface Line {
  readonly from: string;
  readonly msgtype: string;
  readonly text: string;
  readonly payload: unknown;
  readonly mentions: readonly string[];
  readonly atAll: boolean;
}

async function transcript(): Promise<readonly Line[]> {
  const response = await fetch(`${home.config.emulator.url}/_/messages?group=dev`);
  return (await response.json()) as readonly Line[];
}

const parser = new MarkdownIt({ html: true });
const colleagues = new Set(["manager01", "han", "wang"]);

/** What a message is beyond words. */
function bornIn({ msgtype, text, payload, mentions, atAll }: Line): readonly string[] {
  const shown = JSON.stringify(payload);
  const born = [
    ...(atAll || /"isAtAll":true/u.test(shown) ? ["@ everybody"] : []),
    ...mentions.filter((one) => !colleagues.has(one)).map((one) => `@ ${one}`),
    ...(/(?:dtmd|dingtalk):\/\//iu.test(text) ? ["an app link"] : []),
    ...(msgtype === "text" ? [] : tokensOf(text)),
  ];
  return born.map((one) => `${one} in ${text}`);
}

function tokensOf(markdown: string): readonly string[] {
  const tokens = parser.parse(markdown, {}).flatMap((one) => [one, ...(one.children ?? [])]);
  return tokens.map(({ type }) => type).filter((type) => neverBorn.test(type));
}

const neverBorn = /^(?:link|image|heading|blockquote|fence|code_block|html|hr|table)/u;

function plain(text: string): string {
  return text.replaceAll(/[\s\u200B\uFEFF\u202A-\u202E]/gu, "");
}
