import ChatBot from "dingtalk-robot-sender";
import { expect, test } from "vitest";
import { useDingTalk } from "../emulator/local-dingtalk.ts";

// A client nobody here wrote, as it comes from the registry; only the address differs (§15).
const dingtalk = useDingTalk();

const botOf = (group: "dev" | "signed", secret?: string): ChatBot =>
  new ChatBot({
    baseUrl: `${dingtalk().emulator.url}/robot/send`,
    accessToken: `${group}-token`,
    ...(secret === undefined ? {} : { secret }),
  });

const ok = { errcode: 0, errmsg: "ok" };
const url = "https://www.dingtalk.com/";

test("dingtalk-robot-sender sends every type there is", async () => {
  const bot = botOf("dev");
  const sent = [
    await bot.text("我就是我 @li", { atUserIds: ["li"], isAtAll: false }),
    await bot.link({ title: "火车", text: "新版本", picUrl: "", messageUrl: url }),
    await bot.markdown("天气", "#### 杭州 @han\n> 9 度", { atUserIds: ["han"] }),
    await bot.actionCard({
      title: "咖啡厅",
      text: "正文",
      btns: [
        { title: "不错", actionURL: url },
        { title: "不感兴趣", actionURL: url },
      ],
    }),
    // Its `actionCard` knows no single button.
    await bot.send({
      msgtype: "actionCard",
      actionCard: { title: "整体", text: "正文", singleTitle: "阅读全文", singleURL: url },
    }),
    await bot.feedCard([{ title: "一", messageURL: url, picURL: url }]),
  ];
  expect(sent.map(({ data }) => data)).toEqual([ok, ok, ok, ok, ok, ok]);
  const lines = await dingtalk().lines("group=dev");
  expect(lines.map(({ msgtype }) => msgtype)).toEqual([
    "text",
    "link",
    "markdown",
    "actionCard",
    "actionCard",
    "feedCard",
  ]);
  expect(lines.map(({ mentions }) => mentions)).toEqual([["li"], [], ["han"], [], [], []]);
});

test("dingtalk-robot-sender signs as the platform wants it", async () => {
  // The package signs with the machine's time.
  dingtalk().clock.set(Date.now());
  expect((await botOf("signed", "SECsigned").text("签名")).data).toEqual(ok);
  expect((await botOf("signed", "SECother").text("签名")).data).toMatchObject({
    errcode: 310_000,
    errmsg: "sign not match",
  });
  expect((await botOf("signed").text("签名")).data.errcode).toBe(310_000);
});
