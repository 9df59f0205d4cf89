import { expect, test } from "vitest";
import { useApis } from "./use-apis.ts";

// Query, recall, read state, DING and files: protocol §4.4, §4.7, §4.8, §15 point 7.
const { dingtalk, newApi } = useApis();
const robotCode = "dingbell";
const openConversationId = "ciddev==";
const hello = { robotCode, msgKey: "sampleText", msgParam: '{"content":"你好"}' };

async function sendToGroup(): Promise<string> {
  const path = "/v1.0/robot/groupMessages/send";
  const { json } = await newApi("POST", path, { ...hello, openConversationId });
  return String(json["processQueryKey"]);
}

async function sendToLi(): Promise<string> {
  const path = "/v1.0/robot/oToMessages/batchSend";
  const { json } = await newApi("POST", path, { ...hello, userIds: ["li", "han"] });
  return String(json["processQueryKey"]);
}

test("a group message is read by those who speak after it, and recalled without a trace", async () => {
  const processQueryKey = await sendToGroup();
  const asked = { robotCode, openConversationId, processQueryKey };
  const query = "/v1.0/robot/groupMessages/query";
  expect((await newApi("POST", query, asked)).json).toEqual({
    sendStatus: "SUCCESS",
    readUserIds: [],
    hasMore: false,
  });
  await dingtalk().says({ text: "收到", from: "han" });
  expect((await newApi("POST", query, asked)).json["readUserIds"]).toEqual(["han"]);

  const recall = await newApi("POST", "/v1.0/robot/groupMessages/recall", {
    robotCode,
    openConversationId,
    processQueryKeys: [processQueryKey, "nonsense"],
  });
  expect(recall.json).toEqual({
    successResult: [processQueryKey],
    failedResult: { nonsense: "invalid.processQueryKey" },
  });
  expect((await newApi("POST", query, asked)).json["sendStatus"]).toBe("RECALLED");
  expect((await dingtalk().lines())[0]).toMatchObject({ text: "你好", recalled: true });
});

test("readers come in pages", async () => {
  const processQueryKey = await sendToGroup();
  for (const user of ["boss", "li", "han"]) await dingtalk().put("/_/reads", { user });
  const page = async (nextToken?: string) =>
    (
      await newApi("POST", "/v1.0/robot/groupMessages/query", {
        robotCode,
        openConversationId,
        processQueryKey,
        maxResults: 2,
        nextToken,
      })
    ).json;
  expect(await page()).toMatchObject({
    readUserIds: ["boss", "li"],
    hasMore: true,
    nextToken: "2",
  });
  expect(await page("2")).toMatchObject({ readUserIds: ["han"], hasMore: false });
});

test("a 1:1 message says who has read it, for 24 hours", async () => {
  const key = await sendToLi();
  await dingtalk().put("/_/reads", { user: "li" });
  const path = `/v1.0/robot/oToMessages/readStatus?robotCode=${robotCode}&processQueryKey=${encodeURIComponent(key)}`;
  expect((await newApi("GET", path)).json).toMatchObject({
    sendStatus: "SUCCESS",
    messageReadInfoList: [
      { userId: "li", name: "李雷", readStatus: "READ" },
      { userId: "han", readStatus: "UNREAD" },
    ],
  });
  dingtalk().clock.advance(7_000_000);
  expect((await newApi("GET", path)).status).toBe(200);
});

test("recalling 1:1 messages has a path with a small t", async () => {
  const key = await sendToLi();
  const body = { robotCode, processQueryKeys: [key] };
  const wrong = await newApi("POST", "/v1.0/robot/oToMessages/batchRecall", body);
  expect(wrong.json.errcode).toBe(404);
  const right = await newApi("POST", "/v1.0/robot/otoMessages/batchRecall", body);
  expect(right.json).toEqual({ successResult: [key], failedResult: {} });
});

test("more than 20 keys are too many", async () => {
  const { json } = await newApi("POST", "/v1.0/robot/otoMessages/batchRecall", {
    robotCode,
    processQueryKeys: Array.from({ length: 21 }, (_, index) => `k${index}`),
  });
  expect(json.code).toBe("invalidParameter.processQueryKeys.overMax");
});

test("a DING reaches people's own chats, and says who does not exist", async () => {
  const path = "/v1.0/robot/ding/send";
  const ding = { robotCode, remindType: 1, receiverUserIdList: ["li", "nobody"], content: "开会" };
  const { json } = await newApi("POST", path, ding);
  expect(json).toEqual({ openDingId: expect.any(String), failedList: { notExist: ["nobody"] } });
  expect((await dingtalk().lines("user=li"))[0]).toMatchObject({ text: "[DING] 开会" });
  const many = Array.from({ length: 21 }, () => "li");
  const byPhone = await newApi("POST", path, { ...ding, remindType: 3, receiverUserIdList: many });
  expect(byPhone.json.code).toBe("receivers.exceed");
});

const download = (downloadCode: string) =>
  newApi("POST", "/v1.0/robot/messageFiles/download", { robotCode, downloadCode });

test("a file somebody sent is downloaded by its code, from an address that ends in .file", async () => {
  const message = { group: undefined, from: "li", type: "file", content: { fileName: "周报.pdf" } };
  await dingtalk().says(message);
  const code = dingtalk().home.received.at(-1)?.body.content["downloadCode"];
  const { json } = await download(String(code));
  const url = String(json["downloadUrl"]);
  expect(url).toMatch(/\.file$/);
  const file = await fetch(url);
  expect(await file.text()).toContain("周报.pdf");
});

test("a quoted picture has a code that works, and a thumbnail's code that does not", async () => {
  await dingtalk().says({
    text: "@小铃 保存",
    content: {
      isReplyMsg: true,
      repliedMsg: {
        msgType: "picture",
        content: { downloadCode: "mIofQuoted", pictureDownloadCode: "pWjAQuoted" },
      },
    },
  });
  expect((await download("mIofQuoted")).status).toBe(200);
  const thumbnail = await download("pWjAQuoted");
  expect([thumbnail.status, thumbnail.json.code]).toEqual([500, "unknownError"]);
  expect((await download("mIofNothing")).json.code).toBe("invalidParameter.robotCode.downloadCode");
});

test("groups: made, converted, looked at, with their robots", async () => {
  const made = await newApi("POST", "/v1.0/im/group/create", {
    name: "发布",
    owner: "boss",
    useridlist: ["li"],
  });
  const { openConversationId: id, chatid } = made.json as unknown as Record<string, string>;
  const convert = `/v1.0/im/chat/${chatid ?? ""}/convertToOpenConversationId`;
  expect((await newApi("POST", convert)).json).toEqual({ openConversationId: id });
  const robots = await newApi("POST", "/v1.0/robot/groups/robots/query", {
    openConversationId: id,
  });
  expect(robots.json).toMatchObject({ chatbotInstanceVOList: [{ robotCode, name: "小铃" }] });
});
