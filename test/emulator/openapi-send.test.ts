import { beforeEach, expect, test } from "vitest";
import { answeredBy, useDingTalk } from "./local-dingtalk.ts";

// The robot's OpenAPI: protocol §4.1, §4.2, §4.5.
const dingtalk = useDingTalk();
const group = "/v1.0/robot/groupMessages/send";
const oneToOne = "/v1.0/robot/oToMessages/batchSend";
let token = "";
beforeEach(async () => {
  const { json } = await dingtalk().get("/gettoken?appkey=dingbell&appsecret=bell-secret");
  token = json.access_token;
});

async function send(path: string, body: object) {
  const headers = { "content-type": "application/json", "x-acs-dingtalk-access-token": token };
  const init = { method: "POST", headers, body: JSON.stringify(body) };
  return answeredBy(await fetch(dingtalk().emulator.url + path, init));
}

const message = (msgKey: string, param: object) => ({
  robotCode: "dingbell",
  openConversationId: "ciddev==",
  msgKey,
  msgParam: JSON.stringify(param),
});
const hello = message("sampleText", { content: "你好 @li" });

async function refusalOf(path: string, body: object): Promise<string> {
  const { status, json } = await send(path, body);
  expect(status).toBe(400);
  expect(json["requestid"]).toMatch(/^[0-9A-F-]{36}$/);
  expect(await dingtalk().lines()).toEqual([]);
  return json.code;
}

test("a group message is shown, and nobody is @-ed by it", async () => {
  const { status, type, json } = await send(group, hello);
  expect([status, type]).toEqual([200, "application/json;charset=utf-8"]);
  expect(json).toEqual({ processQueryKey: expect.any(String) });
  const [line] = await dingtalk().lines("group=dev");
  expect(line).toMatchObject({
    from: "bell",
    msgtype: "text",
    text: "你好 @li",
    mentions: [],
    via: "openapi",
  });
});

test("a 1:1 message goes to each person, and names those who do not exist", async () => {
  const { json } = await send(oneToOne, { ...hello, userIds: ["li", "nobody", "han"] });
  expect(json).toEqual({
    processQueryKey: expect.any(String),
    invalidStaffIdList: ["nobody"],
    flowControlledStaffIdList: [],
  });
  expect((await dingtalk().lines("user=li")).map((line) => line.text)).toEqual(["你好 @li"]);
  expect(await dingtalk().lines("user=han")).toHaveLength(1);
});

test.each([
  ["sampleMarkdown", { title: "t", text: "# x" }, "markdown"],
  ["sampleImageMsg", { photoURL: "https://x/y.png" }, "image"],
  ["sampleLink", { title: "t", text: "x", picUrl: "", messageUrl: "https://x" }, "link"],
  [
    "sampleActionCard",
    { title: "t", text: "x", singleTitle: "a", singleURL: "https://x" },
    "actionCard",
  ],
  [
    "sampleActionCard6",
    { title: "t", text: "x", ...pairs("buttonTitle", "buttonUrl", 2) },
    "actionCard",
  ],
  ...[2, 3, 4, 5].map(
    (count) =>
      [
        `sampleActionCard${count}`,
        { title: "t", text: "x", ...pairs("actionTitle", "actionURL", count) },
        "actionCard",
      ] as const,
  ),
] as const)("%s is shown", async (msgKey, param, msgtype) => {
  expect((await send(group, message(msgKey, param))).status).toBe(200);
  expect((await dingtalk().lines())[0]).toMatchObject({ msgtype });
});

