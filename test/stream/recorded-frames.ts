// Frames as they were recorded: protocol §9.4; robot messages: §1.5.

/** A group text (§1.5 A). */
export const groupText = {
  senderPlatform: "Mac",
  conversationId: "cid6EUxxxxsg==",
  atUsers: [{ dingtalkId: "xxx", staffId: "xxx", unionId: "edxxx34" }],
  chatbotCorpId: "ding9733d095*******6cb783455b",
  chatbotUserId: "$:LWCP_xxxxr5",
  msgId: "msgrK2xxxxU+riw==",
  senderNick: "小钉",
  isAdmin: true,
  senderStaffId: "0147xxxx8602",
  sessionWebhookExpiredTime: 1708332604316,
  createAt: 1708327204136,
  senderCorpId: "ding9733d095*******6cb783455b",
  conversationType: "2",
  senderId: "$:LWCP_v1xxxxBv1MhAv9",
  conversationTitle: "测试群",
  isInAtList: true,
  sessionWebhook: "https://oapi.dingtalk.com/robot/sendBySession?session=66d7c695a9xxxxdeb885",
  text: { content: " text" },
  robotCode: "dingoxxxxdm3k",
  msgtype: "text",
};

/** A robot message, in the frame of a live log (§1.5 J). */
export function robotFrame(messageId: string, body: object = groupText) {
  return {
    specVersion: "1.0",
    type: "CALLBACK",
    headers: {
      appId: "765ed67b-b170-4e12-ba38-6b59dc404ddb",
      connectionId: "2f9c95bd-fe85-11f0-bee8-0eb3b764c0bb",
      contentType: "application/json",
      messageId,
      time: "1769851697756",
      topic: "/v1.0/im/bot/messages/get",
    },
    data: JSON.stringify(body),
  };
}

/** `user_add_org` (§9.4). */
export function eventFrame(messageId: string, eventId = "c7c7120f2c07419ebdba0318c8") {
  return {
    specVersion: "1.0",
    type: "EVENT",
    headers: {
      topic: "*",
      messageId,
      contentType: "application/json",
      time: "1693221579964",
      appId: "bbb381b6",
      connectionId: "2f9c95bd",
      eventType: "user_add_org",
      eventId,
      eventCorpId: "ding9f50b15b16741",
      eventBornTime: "1683533823336",
      eventUnifiedAppId: "bbb381b6",
    },
    data: '{"timeStamp":"1685501863357","userId":["015xxxx227"]}',
  };
}

/** A press (§10.2). */
export function cardFrame(messageId: string) {
  return {
    specVersion: "1.0",
    type: "CALLBACK",
    headers: {
      contentType: "application/json",
      messageId,
      time: "1769851697756",
      topic: "/v1.0/card/instances/callback",
    },
    data: '{"type":"actionCallback","outTrackId":"XXXXXX","corpId":"dingXXXXXX","userId":"XXXXXX","content":"{\\"cardPrivateData\\":{\\"actionIds\\":[\\"1\\"],\\"params\\":{\\"action\\":\\"accept\\"}}}"}',
  };
}

export const pingFrame = {
  specVersion: "1.0",
  type: "SYSTEM",
  headers: { topic: "ping", messageId: "m-ping", contentType: "application/json" },
  data: '{"opaque":"123-dsfs"}',
};

/** As it was seen live (§9.4). */
export const disconnectFrame = {
  specVersion: "1.0",
  type: "SYSTEM",
  headers: {
    contentType: "application/json",
    messageId: "c0a815dd1698551133918195d43",
    time: "1698551133918",
    topic: "disconnect",
  },
  data: '{"reason":"persistent connection is timeout"}',
};

/** As the documents have it, without an id. */
export const documentedDisconnect = {
  specVersion: "1.0",
  type: "SYSTEM",
  headers: { contentType: "application/json", topic: "disconnect" },
  data: '{"reason":"connection is expired"}',
};
