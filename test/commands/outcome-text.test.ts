import { expect, test } from "vitest";
import { chatOf } from "./chat.ts";

const li = chatOf();
const lee = chatOf({}, { locale: "en" });

test.each<[string, string[], string, string]>([
  [
    "",
    [],
    "我是小铃。可以这样说：「提醒我 10分钟后 喝水」「指派 @张三 写周报 --due 18:00」，发「帮助」看全部。",
    "I am 小铃. Try: “remind me in 10m drink water”. Say “help” to see everything.",
  ],
  [
    "asdfgh",
    [],
    "没看懂「asdfgh」。发「帮助」看我能做什么。",
    "I did not understand “asdfgh”. Say “help” to see what I can do.",
  ],
  [
    "任务完成了吗",
    [],
    "没看懂「任务完成了吗」。你是不是想说：1 「任务」2 「完成」？",
    "I did not understand “任务完成了吗”. Did you mean 1 “任务” or 2 “完成”?",
  ],
  [
    "提醒我",
    [],
    "什么时候？（直接回复，或发「算了」；完整说法：提醒我 10分钟后 喝水）",
    "When? (Just answer, or say “never mind”. In full: remind me in 10m drink water)",
  ],
  [
    "提醒 我 2020-01-01 开会",
    [],
    "「时间」不能是「2020-01-01」，这个时间已经过去了。",
    "“when” cannot be “2020-01-01”: that time has passed.",
  ],
  [
    "提醒 我 喝水",
    [],
    "「时间」不能是「喝水」，要写成「明天 15:00」「15:00」或「10分钟后」。",
    "“when” cannot be “喝水”: write it like “tomorrow 15:00”, “15:00” or “in 10m”.",
  ],
  [
    "指派 @张三 写周报",
    [],
    "「给谁」不能是「@张三」，请用 @ 选人。",
    "“people” cannot be “@张三”: please pick people with @.",
  ],
  [
    "任务 overd",
    [],
    "「状态」不能是「overd」，可以是「未完成」「完成」「过期」。你是不是想说「overdue」？",
    "“state” cannot be “overd”: it can be “open”, “done” or “overdue”. Did you mean “overdue”?",
  ],
  [
    "完成 T0",
    [],
    "「任务编号」不能是「T0」，要任务编号，如 T12。",
    "“task” cannot be “T0”: it takes a task number such as T12.",
  ],
  [
    "取消 X",
    [],
    "「提醒编号」不能是「X」，要提醒编号，如 R7K2。",
    "“reminder” cannot be “X”: it takes a reminder number such as R7K2.",
  ],
  [
    "请假 99",
    [],
    "「days」不能是「99」，要整数，1 到 30。",
    "“days” cannot be “99”: it takes a whole number from 1 to 30.",
  ],
  [
    "分享文件 x.cn/a",
    [],
    "「网址」不能是「x.cn/a」，要以 http:// 或 https:// 开头的网址。你是不是想说「https://x.cn/a」？",
    "“url” cannot be “x.cn/a”: it takes an address that starts with http:// or https://. Did you mean “https://x.cn/a”?",
  ],
  [
    "指派 写周报 --deu 18:00",
    ["zhang"],
    "没有选项「--deu」，你是不是想用「--due」？",
    "There is no option “--deu”. Did you mean “--due”?",
  ],
  [
    "指派 写周报 --colour red",
    ["zhang"],
    "没有选项「--colour」。发「帮助 指派」看用法。",
    "There is no option “--colour”. Say “help assign” to see how it is used.",
  ],
  [
    "指派 写周报 --加急=也许",
    ["zhang"],
    "「加急」不能是「也许」，只能是「是」或「否」。",
    "“urgent” cannot be “也许”: it takes yes or no.",
  ],
  [
    "ping that",
    [],
    "多了「that」，不知道放在哪里。例如：在吗",
    "I do not know what to do with “that”. For example: ping",
  ],
  [
    "发布 order 1.4.2",
    [],
    "「发布」需要「研发」或「运维」角色，请联系管理员开通。",
    "“deploy” needs the role “研发” or “运维”. Please ask an admin for it.",
  ],
])("%j to %j", async (text, at, zh, en) => {
  expect(await li.hears(text, at)).toBe(zh);
  expect(await lee.hears(text, at)).toBe(en);
});

test("what was typed is quoted back in part only", async () => {
  expect(await li.hears("废话".repeat(5000))).toBe(
    `没看懂「${"废话".repeat(15)}…」。发「帮助」看我能做什么。`,
  );
});
