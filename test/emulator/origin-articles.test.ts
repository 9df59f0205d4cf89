import { expect, test } from "vitest";
import { useApis } from "./apis/use-apis.ts";
import { text } from "./local-dingtalk.ts";

// The articles' calls as they stand there, answered as the real gateway does: protocol §13, docs/origin-articles.md.
const { dingtalk, token, oldApi } = useApis();

test("robot/send with the app's token and a chat_id: the token is no robot's", async () => {
  const body = text("@user1 hello", { chat_id: "chat1" });
  expect(await oldApi("/robot/send", body)).toEqual({
    errcode: 300_005,
    errmsg: "token is not exist",
  });
});

test("robot/send with a file's address: no such type", async () => {
  const file = { msgtype: "file", file: { url: "https://example.com/a.pdf" } };
  const { json } = await dingtalk().post("/robot/send?access_token=dev-token", file);
  expect(json.errcode).toBe(400_105);
});

test("@user1 in the text alone mentions nobody", async () => {
  await dingtalk().post("/robot/send?access_token=dev-token", text("@li hello"));
  expect((await dingtalk().lines())[0]).toMatchObject({ text: "@li hello", mentions: [] });
});

test("gettoken with corpid and corpsecret is recognised, and none of it is good any more", async () => {
  const { json } = await dingtalk().get("/gettoken?corpid=dingx&corpsecret=s");
  expect(json.errcode).toBe(40_089);
});

test("create_time in seconds is taken, and only sorts", async () => {
  const record = {
    userid: "li",
    create_time: 1_496_678_400,
    title: "t",
    url: "https://x",
    formItemList: [{ title: "a", content: "b" }],
  };
  expect((await oldApi("/topapi/workrecord/add", record)).errcode).toBe(0);
  expect(token()).not.toBe("");
});
