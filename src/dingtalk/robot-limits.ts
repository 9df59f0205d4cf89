import type { Localized } from "../core/locale.ts";
import type { Robot } from "../core/robot.ts";
import { capabilities, waysTo } from "./capabilities.ts";

/** What a robot cannot do, and what happens in place of it. */
export interface RobotLimit {
  readonly cannot: Localized;
  readonly instead: Localized;
}

/** What a robot of this kind cannot do, for whoever sets it up; `hasWebhook`: its groups have one. */
export function robotLimits(kind: Robot["kind"], hasWebhook: boolean): readonly RobotLimit[] {
  const group = waysTo(kind, "group");
  const person = waysTo(kind, "person");
  return [
    ...(hasWebhook ? [] : [group.includes("group-message") ? unaskedMentions : unaskedMessages]),
    ...(person.includes("person-message") ? [] : [privateMessages]),
    ...(group.includes("group-file") ? [] : [files]),
    ...(group.some((way) => capabilities[way].recallable) ? [] : [recall]),
    ...(kind === "app" ? [] : [companyApis]),
  ];
}

const unaskedMentions: RobotLimit = {
  cannot: {
    zh: "会话超过 90 分钟后不能 @ 人（群没有配置 webhook）",
    en: "@ people once 90 minutes have passed without a message (the groups have no webhook)",
  },
  instead: {
    zh: "消息改走 OpenAPI，不带 @；给一个人的再发到他的单聊",
    en: "messages go by the OpenAPI without the @; one for a single person also goes to their own chat",
  },
};

const unaskedMessages: RobotLimit = {
  cannot: {
    zh: "不能主动发消息（群没有配置 webhook）",
    en: "post unasked (the groups have no webhook)",
  },
  instead: {
    zh: "提醒会进死信，用 bellhop outbox 查看；请给群配置 webhook",
    en: "reminders become dead letters, see `bellhop outbox`; give the groups a webhook",
  },
};

const privateMessages: RobotLimit = {
  cannot: { zh: "不能给个人发单聊消息", en: "send to a person's own chat" },
  instead: {
    zh: "只能在收到对方消息后的 90 分钟内回复",
    en: "it answers within 90 minutes of what they said, and only then",
  },
};

const files: RobotLimit = {
  cannot: { zh: "不能发送文件消息", en: "send file messages" },
  instead: { zh: "改发带签名、会过期的下载链接", en: "a signed link that expires is sent" },
};

const recall: RobotLimit = {
  cannot: { zh: "不能撤回消息、查询已读", en: "take messages back or ask who has read them" },
  instead: { zh: "无替代", en: "nothing" },
};

const companyApis: RobotLimit = {
  cannot: {
    zh: "没有应用凭证：不能同步待办、日程，也查不到从没说过话的人的名字",
    en: "use todos, calendars and the directory: it has no app credentials",
  },
  instead: {
    zh: "任务、提醒都保存在机器人自己的存储里",
    en: "tasks and reminders live in the bot's own storage",
  },
};
