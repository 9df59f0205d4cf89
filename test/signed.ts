import { sign } from "../src/dingtalk/sign.ts";
import type { Home } from "./home.ts";

/** A callback as DingTalk posts it, signed for the home's first robot; fields override the usual ones. */
export function signedCallback(home: Home, fields: object = {}) {
  const timestamp = String(home.clock.now());
  const body = JSON.stringify({
    msgtype: "text",
    msgId: "msg1",
    conversationId: "cid-dev",
    conversationType: "2",
    conversationTitle: "研发群",
    senderId: "$:LWCP_v1:$li",
    senderStaffId: "li",
    senderNick: "李雷",
    createAt: home.clock.now(),
    text: { content: " 在吗" },
    ...fields,
  });
  return {
    method: "POST",
    headers: {
      "content-type": "application/json; charset=utf-8",
      timestamp,
      sign: sign(timestamp, "emulated-secret"),
    },
    body,
  };
}

/** Posts one callback to the bot. */
export function post(home: Home, fields: object = {}, robot = "bell"): Promise<Response> {
  return fetch(`${home.app.url}/dingtalk/${robot}/callback`, signedCallback(home, fields));
}
