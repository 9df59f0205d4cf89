import { expect, test } from "vitest";
import { useDingTalk } from "./local-dingtalk.ts";

// Paths DingTalk does not have: protocol §0.2.
const dingtalk = useDingTalk();
const unknown = { errcode: 404, errmsg: "请求的URI地址不存在" };

test("an unknown topapi method is refused before its token is looked at", async () => {
  const { status, json } = await dingtalk().post("/topapi/v2/user/notexist", {});
  expect(status).toBe(200);
  const message = "不合法ApiName，ApiName = dingtalk.oapi.v2.user.notexist";
  expect(json).toEqual({
    errcode: 22,
    sub_msg: message,
    errmsg: `Invalid method[submsg=${message}]`,
    request_id: expect.any(String),
  });
});

test.each(["/v1.0/robot/notexist", "/nothing", "/constructor", "//nowhere", "//["])(
  "%s is HTTP 200 with errcode 404",
  async (path) => {
    const { status, json } = await dingtalk().post(path, {});
    expect([status, json]).toEqual([200, unknown]);
  },
);

test("an unknown path of the emulator's own names the ones there are", async () => {
  const { status, json } = await dingtalk().get("/_/wrold");
  expect([status, json.error]).toEqual([404, "there is no GET /_/wrold"]);
  expect(json.hint).toContain("/_/world");
});
