import { expect, test } from "vitest";
import { useApis } from "./use-apis.ts";

// Work notifications and the old todos: protocol §6, §7.1, §15 points 8 and 9.
const { dingtalk, newApi, oldApi, form, token } = useApis();
const conversation = "/topapi/message/corpconversation";
const msg = { msgtype: "text", text: { content: "这是一条测试消息" } };
const notice = { agent_id: 123_456, userid_list: "li,han,nobody", msg };

async function resultOf(task_id: unknown): Promise<Record<string, unknown>> {
  const { send_result: result } = (await oldApi(`${conversation}/getsendresult`, {
    agent_id: 123_456,
    task_id,
  })) as unknown as { send_result: Record<string, unknown> };
  return result;
}

test("a work notification is sent, shown, read, and recalled", async () => {
  const sent = await oldApi(`${conversation}/asyncsend_v2`, notice);
  expect(sent).toMatchObject({ errcode: 0, errmsg: "ok", task_id: expect.any(Number) });
  const progress = await oldApi(`${conversation}/getsendprogress`, {
    agent_id: 123_456,
    task_id: sent["task_id"],
  });
  expect(progress["progress"]).toEqual({ progress_in_percent: 100, status: 2 });
  expect(await dingtalk().lines("user=li")).toMatchObject([
    { text: "[工作通知] 这是一条测试消息", via: "notice" },
  ]);
  await dingtalk().put("/_/reads", { user: "li" });
  expect(await resultOf(sent["task_id"])).toMatchObject({
    invalid_user_id_list: ["nobody"],
    read_user_id_list: ["li"],
    unread_user_id_list: ["han"],
    forbidden_list: [],
  });
  const recall = { agent_id: 123_456, msg_task_id: sent["task_id"] };
  expect((await oldApi(`${conversation}/recall`, recall)).errcode).toBe(0);
  expect(await dingtalk().lines("user=li")).toMatchObject([{ recalled: true }]);
});

test("the same content to the same person on one day succeeds and is dropped: 143106", async () => {
  await oldApi(`${conversation}/asyncsend_v2`, notice);
  const again = await oldApi(`${conversation}/asyncsend_v2`, notice);
  expect(again.errcode).toBe(0);
  expect(await resultOf(again["task_id"])).toMatchObject({
    forbidden_user_id_list: ["li", "han"],
    forbidden_list: [
      { code: "143106", count: 2, userid: "li" },
      { code: "143106", count: 2, userid: "han" },
    ],
  });
  expect(await dingtalk().lines("user=li")).toHaveLength(1);
  dingtalk().clock.advance(86_400_000);
});

test("500 notifications a person and day, then 143105", async () => {
  for (let count = 0; count < 501; count += 1) {
    if (count % 20 === 0) dingtalk().clock.advance(1000);
    const text = { content: `第 ${count} 条` };
    const body = { ...notice, userid_list: "li", msg: { msgtype: "text", text } };
    const sent = await oldApi(`${conversation}/asyncsend_v2`, body);
    if (count === 500) {
      expect(await resultOf(sent["task_id"])).toMatchObject({
        forbidden_list: [{ code: "143105" }],
      });
    }
  }
});

test("as a form, msg is JSON in a text", async () => {
  const sent = await form(`${conversation}/asyncsend_v2`, {
    access_token: token(),
    agent_id: "123456",
    userid_list: "li",
    msg: JSON.stringify(msg),
  });
  expect(sent.errcode).toBe(0);
});

test.each([
  [{ ...notice, agent_id: "x" }, 40_056],
  [{ ...notice, msg: { msgtype: "actionCard" } }, 40_008],
  [{ ...notice, msg: { msgtype: "file", file: { media_id: "@none" } } }, 40_007],
  [{ ...notice, msg: { msgtype: "text", text: { content: "长".repeat(700) } } }, 34_016],
  [{ agent_id: 1, msg }, 40],
])("notification %# is refused", async (body, errcode) => {
  expect((await oldApi(`${conversation}/asyncsend_v2`, body)).errcode).toBe(errcode);
});

const record = {
  userid: "li",
  create_time: 1_496_678_400_000,
  title: "交周报",
  url: "https://oa.example.com",
  formItemList: [{ title: "截止", content: "周五" }],
};

test("a workrecord is made, listed, and done; there is no more to do with it", async () => {
  const made = await oldApi("/topapi/workrecord/add", record);
  expect(made).toMatchObject({ errcode: 0, record_id: expect.any(String) });
  const open = { userid: "li", offset: "0", limit: "10", status: "0" };
  expect((await oldApi("/topapi/workrecord/getbyuserid", open))["records"]).toMatchObject({
    has_more: false,
    list: [{ record_id: made["record_id"], title: "交周报", forms: record.formItemList }],
  });
  expect((await newApi("GET", "/v1.0/workrecord/counts?userId=li")).json["undoCount"]).toBe(1);
  const done = { userid: "li", record_id: made["record_id"] };
  expect((await oldApi("/topapi/workrecord/update", done))["result"]).toBe(true);
  expect((await oldApi("/topapi/workrecord/getbyuserid", open))["records"]).toMatchObject({
    list: [],
  });
});

test.each([
  ["the same again that day", record, 854_001],
  ["somebody who is not there", { ...record, userid: "nobody" }, 33_012],
  ["a title over 50", { ...record, title: "长".repeat(51) }, 40_035],
  [
    "`value` in place of `content`, as an article has it",
    { ...record, formItemList: [{ title: "a", value: "b" }] },
    400_002,
  ],
  ["a `record` around it, as an article has it", { userid: "li", type: 2, record }, 40],
])("a workrecord with %s is refused", async (_name, body, errcode) => {
  await oldApi("/topapi/workrecord/add", record);
  expect((await oldApi("/topapi/workrecord/add", body)).errcode).toBe(errcode);
});

test("getbyuserid with the times an article gives misses its status", async () => {
  const body = { userid: "li", start_time: 1, end_time: 2, offset: 0, limit: 10 };
  expect(await oldApi("/topapi/workrecord/getbyuserid", body)).toMatchObject({
    errcode: 40,
    errmsg: "Missing required arguments:status",
  });
});
