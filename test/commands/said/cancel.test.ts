import { describe } from "vitest";
import { understands } from "./table.ts";

describe("a reminder is cancelled", () => {
  understands(`
    取消提醒 R7K2 → cancel reminder=R7K2
    取消R7K2 → cancel reminder=R7K2
    删除提醒R7K2 → cancel reminder=R7K2
    删掉 R7K2 → cancel reminder=R7K2
    R7K2 取消 → cancel reminder=R7K2
    R7K2不用提醒了 → cancel reminder=R7K2
    不用提醒我R7K2了 → cancel reminder=R7K2
    把R7K2取消 → cancel reminder=R7K2
    把R7K2这个提醒删了 → cancel reminder=R7K2
    撤销R7K2 → cancel reminder=R7K2
    关掉提醒R7K2 → cancel reminder=R7K2
    停掉R7K2 → cancel reminder=R7K2
    R7K2 不要了 → cancel reminder=R7K2
    别再提醒R7K2 → cancel reminder=R7K2
    取消一个提醒 → cancel
    cancel R7K2 → cancel reminder=R7K2
    cancel reminder R7K2 → cancel reminder=R7K2
    delete R7K2 → cancel reminder=R7K2
    remove reminder R7K2 → cancel reminder=R7K2
    stop reminder R7K2 → cancel reminder=R7K2
    drop R7K2 → cancel reminder=R7K2
    turn off R7K2 → cancel reminder=R7K2
    R7K2 取消掉吧 → cancel reminder=R7K2
    把提醒R7K2删除 → cancel reminder=R7K2
    R7K2这个不用了 → cancel reminder=R7K2
    我不需要R7K2了 → cancel reminder=R7K2
    删R7K2 → cancel reminder=R7K2
    请取消R7K2这个提醒 → cancel reminder=R7K2
    R7K2 删掉 → cancel reminder=R7K2
    取消编号R7K2的提醒 → cancel reminder=R7K2
    不用再提醒R7K2了 → cancel reminder=R7K2
    提醒R7K2作废 → cancel reminder=R7K2
    取消一下R7K2吧，谢谢 → cancel reminder=R7K2
    撤掉R7K2 → cancel reminder=R7K2
    關閉提醒R7K2 → cancel reminder=R7K2
    R7K2停了吧 → cancel reminder=R7K2
    please cancel the reminder R7K2 → cancel reminder=R7K2
    I don't need R7K2 anymore → cancel reminder=R7K2
    R7K2 can be deleted → cancel reminder=R7K2
    kill reminder R7K2 → cancel reminder=R7K2
    cancel my reminder R7K2 → cancel reminder=R7K2
    stop reminding me of R7K2 → cancel reminder=R7K2
    remove R7K2 please → cancel reminder=R7K2
    取消那个提醒R7K2 → cancel reminder=R7K2
    R7K2 这个提醒不要了 → cancel reminder=R7K2
    把R7K2给我取消了 → cancel reminder=R7K2
    删除R7K2这个提醒 → cancel reminder=R7K2
    不要提醒R7K2 → cancel reminder=R7K2
    r7k2 取消 → cancel reminder=R7K2
    帮我把提醒R7K2关掉 → cancel reminder=R7K2
    delete the reminder R7K2 → cancel reminder=R7K2
    R7K2 cancel → cancel reminder=R7K2
    please remove R7K2 → cancel reminder=R7K2
  `);
});
