import type { Localized } from "../core/locale.ts";
import type { NoticeObstacle } from "../core/notice-board.ts";

/** What people read. The id keeps two notices with the same words apart: DingTalk drops the second one of a day. */
export const noticeText = (sender: string, text: string, id: string): Localized => ({
  zh: `📢 ${sender}：${text}\n（${id}）`,
  en: `📢 ${sender}: ${text}\n(${id})`,
});

/** Stands below a notice that goes another way, since DingTalk refused the work notification. */
export const sentInstead: Localized = {
  zh: "（工作通知没发成，改在这里说）",
  en: "(It could not be sent as a work notification, so it is said here.)",
};

/** Told to the sender when a notice to a department or everybody could not be sent one to one. */
export const notSent: Localized = {
  zh: "（上面这条工作通知没发成，没有人收到。请管理员检查应用的工作通知权限）",
  en: "(The work notification above could not be sent, so nobody got it. Please ask an admin to check the app's permissions.)",
};

export const tooLong: Localized = {
  zh: "通知太长了，最多约 600 个字。请写短一点，或发一个文件、链接。",
  en: "A notice may have about 1,800 letters. Please make it shorter, or share a file or a link.",
};

export const noText: Localized = {
  zh: "通知里还没有内容。",
  en: "There is nothing in the notice yet.",
};

export const tooManyPeople = (most: number): Localized => ({
  zh: `一次最多点名通知 ${most} 个人，更多请通知部门。`,
  en: `A notice names ${most} people at most; notify a department instead.`,
});

/** Why there is no way at all. */
export const noWay: Readonly<Record<NoticeObstacle, Localized>> = {
  custom: {
    zh: "群自定义机器人发不了工作通知，也不能单独找人。请在群里说，或改用企业应用机器人。",
    en: "A custom robot can neither send work notifications nor write to people one to one. Say it in the group, or use an app robot.",
  },
  "no-agent": {
    zh: "还没有配置应用的 agent_id，不能通知部门或全员。请管理员在 config.yaml 里加上。",
    en: "The app's agent_id is not configured, so departments and everybody cannot be notified. Please ask an admin to add it to config.yaml.",
  },
};

export const noDirectory: Localized = {
  zh: "现在问不到公司的通讯录，请稍后再试，或请管理员检查应用的通讯录权限。",
  en: "The company's directory cannot be asked now. Please try again later, or ask an admin to check the app's permissions.",
};

export const notYours: Localized = {
  zh: "只有发通知的人和管理员能看进度、撤回。",
  en: "Only whoever sent a notice and admins can see its progress and recall it.",
};

export const alreadyRecalled = (id: string): Localized => ({
  zh: `${id} 已经撤回过了。`,
  en: `${id} was recalled before.`,
});

export const calledLately = (minutes: number): Localized => ({
  zh: `这个群 10 分钟内刚 @ 过所有人，请 ${minutes} 分钟后再发，大家会谢谢你的。`,
  en: `Everybody here was @-ed within the last 10 minutes. Please wait ${minutes === 1 ? "a minute" : `${minutes} minutes`}; they will thank you for it.`,
});

export const noGroupHere: Localized = {
  zh: "@所有人 只能在群里用。",
  en: "Everybody can be @-ed only in a group.",
};
