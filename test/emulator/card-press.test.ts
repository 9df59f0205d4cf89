import { expect, test } from "vitest";
import { signCard } from "../../src/dingtalk/card-sign.ts";
import { answeredBy, startAt, useDingTalk } from "./local-dingtalk.ts";
import { answerWith } from "./robot-home.ts";

// Presses of cards' buttons: protocol §10.2 and §15, point 12. Over Stream: test/http/cards.test.ts.

const dingtalk = useDingTalk();

async function api(method: string, path: string, body: object) {
  const { json } = await dingtalk().post("/v1.0/oauth2/accessToken", {
    appKey: "dingbell",
    appSecret: "bell-secret",
  });
  const answer = await fetch(`${dingtalk().emulator.url}/v1.0/card/${path}`, {
    method,
    headers: {
      "content-type": "application/json",
      "x-acs-dingtalk-access-token": json.accessToken,
    },
    body: JSON.stringify(body),
  });
  return answeredBy(answer);
}
const card = (more: object = {}) => ({
  cardTemplateId: "approval.schema",
  outTrackId: "c1",
  callbackType: "HTTP",
  callbackRouteKey: "approvals",
  cardData: { cardParamMap: { title: "报销", status: "open" } },
  openSpaceId: "dtv1.card//IM_GROUP.ciddev==",
  imGroupOpenDeliverModel: { robotCode: "dingbell" },
  ...more,
});
const make = (more: object = {}) => api("POST", "instances/createAndDeliver", card(more));
const cards = async () => (await dingtalk().get("/_/cards")).json as unknown as object[];
const press = (more: object = {}) =>
  dingtalk().post("/_/cards/c1/press", { from: "li", action: "approve", ...more });
const register = () =>
  api("POST", "callbacks/register", {
    callbackRouteKey: "approvals",
    callbackUrl: `${dingtalk().home.url}/cards`,
    apiSecret: "example-secret",
  });

test("a press is posted, signed with the registered secret, and its answer changes the card", async () => {
  await register();
  await make();
  dingtalk().home.answer = answerWith({
    cardData: { cardParamMap: { status: "approved" } },
    userPrivateData: { cardParamMap: { done: "true" } },
    cardUpdateOptions: { updateCardDataByKey: true, updatePrivateDataByKey: true },
  });
  const { json } = await press({ params: { n: 1 }, actionIds: ["7"] });
  expect(json).toMatchObject({
    status: 200,
    card: { values: { title: "报销", status: "approved" } },
  });
  expect(json).toMatchObject({ card: { privateValues: { li: { done: "true" } } } });
  const [received] = dingtalk().home.received;
  expect(received?.path).toBe("/cards");
  const timestamp = String(received?.headers["x-ddpaas-signature-timestamp"]);
  expect(timestamp).toBe(String(startAt));
  expect(received?.headers["x-ddpaas-signature"]).toBe(signCard(timestamp, "example-secret"));
  expect(received?.body).toMatchObject({ type: "actionCallback", outTrackId: "c1", userId: "li" });
  expect(JSON.parse(received?.body["content"] as unknown as string)).toEqual({
    cardPrivateData: { actionIds: ["7"], params: { action: "approve", n: 1 } },
  });
});

test("a press nobody answers within 2 s changes nothing", async () => {
  await register();
  await make();
  dingtalk().home.answer = () => undefined;
  expect((await press()).json).toMatchObject({ error: "no answer within 2000 ms" });
  expect(await cards()).toMatchObject([{ values: { status: "open" } }]);
});

test("a route key is registered once, unless forced", async () => {
  await register();
  const { status, json } = await register();
  expect([status, json.code]).toEqual([500, "param.callbackRouteKeyExist"]);
});

test("without an address a press says so", async () => {
  await make();
  expect((await press()).json).toMatchObject({
    error: "no callback address is registered for this card",
  });
});
