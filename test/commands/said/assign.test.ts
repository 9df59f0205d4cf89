import { describe } from "vitest";
import { understands } from "./table.ts";

describe("giving a task", () => {
  understands(`
    [han] 让 @韩 周五下午六点前写周报 → assign who=han title=写周报 due=11-27 18:00
    [han] 让  周五下午六点前写周报 → assign who=han title=写周报 due=11-27 18:00
    [han] 指派 @韩 周五下午六点前 写周报 → assign who=han title=写周报 due=11-27 18:00
    [han] 分配给 @韩：写周报 → assign who=han title=写周报
    [han] 请 @韩 周五前把合同交给法务 → assign who=han title=把合同交给法务 due=11-27 09:00
    [han] 安排 @韩 明天下午3点前整理会议室 → assign who=han title=整理会议室 due=11-24 15:00
    [han] 给 @韩 派个任务：写周报 → assign who=han title=写周报
    [han] 给 @韩 布置一下 写周报 → assign who=han title=写周报
    [han] 写周报这个事交给 @韩 → assign who=han title=写周报
    [han] 麻烦 @韩 周五前写周报 → assign who=han title=写周报 due=11-27 09:00
    [han] 派给 @韩 写周报 周五前 → assign who=han title=写周报 due=11-27 09:00
    [han] @韩 负责写周报，周五18点前 → assign who=han title=写周报 due=11-27 18:00
    [han] 让他写周报 → assign who=han title=写周报
    [han] 把写周报的任务交给 @韩 → assign who=han title=写周报
    [han] 新建任务：写周报 @韩 → assign who=han title=写周报
    让张三写周报 → assign invalid
    [han] assign @han to write the weekly report by Friday 6pm → assign who=han title=write the weekly report due=11-27 18:00
    [han] assign to write the weekly report by Friday 6pm → assign who=han title=write the weekly report due=11-27 18:00
    [han] assign "write the report" to @han by Friday → assign who=han title=write the report due=11-27 09:00
    [han] ask @han to write the report by Friday → assign who=han title=write the report due=11-27 09:00
    [han] have @han write the report → assign who=han title=write the report
    [han] @han please write the report by Friday → assign who=han title=write the report due=11-27 09:00
    [han] give @han a task: write the report → assign who=han title=write the report
    [han] create a task for @han: write the report, due Friday → assign who=han title=write the report due=11-27 09:00
    [wang] 请 @小王 在周三下班前把服务器日志清一下 → assign who=wang title=把服务器日志清一下 due=11-25 17:30
    [li wang] 安排  @李四 和 @王五 布置会场，周四上午完成 → assign who=li+wang title=布置会场，完成 due=11-26 09:00
    [han] 麻烦让  明天中午前把发票贴好 → assign who=han title=把发票贴好 due=11-24 12:00
    [han] 把订机票的事安排给 @韩 → assign who=han title=订机票
    [han] 这个bug交给@韩处理 → assign who=han title=这个bug
    [han] 交给  修复登录bug，下周一前 → assign who=han title=修复登录bug due=11-30 09:00
    [han] @韩 周五前交预算表 → unknown (指派 周五前交预算表) (提醒 周五前交预算表)
    [han] 需要  整理一下客户名单 → assign who=han title=整理一下客户名单
    [han] 派  去接待客户，后天上午10点 → assign who=han title=去接待客户 due=11-25 10:00
    [han] 给  安排任务 更新官网 → assign who=han title=更新官网
    [han] 任务：更新通讯录 负责人 @韩 截止周五 → assign who=han title=更新通讯录 due=11-27 09:00
    [han] 讓 @韓 星期五前寫週報 → assign who=han title=寫週報 due=11-27 09:00
    [han] 指派：准备季度汇报（截止下周三） → assign who=han title=准备季度汇报 due=12-02 09:00
    [han] Please assign the login bug to @han, due tomorrow → assign who=han title=the login bug due=11-24 09:00
    [han] @han needs to fix the build by tonight → assign who=han title=fix the build due=11-23 20:00
    [han] Can @han prepare the slides by Thursday? → assign who=han title=prepare the slides due=11-26 09:00
    [han] hand the invoice check over to @han → assign who=han title=the invoice check
    [han] new task for @han - update the wiki by Monday → assign who=han title=update the wiki due=11-30 09:00
    [han] tell @han to order lunch → assign who=han title=order lunch
    [han] 让  今晚八点前把日报补上 → assign who=han title=把日报补上 due=11-23 20:00
    [han] 麻烦 @韩 帮忙核对一下考勤 → assign who=han title=核对一下考勤
    [han] 指派  处理客诉 明天前 → assign who=han title=处理客诉 due=11-24 09:00
    [han] 这周五前的采购清单交给 @韩 负责 → assign who=han title=这周五前的采购清单
    [han] 给 @韩 加个任务，联系供应商 → assign who=han title=联系供应商
    [han] 新任务 @韩 更新价格表 → assign who=han title=更新价格表
    安排小刘明天去机场接人 → assign invalid
    [han] assign to @han: book the meeting room for Thursday → assign who=han title=book the meeting room due=11-26 09:00
    [han] please have @han call the client before noon tomorrow → assign who=han title=call the client due=11-24 12:00
    [han] @han, can you update the roadmap by next Wednesday? → assign who=han title=update the roadmap due=12-02 09:00
  `);
});
