import { existsSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { useDingTalk } from "./local-dingtalk.ts";
import { answerWith } from "./robot-home.ts";

// Buttons of interactive cards on the chat page, in a real browser: protocol §10.2.
const executablePath = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";
const isThere = existsSync(executablePath);
const title = isThere ? "the page" : `the page, skipped: there is no ${executablePath}`;

const dingtalk = useDingTalk();

async function api(method: string, path: string, body: object): Promise<void> {
  const { json } = await dingtalk().get("/gettoken?appkey=dingbell&appsecret=bell-secret");
  const answer = await fetch(`${dingtalk().emulator.url}/v1.0/card/${path}`, {
    method,
    headers: {
      "content-type": "application/json",
      "x-acs-dingtalk-access-token": json.access_token,
    },
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(200);
}

describe.skipIf(!isThere)(title, () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
    page = await browser.newPage();
    page.setDefaultTimeout(5000);
  });
  afterAll(() => browser.close());

  test("the speaker presses a card's button, and sees what came of it", async () => {
    const { emulator, home } = dingtalk();
    await api("POST", "callbacks/register", {
      callbackRouteKey: "approvals",
      callbackUrl: `${home.url}/cards`,
      apiSecret: "example-secret",
    });
    await api("POST", "instances/createAndDeliver", {
      cardTemplateId: "approval.schema",
      outTrackId: "c/1",
      callbackType: "HTTP",
      callbackRouteKey: "approvals",
      cardData: { cardParamMap: { status: "等待审批" } },
      openSpaceId: "dtv1.card//IM_GROUP.ciddev==",
      imGroupOpenDeliverModel: { robotCode: "dingbell" },
    });
    await page.goto(`${emulator.url}/#in=dev&as=li`);
    await page.getByText("等待审批").waitFor();

    home.answer = answerWith({});
    const press = async (action: string) => {
      await page.getByLabel("按钮的 action").fill(action);
      await page.getByRole("button", { name: "按下" }).click();
    };
    await press("look");
    await page.getByText(/回调 200 · \d+ ms/).waitFor();

    home.answer = answerWith({ cardData: { cardParamMap: { status: "已经同意" } } });
    await press("approve");
    await page.getByText("已经同意").waitFor();
    const [first, second] = home.received.map(({ body }) => body as Record<string, unknown>);
    expect(first).toMatchObject({ outTrackId: "c/1", userId: "li" });
    expect(JSON.parse(String(second?.["content"]))).toMatchObject({
      cardPrivateData: { params: { action: "approve" } },
    });

    home.answer = (_, response) => void response.writeHead(500).end();
    await press("again");
    await page.getByText("the app answered 500").waitFor();
  });
});
