import { existsSync } from "node:fs";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { answeredBy, startAt, text, useDingTalk } from "./local-dingtalk.ts";

// GET /, the chat page, in a real browser: product.md §8.
const executablePath = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";
const quiet = ["--no-first-run", "--disable-background-networking", "--disable-component-update"];
const patience = { timeout: 5000 };
const isThere = existsSync(executablePath);
const title = isThere ? "the page" : `the page, skipped: there is no ${executablePath}`;

const dingtalk = useDingTalk();

test("the page's policy lets no script but its own run", async () => {
  const { headers } = await fetch(dingtalk().emulator.url);
  const policy = headers.get("content-security-policy") ?? "";
  expect(policy).toContain("default-src 'none'; script-src 'self';");
  expect(policy).not.toContain("unsafe");
});

/** The robot answers each callback by its session webhook. */
function answerWith(body: object): void {
  dingtalk().home.answer = (received, response) => {
    response.end();
    void dingtalk().post(received.body.sessionWebhook, body);
  };
}

describe.skipIf(!isThere)(title, () => {
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  const problems: string[] = [];

  beforeAll(async () => {
    const args = ["--no-sandbox", "--disable-gpu", "--disable-sync", ...quiet];
    // Without a UTF-8 locale Chromium gives a download no Chinese name.
    const env = { ...process.env, LANG: "C.UTF-8" };
    browser = await chromium.launch({ executablePath, args, env });
    context = await browser.newContext({ locale: "zh-CN", timezoneId: "Asia/Shanghai" });
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    problems.length = 0;
    page = await context.newPage();
    await page.setViewportSize({ width: 1280, height: 800 });
    page.setDefaultTimeout(patience.timeout);
    page.on("pageerror", (error) => problems.push(error.message));
    await page.goto(`${dingtalk().emulator.url}/#in=dev&as=li`);
    await page.getByRole("heading", { name: "dev 群" }).waitFor();
  });
  afterEach(async () => {
    await page.close();
    expect(problems).toEqual([]);
  });

  test("a card that changes is shown anew, and what is taken back is gone", async () => {
    const { json } = await dingtalk().get("/gettoken?appkey=dingbell&appsecret=bell-secret");
    const call = (method: string, path: string, body: object): Promise<Response> =>
      fetch(dingtalk().emulator.url + path, {
        method,
        headers: {
          "content-type": "application/json",
          "x-acs-dingtalk-access-token": json.access_token,
        },
        body: JSON.stringify(body),
      });
    await call("POST", "/v1.0/card/instances/createAndDeliver", {
      cardTemplateId: "tpl.schema",
      outTrackId: "c-1",
      cardData: { cardParamMap: { status: "等待审批" } },
      openSpaceId: "dtv1.card//IM_GROUP.ciddev==",
      imGroupOpenDeliverModel: { robotCode: "dingbell" },
    });
    await page.getByText("等待审批").waitFor();
    await call("PUT", "/v1.0/card/instances", {
      outTrackId: "c-1",
      cardData: { cardParamMap: { status: "已经同意" } },
    });
    await page.getByText("已经同意").waitFor();
    const hello = {
      robotCode: "dingbell",
      openConversationId: "ciddev==",
      msgKey: "sampleText",
      msgParam: '{"content":"发错了"}',
    };
    const sent = await call("POST", "/v1.0/robot/groupMessages/send", hello);
    const { processQueryKey } = (await sent.json()) as { processQueryKey: string };
    await page.getByText("发错了").waitFor();
    const recall = { ...hello, processQueryKeys: [processQueryKey] };
    await call("POST", "/v1.0/robot/groupMessages/recall", recall);
    await page.getByText("发错了").waitFor({ state: "detached" });
  });

  const type = async (words: string): Promise<void> => {
    await page.locator("#input").pressSequentially(words);
  };
  const send = () => page.getByRole("button", { name: "发送" }).click();
  const robotBubble = () => page.locator(".robot .bubble").last();

  test("what a person types reaches the robot, and its markdown answer is rendered", async () => {
    const lines = [
      "### 周报 @li",
      "- **完成** 12 项",
      "- *进行中* 3 项",
      "",
      "> 见 [详情](https://x/y)",
    ];
    const markdown = { title: "周报", text: lines.join("\n") };
    answerWith({ msgtype: "markdown", markdown, at: { atUserIds: ["li"] } });
    await type("本周汇总");
    await page.keyboard.press("Enter");
    const bubble = robotBubble();
    await bubble.waitFor();
    expect(await bubble.locator("h3 .at").textContent()).toBe("@李雷");
    expect(await bubble.locator("li").allTextContents()).toEqual(["完成 12 项", "进行中 3 项"]);
    expect(await bubble.locator("li strong").textContent()).toBe("完成");
    expect(await bubble.locator("blockquote a").getAttribute("href")).toBe("https://x/y");
    expect(dingtalk().home.received[0]?.body).toMatchObject({
      senderStaffId: "li",
      text: { content: " 本周汇总" },
    });
  });

  test("@ offers the robot and the members, and what is picked is mentioned", async () => {
    await type("请@");
    const options = page.locator("#completion li");
    await options.first().waitFor();
    expect(await options.allTextContents()).toEqual(["小铃bell", "张经理boss", "韩梅梅han"]);
    await type("韩");
    expect(await options.allTextContents()).toEqual(["韩梅梅han"]);
    await page.keyboard.press("Enter");
    expect(await page.locator("#input").inputValue()).toBe("请@韩梅梅 ");
    await type("看看");
    await send();
    await page.locator(".mine .at", { hasText: "@韩梅梅" }).waitFor();
    expect((await dingtalk().lines())[0]?.mentions).toEqual(["han", "bell"]);
  });

  test("without its mark the robot is left out, unless it is named", async () => {
    await page.locator("#mention").uncheck();
    await type("大家好");
    await send();
    await page.locator(".mine", { hasText: "大家好" }).waitFor();
    expect(dingtalk().home.received).toEqual([]);
    await type("你好 @小铃 ");
    await send();
    await expect.poll(() => dingtalk().home.received.length, patience).toBe(1);
  });

  test("markup in a message is inert: HTML, script links, pictures of no address", async () => {
    const attack = [
      '<img src=x onerror="window.pwned=1">',
      "[点我](javascript:window.pwned=1)",
      "![x](javascript:window.pwned=1)",
      "[data](data:text/html,<script>window.pwned=1</script>)",
      "<script>window.pwned=1</script>",
    ].join("\n\n");
    answerWith({ msgtype: "markdown", markdown: { title: "x", text: attack } });
    await page.locator("#input").fill(attack.replaceAll("\n", " "));
    await send();
    const bubble = robotBubble();
    await bubble.waitFor();
    expect(await page.locator(".bubble :is(img, a, script, iframe)").count()).toBe(0);
    expect(await bubble.textContent()).toContain('<img src=x onerror="window.pwned=1">');
    await bubble.getByText("点我").click();
    expect(await page.evaluate("window.pwned")).toBeUndefined();
  });

  test("a card's buttons are links, but for addresses that are none", async () => {
    const actionCard = {
      title: "t",
      text: "选",
      btns: [
        { title: "同意", actionURL: "https://x/yes" },
        { title: "拒绝", actionURL: "javascript:window.pwned=1" },
      ],
    };
    answerWith({ msgtype: "actionCard", actionCard });
    await type("卡片");
    await send();
    const buttons = robotBubble().locator(".button");
    await buttons.first().waitFor();
    expect(await buttons.allTextContents()).toEqual(["同意", "拒绝"]);
    expect(await buttons.first().getAttribute("href")).toBe("https://x/yes");
    expect(await buttons.last().getAttribute("href")).toBeNull();
  });

  test("a file is a download of what was uploaded", async () => {
    const { json } = await dingtalk().get("/gettoken?appkey=dingbell&appsecret=bell-secret");
    const form = new FormData();
    form.set("type", "file");
    form.set("media", new Blob(["PK周报"]), "周报.zip");
    const { url } = dingtalk().emulator;
    const upload = `${url}/media/upload?access_token=${json.access_token}`;
    const { media_id: mediaId } = (
      await answeredBy(await fetch(upload, { method: "POST", body: form }))
    ).json;
    const msgParam = JSON.stringify({ mediaId, fileName: "周报.zip", fileType: "zip" });
    const message = { robotCode: "dingbell", msgKey: "sampleFile", msgParam };
    await fetch(`${url}/v1.0/robot/groupMessages/send`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-acs-dingtalk-access-token": json.access_token,
      },
      body: JSON.stringify({ ...message, openConversationId: "ciddev==" }),
    });
    const downloading = page.waitForEvent("download");
    await page.getByRole("link", { name: "周报.zip" }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe("周报.zip");
    const [chunk] = await (await download.createReadStream()).toArray();
    expect(String(chunk)).toBe("PK周报");
  });

  test("the clock is moved, and a fault switched on for so many times", async () => {
    await page.getByRole("button", { name: "+1小时" }).click();
    await expect.poll(() => page.locator("#clock").textContent(), patience).toMatch(/^10:00:0/);
    expect(dingtalk().clock.now()).toBe(startAt + 3_600_000);
    const row = page.locator('[data-fault="rate_limit"]');
    await row.locator('input[type="number"]').fill("1");
    await row.locator('input[type="checkbox"]').check();
    await expect
      .poll(async () => (await dingtalk().get("/_/faults")).json, patience)
      .toEqual({ rate_limit: { value: true, count: 1 } });
  });

  test("behind each message are its request and its answer", async () => {
    answerWith(text("在"));
    await type("在吗");
    await send();
    const line = page.locator(".robot").last();
    await line.locator("summary").click();
    const raw = line.locator("pre");
    await expect.poll(() => raw.textContent(), patience).toContain("/robot/sendBySession");
    expect(await raw.textContent()).toContain('"errmsg": "ok"');
  });

  test("other groups and 1:1 chats are a click away, as somebody else too", async () => {
    await page.getByRole("button", { name: "小铃（单聊）" }).click();
    await page.locator("#speaker").selectOption("han");
    await type("私下问问");
    await send();
    await page.locator(".mine", { hasText: "私下问问" }).waitFor();
    expect((await dingtalk().lines("user=han"))[0]).toMatchObject({ group: null, from: "han" });
  });

  test("on a phone nothing is wider than the screen, and the tools open", async () => {
    await page.setViewportSize({ width: 375, height: 700 });
    answerWith(text("长".repeat(200) + "x".repeat(200)));
    await type("在吗");
    await send();
    await robotBubble().waitFor();
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(375);
    await page.getByRole("button", { name: "工具" }).click();
    await page.getByRole("button", { name: "+1天" }).click();
    await expect
      .poll(async () => (await dingtalk().get("/_/clock")).json["jumps"], patience)
      .toBe(1);
  });

  test("a lost connection is said, and is taken up again", async () => {
    const { port } = new URL(dingtalk().emulator.url);
    await dingtalk().emulator.close();
    await page.locator("body.offline").waitFor();
    await dingtalk().emulator.listen(Number(port));
    await page.locator("body:not(.offline)").waitFor();
    await dingtalk().post("/robot/send?access_token=dev-token", text("回来了"));
    await page.locator(".robot .bubble", { hasText: "回来了" }).waitFor();
  });
});
