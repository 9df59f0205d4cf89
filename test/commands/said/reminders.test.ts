import { describe } from "vitest";
import { understands } from "./table.ts";

describe("lists of reminders", () => {
  understands(`
    我的提醒 → reminders
    提醒列表 → reminders
    我有哪些提醒 → reminders
    看看我的提醒 → reminders
    查看提醒 → reminders
    有哪些提醒 → reminders
    我设了哪些提醒 → reminders
    列出所有提醒 → reminders
    还有什么提醒 → reminders
    提醒清单 → reminders
    我设置的提醒 → reminders
    my reminders → reminders
    show my reminders → reminders
    list reminders → reminders
    what reminders do I have → reminders
    what are my reminders → reminders
    show reminders → reminders
    any reminders? → reminders
    do I have any reminders → reminders
    upcoming reminders → reminders
    list all my reminders → reminders
    我都设了什么提醒 → reminders
    我的提醒有哪些 → reminders
    看一下我的提醒列表 → reminders
    把我的提醒列出来 → reminders
    给我看看提醒 → reminders
    我设过的提醒 → reminders
    有没有提醒 → reminders
    提醒都有哪些 → reminders
    查询提醒 → reminders
    我現在有哪些提醒 → reminders
    查我的提醒 → reminders
    我的闹钟 → reminders
    show me my reminders → reminders
    can I see my reminders → reminders
    which reminders are set → reminders
    what have I got for reminders → reminders
    reminders please → reminders
    my active reminders → reminders
    list the reminders → reminders
    what reminders are there → reminders
    我还有提醒吗 → reminders
    看看都有什么提醒 → reminders
    列出我的提醒 → reminders
    所有提醒 → reminders
    我今天有哪些提醒 → reminders
    提醒一览 → reminders
    show all reminders → reminders
    what reminders have I set → reminders
    list my upcoming reminders → reminders
    see reminders → reminders
  `);
});
