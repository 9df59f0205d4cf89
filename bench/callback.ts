import { createHmac } from "node:crypto";

/** The robot all benches speak to. */
export const robot = {
  id: "bell",
  appKey: "dingbenchbenchbenc",
  appSecret: "bench-secret-bench-secret-bench-secret-bench-secret-bench-secret",
};

export const callbackPath = `/dingtalk/${robot.id}/callback`;

/** What a person says in a group, as DingTalk sends it (protocol §1.5 A), about 1 KB. */
export function callbackBody(message: {
  readonly msgId: string;
  readonly conversation: string;
  readonly text: string;
  readonly now: number;
  readonly webhook: string;
}): string {
  return JSON.stringify({
    senderPlatform: "Mac",
    conversationId: message.conversation,
    atUsers: [
      { dingtalkId: "$:LWCP_v1:$3kB5nB6iHnbRrOQy1cPqVw==", staffId: "" },
      { dingtalkId: "$:LWCP_v1:$9tYb2mWq0pLr8sXe4uZaNg==", staffId: "0147206812345678" },
    ],
    chatbotCorpId: "ding9733d0951a2b3c4d6cb783455b",
    chatbotUserId: "$:LWCP_v1:$3kB5nB6iHnbRrOQy1cPqVw==",
    msgId: message.msgId,
    senderNick: "小钉",
    isAdmin: true,
    senderStaffId: "0147206887654321",
    sessionWebhookExpiredTime: message.now + 5_400_000,
    createAt: message.now,
    senderCorpId: "ding9733d0951a2b3c4d6cb783455b",
    conversationType: "2",
    senderId: "$:LWCP_v1:$Bv1MhAv9q7TzK2mPx4RwYg==",
    conversationTitle: "研发一部日常沟通群",
    isInAtList: true,
    sessionWebhook: message.webhook,
    text: { content: ` ${message.text}` },
    robotCode: robot.appKey,
    msgtype: "text",
  });
}

/** The headers DingTalk proves itself with (protocol §1.1). */
export function callbackHeaders(now: number): Record<string, string> {
  const timestamp = String(now);
  const sign = createHmac("sha256", robot.appSecret)
    .update(`${timestamp}\n${robot.appSecret}`)
    .digest("base64");
  return { "content-type": "application/json; charset=utf-8", timestamp, sign };
}
