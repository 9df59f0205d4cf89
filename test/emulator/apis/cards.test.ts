import { expect, test } from "vitest";
import { useApis } from "./use-apis.ts";

// Cards: protocol §10.1, §10.3, §15 point 12.
const { dingtalk, newApi } = useApis();
const cards = "/v1.0/card/instances";
const card = {
  cardTemplateId: "tpl.schema",
  outTrackId: "card-1",
  callbackType: "STREAM",
  cardData: { cardParamMap: { title: "请假", status: "等待" } },
  openSpaceId: "dtv1.card//IM_GROUP.ciddev==",
  imGroupOpenSpaceModel: { supportForward: true },
  imGroupOpenDeliverModel: { robotCode: "dingbell" },
};

test("a card is made and delivered, changed by key, and shows it", async () => {
  const { json } = await newApi("POST", `${cards}/createAndDeliver`, card);
  expect(json).toMatchObject({
    success: true,
    result: {
      outTrackId: "card-1",
      deliverResults: [{ spaceType: "IM_GROUP", spaceId: "ciddev==", success: true }],
    },
  });
  await newApi("PUT", cards, {
    outTrackId: "card-1",
    cardData: { cardParamMap: { status: "同意" } },
    cardUpdateOptions: { updateCardDataByKey: true },
  });
  expect((await dingtalk().lines())[0]).toMatchObject({
    msgtype: "interactiveCard",
    text: expect.stringMatching(/请假[\s\S]*同意/),
  });
  // Without the option what is not named is gone.
  await newApi("PUT", cards, { outTrackId: "card-1", cardData: { cardParamMap: { status: "x" } } });
  expect((await dingtalk().lines())[0]?.text).not.toContain("请假");
});

test("a card for a person, made and delivered apart", async () => {
  const { openSpaceId: _space, imGroupOpenDeliverModel: _model, ...made } = card;
  expect((await newApi("POST", cards, made)).json).toEqual({ success: true, result: "card-1" });
  const { json } = await newApi("POST", `${cards}/deliver`, {
    outTrackId: "card-1",
    openSpaceId: "dtv1.card//IM_ROBOT.li",
    imRobotOpenDeliverModel: { spaceType: "IM_ROBOT", robotCode: "dingbell" },
  });
  expect(json["result"]).toMatchObject([{ success: true, carrierId: expect.any(String) }]);
  expect(await dingtalk().lines("user=li")).toHaveLength(1);
});

test("a delivery that fails is HTTP 200 with success false", async () => {
  const nowhere = { ...card, openSpaceId: "dtv1.card//IM_GROUP.cidnone==" };
  const { status, json } = await newApi("POST", `${cards}/createAndDeliver`, nowhere);
  expect(status).toBe(200);
  expect(json["result"]).toMatchObject({ deliverResults: [{ success: false }] });
});

test.each([
  ["param.cardTemplateIdEmpty", { cardTemplateId: "" }],
  ["param.outTrackIdEmpty", { outTrackId: "" }],
  ["param.cardDataInvalid", { cardData: { cardParamMap: { count: 1 } } }],
  ["param.cardDataInvalid", { cardData: { cardParamMap: { text: "x".repeat(1025) } } }],
  ["param.openSpaceIdInvalid", { openSpaceId: "ciddev==" }],
  ["param.openDeliverModelError", { imGroupOpenDeliverModel: undefined }],
])("a card is refused: %s", async (code, change) => {
  const { status, json } = await newApi("POST", `${cards}/createAndDeliver`, {
    ...card,
    ...change,
  });
  expect([status, json.code]).toEqual([400, code]);
});

test("the same outTrackId twice is refused, and an unknown one cannot be changed", async () => {
  await newApi("POST", `${cards}/createAndDeliver`, card);
  const again = await newApi("POST", `${cards}/createAndDeliver`, card);
  expect(again.json.code).toBe("param.cardAlreadyExist");
  const unknown = await newApi("PUT", cards, { outTrackId: "x", cardData: { cardParamMap: {} } });
  expect(unknown.json.code).toBe("param.cardNotExist");
});

test("streaming shows the whole text so far; the same guid again changes nothing", async () => {
  await newApi("POST", `${cards}/createAndDeliver`, card);
  const stream = (guid: string, content: string, more: object = {}) =>
    newApi("PUT", "/v1.0/card/streaming", {
      outTrackId: "card-1",
      guid,
      key: "content",
      content,
      isFull: true,
      ...more,
    });
  await stream("1", "今天");
  await stream("2", "今天晴", { isFinalize: true });
  await stream("1", "今天");
  const { json } = await dingtalk().get("/_/cards");
  expect(json).toMatchObject([{ values: { content: "今天晴" }, streaming: "finished" }]);
  const { json: refused } = await newApi("PUT", "/v1.0/card/streaming", { outTrackId: "card-1" });
  expect(refused.code).toBe("param.stream.keyEmpty");
});
