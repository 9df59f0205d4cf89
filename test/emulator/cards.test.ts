import { expect, test } from "vitest";
import { signCard } from "../../src/dingtalk/card-sign.ts";
import { answeredBy, startAt, useDingTalk } from "./local-dingtalk.ts";
import { answerWith } from "./robot-home.ts";

// Cards: protocol §10 and §15, point 12. Over Stream: test/http/cards.test.ts.

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

test("a card is made and delivered to a group and a person", async () => {
  const { json } = await make({
    openSpaceId: "dtv1.card//IM_GROUP.ciddev==;dtv1.card//IM_ROBOT.li",
    imRobotOpenDeliverModel: { spaceType: "IM_ROBOT", robotCode: "dingbell" },
  });
  expect(json).toMatchObject({
    success: true,
    result: {
      outTrackId: "c1",
      deliverResults: [
        { spaceType: "IM_GROUP", spaceId: "ciddev==", success: true, errorMsg: "" },
        { spaceType: "IM_ROBOT", spaceId: "li", success: true, errorMsg: "" },
      ],
    },
  });
  const lines = await dingtalk().lines();
  expect(lines.map(({ msgtype, group, user }) => [msgtype, group, user])).toEqual([
    ["interactiveCard", "dev", null],
    ["interactiveCard", null, "li"],
  ]);
});

test("made first, delivered afterwards", async () => {
  expect((await api("POST", "instances", card())).json).toEqual({ success: true, result: "c1" });
  expect((await api("POST", "instances/deliver", card())).json).toMatchObject({
    success: true,
    result: [{ spaceId: "ciddev==", success: true }],
  });
});

test("a space where the robot is not is said, not refused", async () => {
  const { json } = await make({ openSpaceId: "dtv1.card//IM_GROUP.cidops==" });
  expect(json).toMatchObject({ result: { deliverResults: [{ success: false }] } });
});

test.each([
  ["without a template", { cardTemplateId: "" }, "param.cardTemplateIdEmpty"],
  ["without an id", { outTrackId: "" }, "param.outTrackIdEmpty"],
  ["with an id of 101", { outTrackId: "x".repeat(101) }, "param.outTrackIdEmpty"],
  ["with a number as a value", { cardData: { cardParamMap: { n: 1 } } }, "param.cardDataInvalid"],
  [
    "with a value of 1,025 bytes",
    { cardData: { cardParamMap: { n: "x".repeat(1025) } } },
    "param.cardDataInvalid",
  ],
  ["to a space that is none", { openSpaceId: "ciddev==" }, "param.openSpaceIdInvalid"],
  ["without a model", { imGroupOpenDeliverModel: undefined }, "param.openDeliverModelError"],
  [
    "by another app's robot",
    { imGroupOpenDeliverModel: { robotCode: "other" } },
    "param.openDeliverModelError",
  ],
])("a card %s is refused", async (_, changed, code) => {
  const { status, json } = await make(changed);
  expect([status, json.code]).toEqual([400, code]);
});

test("an id is taken once", async () => {
  await make();
  expect((await make()).json.code).toBe("param.cardAlreadyExist");
});

test("a change by key keeps the others, one without overwrites all", async () => {
  await make();
  const change = { outTrackId: "c1", cardData: { cardParamMap: { status: "done" } } };
  const byKey = { cardUpdateOptions: { updateCardDataByKey: true } };
  expect((await api("PUT", "instances", { ...change, ...byKey })).json).toEqual({
    success: true,
    result: true,
  });
  expect(await cards()).toMatchObject([{ params: { title: "报销", status: "done" } }]);
  await api("PUT", "instances", change);
  expect((await cards())[0]).toHaveProperty("params", { status: "done" });
  expect((await api("PUT", "instances", { outTrackId: "c1" })).json.code).toBe(
    "param.cardDataAndPrivateDataBothEmpty",
  );
  expect((await api("PUT", "instances", { ...change, outTrackId: "c2" })).json.code).toBe(
    "param.cardNotExist",
  );
});

test("streaming writes one variable; the same guid twice is one frame", async () => {
  await make();
  const frame = (guid: string, content: string, more: object = {}) =>
    api("PUT", "streaming", { outTrackId: "c1", guid, key: "content", content, ...more });
  await frame("g1", "一");
  await frame("g2", "二", { isFull: false });
  await frame("g2", "二", { isFull: false });
  expect(await cards()).toMatchObject([{ params: { content: "一二" }, isFinal: false }]);
  await frame("g3", "全文", { isFull: true, isFinalize: true });
  expect(await cards()).toMatchObject([{ params: { content: "全文" }, isFinal: true }]);
  expect((await frame("", "x")).json.code).toBe("param.stream.guidEmpty");
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
    card: { params: { title: "报销", status: "approved" } },
  });
  expect(json).toMatchObject({ card: { privateParams: { li: { done: "true" } } } });
  const [received] = dingtalk().home.received;
  expect(received?.path).toBe("/cards");
  const timestamp = String(received?.headers["x-ddpaas-signature-timestamp"]);
  expect(timestamp).toBe(String(startAt));
  expect(received?.headers["x-ddpaas-signature"]).toBe(signCard(timestamp, "example-secret"));
  expect(received?.body).toMatchObject({ type: "actionCallback", outTrackId: "c1", userId: "li" });
  expect(JSON.parse(String(received?.body["content"]))).toEqual({
    cardPrivateData: { actionIds: ["7"], params: { action: "approve", n: 1 } },
  });
});

test("a press nobody answers within 2 s changes nothing", async () => {
  await register();
  await make();
  dingtalk().home.answer = () => undefined;
  expect((await press()).json).toMatchObject({ error: "no answer within 2000 ms" });
  expect(await cards()).toMatchObject([{ params: { status: "open" } }]);
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
