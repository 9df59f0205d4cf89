import { describe } from "vitest";
import { understands } from "./table.ts";

describe("a message that quotes another keeps what that says", () => {
  understands(
    `
    提醒我 明天看这个 → remind who=me when=11-24 09:00 what=看这个：周报模板在网盘， 下周一前交
    明天提醒我看一下这个 → remind who=me when=11-24 09:00 what=看一下这个：周报模板在网盘， 下周一前交
    提醒我 明天 → remind who=me when=11-24 09:00 what=周报模板在网盘， 下周一前交
    明天提醒我这个 → remind who=me when=11-24 09:00 what=周报模板在网盘， 下周一前交
    remind me about this tomorrow → remind who=me when=11-24 09:00 what=周报模板在网盘， 下周一前交
    提醒我 → remind asks when
    [han] 让  明天前处理 → assign who=han title=处理：周报模板在网盘， 下周一前交 due=11-24 09:00
    [han] 指派 → assign who=han title=周报模板在网盘， 下周一前交
    分享文件 报价单 → share-file what=报价单
    任务 → tasks
  `,
    "周报模板在网盘，\n下周一前交",
  );
});

describe("several people and as many things are asked apart", () => {
  understands(`
    [zhang li] 指派 @张三 写A @李四 写B → assign several
    [zhang li] 指派  写方案  订会议室 → assign several
    [zhang li] 让  写方案  订会议室 → assign several
    [zhang li] 提醒  明天 交合同； 交发票 → remind several
    [zhang li] assign @zhang write the plan @li book the room → assign several
    [zhang li] 指派 @张三 @李四 写周报 → assign who=zhang+li title=写周报
    [zhang li] 指派 @张三 和 @李四 写周报 → assign who=zhang+li title=写周报
    [zhang li] 指派  都写方案  订会议室 → assign who=zhang+li title=都写方案  订会议室
    [zhang li] 提醒  明天对账 → remind who=zhang+li when=11-24 09:00 what=对账
    [zhang] 让  写方案 订会议室 → assign who=zhang title=写方案 订会议室
  `);
});

describe("the @ may stand anywhere", () => {
  understands(`
    [han] 让 @韩梅梅 明天前写周报 → assign who=han title=写周报 due=11-24 09:00
    [han] 明天前让 写周报 @韩梅梅 → assign who=han title=写周报 due=11-24 09:00
    [han] @韩梅梅 让 明天前写周报 → assign who=han title=写周报 due=11-24 09:00
    [han] 的任务 → tasks who=han
    [han] 看看任务 @韩梅梅 → tasks who=han
    [han] 提醒 明天交合同 → remind who=han when=11-24 09:00 what=交合同
    [han] 明天交合同 提醒 → remind who=han when=11-24 09:00 what=交合同
  `);
});

describe("a time may stand anywhere, and what only looks like one stays in the text", () => {
  understands(`
    [han] 周五前让  写周报 → assign who=han title=写周报 due=11-27 09:00
    [han] 让  写周报 周五前 → assign who=han title=写周报 due=11-27 09:00
    [han] 让  写明天的议程 → assign who=han title=写明天的议程
    [han] 让  把会议改到3点 → assign who=han title=把会议改到3点
    [han] 让  处理报销单 → assign who=han title=处理报销单
    [han] 让  去掉水印 → assign who=han title=去掉水印
    [han] 让  准备30分钟的演讲 → assign who=han title=准备30分钟的演讲
    提醒我 明天的会 → remind who=me when=11-24 09:00 what=的会
    明天9点提醒我3点的会改到4点 → remind who=me when=11-24 09:00 what=3点的会改到4点
  `);
});

describe("politeness, width, spaces, traditional characters, slips", () => {
  understands(`
    请麻烦你帮我提醒一下大家，明天下午3点，开会，谢谢啦！ → remind who=us when=11-24 15:00 what=开会
    Ｔ１２　做完了！！ → done task=T12
    我 的 任 务 → tasks scope=mine
    幫我查一下逾期的任務 → tasks state=overdue
    yuqi的任务 → tasks state=overdue
    愈期的任务 → tasks state=overdue
    show my overdeu tasks → tasks scope=mine state=overdue
    show grop tasks → tasks scope=group
    提醒我晚上去酒吧 → remind who=me when=11-23 20:00 what=去酒吧
    提醒我明天跟他说谢谢 → remind who=me when=11-24 09:00 what=跟他说谢谢
    remind me tomorrow to say thanks → remind who=me when=11-24 09:00 what=say thanks
    remind me tomorrow to pay the rent, thanks → remind who=me when=11-24 09:00 what=pay the rent
  `);
});