test.each([
  [{ ...hello, msgKey: undefined }, "invalidParameter.msgKey.empty"],
  [{ ...hello, msgKey: "sampleFeedCard" }, "invalidParameter.msgKey.invalid"],
  [{ ...hello, msgKey: "constructor" }, "invalidParameter.msgKey.invalid"],
  [{ ...hello, msgParam: { content: "x" } }, "invalidParameter.msgParam.invalid"],
  [{ ...hello, msgParam: "content" }, "invalidParameter.msgParam.invalid"],
  [message("sampleText", { content: "x".repeat(15_000) }), "invalidParameter.msgParam.tooLong"],
  [message("sampleText", {}), "miss.param.contentOfText"],
  [message("sampleText", { content: 1 }), "invalidParameter.param.invalid"],
  [message("sampleMarkdown", { text: "x" }), "miss.param.markdownTotitle"],
  [message("sampleMarkdown", { title: "x" }), "miss.param.markdownTotext"],
  [message("sampleLink", { title: "t", text: "x" }), "miss.param.messageUrlOfLink"],
  [{ ...hello, robotCode: undefined }, "invalidParameter.robotCode.empty"],
  [{ ...hello, robotCode: "dingother" }, "invalidParameter.robotCode.notExsit"],
  [{ ...hello, openConversationId: undefined }, "miss.openConversationId"],
  [{ ...hello, openConversationId: "cidnone==" }, "invalid.openConversationId"],
  [{ ...hello, openConversationId: "cidops==" }, "invalid.openConversationId"],
])("group message %# is refused", async (body, code) => {
  expect(await refusalOf(group, body)).toBe(code);
});

test("msgParam may have 15,000 bytes", async () => {
  const around = JSON.stringify({ content: "" }).length;
  const fits = message("sampleText", { content: "x".repeat(15_000 - around) });
  expect((await send(group, fits)).status).toBe(200);
});

test.each([
  [{ userIds: [] }, "invalidParameter.userIds.empty"],
  [{ userIds: Array.from({ length: 21 }, () => "li") }, "invalidParameter.userIds.overMax"],
])("1:1 message %# is refused", async (more, code) => {
  expect(await refusalOf(oneToOne, { ...hello, ...more })).toBe(code);
});

test("the robot of another app is refused", async () => {
  const other = { id: "two", name: "二", kind: "app", appKey: "dingtwo", appSecret: "s" };
  await dingtalk().put("/_/world", { robots: [other] });
  const code = await refusalOf(group, { ...hello, robotCode: "dingtwo" });
  expect(code).toBe("invalidParameter.robotCode.auth");
});

test("a file is sent by the id its upload got, @ included", async () => {
  const form = new FormData();
  form.set("type", "file");
  form.set("media", new Blob(["PK"]), "周报.xlsx");
  const url = `${dingtalk().emulator.url}/media/upload?access_token=${token}`;
  const { json } = await answeredBy(await fetch(url, { method: "POST", body: form }));
  const param = { mediaId: json.media_id, fileName: "周报.xlsx", fileType: "xlsx" };

  const stripped = message("sampleFile", { ...param, mediaId: json.media_id.slice(1) });
  expect(await refusalOf(group, stripped)).toBe("invalidParameter.param.invalid");
  const text = message("sampleFile", { ...param, fileType: "txt" });
  expect(await refusalOf(group, text)).toBe("invalidParameter.param.invalid");
  expect(await refusalOf(group, message("sampleFile", {}))).toBe("miss.param.file");

  expect((await send(group, message("sampleFile", param))).status).toBe(200);
  const [line] = await dingtalk().lines();
  expect(line).toMatchObject({ msgtype: "file", text: "[文件] 周报.xlsx" });
});

test("20 calls a second per app and API", async () => {
  for (let sent = 0; sent < 20; sent += 1) expect((await send(group, hello)).status).toBe(200);
  const { status, json } = await send(group, hello);
  expect([status, json.code]).toEqual([403, "Forbidden.AccessDenied.QpsLimitForAppkeyAndApi"]);
  expect((await send(oneToOne, { ...hello, userIds: ["li"] })).status).toBe(200);
  dingtalk().clock.advance(1000);
  expect((await send(group, hello)).status).toBe(200);
});

test("GET is a path that does not exist", async () => {
  expect((await dingtalk().get(group)).json).toEqual({
    errcode: 404,
    errmsg: "请求的URI地址不存在",
  });
});

function pairs(title: string, url: string, count: number): Readonly<Record<string, string>> {
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  return Object.fromEntries(
    numbers.flatMap((number) => [
      [`${title}${number}`, `按钮${number}`],
      [`${url}${number}`, "https://x"],
    ]),
  );
}

test("a person named twice gets one message", async () => {
  await send(oneToOne, { ...hello, userIds: ["li", "li"] });
  expect(await dingtalk().lines()).toHaveLength(1);
});
