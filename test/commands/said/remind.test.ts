import { describe } from "vitest";
import { understands } from "./table.ts";

describe("reminders, once and again", () => {
  understands(`
    提醒我 明天下午3点 交周报 → remind who=me when=11-24 15:00 what=交周报
    明天下午3点提醒我开会 → remind who=me when=11-24 15:00 what=开会
    10分钟后叫我起来 → remind who=me when=11-23 10:10 what=起来
    设个提醒 明天9点 开会 → remind when=11-24 09:00 what=开会
    设置提醒 明天9点 开会 → remind when=11-24 09:00 what=开会
    定个闹钟 明早7点 → remind asks what
    加个提醒，周五下午3点交报表 → remind when=11-27 15:00 what=交报表
    明天9点记得提醒我开会 → remind who=me when=11-24 09:00 what=开会
    别忘了明天提醒我交电费 → remind who=me when=11-24 09:00 what=交电费
    每周一早上9点提醒大家交周报 → remind who=us when=↻ 11-30 09:00 what=交周报
    每个工作日早上9点半 提醒大家 站会 → remind who=us when=↻ 11-24 09:30 what=站会
    通知大家 周五下午3点开会 → remind who=us when=11-27 15:00 what=开会
    [zhang] 提醒 @张三 明天交合同 → remind who=zhang when=11-24 09:00 what=交合同
    [zhang] 明天交合同 提醒一下@张三 → remind who=zhang when=11-24 09:00 what=交合同
    交周报 周五下午提醒我 → remind who=me when=11-27 14:00 what=交周报
    帮我设个提醒，半小时后关火 → remind when=11-23 10:30 what=关火
    麻烦你10分钟后提醒我喝水 → remind who=me when=11-23 10:10 what=喝水
    能不能明天早上8点提醒我吃药 → remind who=me when=11-24 08:00 what=吃药
    一个半小时后叫我 → remind asks what
    remind me tomorrow at 3pm to call Bob → remind who=me when=11-24 15:00 what=call Bob
    remind me to call Bob tomorrow at 3pm → remind who=me when=11-24 15:00 what=call Bob
    set a reminder for tomorrow 3pm to call Bob → remind when=11-24 15:00 what=call Bob
    in 10 minutes remind me to drink water → remind who=me when=11-23 10:10 what=drink water
    can you remind us every Monday at 9 to submit the report → remind who=us when=↻ 11-30 09:00 what=submit the report
    wake me up at 7am tomorrow → remind asks what
    don't let me forget to pay rent on Friday → remind who=me when=11-27 09:00 what=pay rent
    remind everyone at 5pm about the party → remind who=us when=11-23 17:00 what=the party
    set an alarm for 7am → remind asks what
    下午四点喊我去取快递 → remind who=me when=11-23 16:00 what=去取快递
    回头明天早上提醒我带电脑 → remind who=me when=11-24 08:00 what=带电脑
    记得下周一提醒我报销 → remind who=me when=11-30 09:00 what=报销
    周三上午十点提醒全员打卡 → remind who=us when=11-25 10:00 what=打卡
    到周五下午五点提醒我们提交工时 → remind who=us when=11-27 17:00 what=提交工时
    每天下午六点半提醒大家填日报 → remind who=us when=↻ 11-23 18:30 what=填日报
    每月25号提醒我发工资条 → remind who=me when=↻ 11-25 09:00 what=发工资条
    月底前提醒我续签合同 → remind who=me when=11-30 09:00 what=续签合同
    麻烦你在后天中午12点提醒一下我给客户回电话 → remind who=me when=11-25 12:00 what=给客户回电话
    两小时后提醒我看烤箱 → remind who=me when=11-23 12:00 what=看烤箱
    下班前提醒我锁门 → remind who=me when=11-23 17:30 what=锁门
    我想让你明天9点提醒我面试 → remind who=me when=11-24 09:00 what=面试
    设一个明天下午两点的提醒：开评审会 → remind when=11-24 14:00 what=开评审会
    [han] 请于周五16:00提醒@韩 提交报告 → remind who=han when=11-27 16:00 what=提交报告
    闹钟 明早六点半 → remind asks what
    明天上午10点有个会，提醒我 → remind who=me when=11-24 10:00 what=会
    给我设个每周五下午4点的提醒，写周报 → remind when=↻ 11-27 16:00 what=写周报
    提醒我們明天下午三點開會 → remind who=us when=11-24 15:00 what=開會
    10分鐘後提醒我喝水 → remind who=me when=11-23 10:10 what=喝水
    半个钟头后提醒我 → remind asks what
    ping me in 20 minutes to check the oven → remind who=me when=11-23 10:20 what=check the oven
    remind me on friday to send the invoice → remind who=me when=11-27 09:00 what=send the invoice
    please remind the team tomorrow at 10 about the demo → remind who=us when=11-24 10:00 what=the demo
    can you set a reminder at 4pm to pick up the parcel → remind when=11-23 16:00 what=pick up the parcel
    every weekday at 6pm remind me to log hours → remind who=me when=↻ 11-23 18:00 what=log hours
    give me a reminder tomorrow morning to call HR → remind who=me when=11-24 09:00 what=call HR
    [han] remind @han about the contract next Monday at 9 → remind who=han when=11-30 09:00 what=the contract
    I need a reminder in 2 hours to submit the form → remind when=11-23 12:00 what=submit the form
    tell everyone at 3pm that the meeting moved → remind who=us when=11-23 15:00 what=the meeting moved
    明早8点叫醒我 → remind asks what
    15分钟后提醒我关窗 → remind who=me when=11-23 10:15 what=关窗
    后天下午提醒我和客户开会 → remind who=me when=11-25 14:00 what=和客户开会
    提醒我下个月1号交房租 → remind who=me when=12-01 09:00 what=交房租
    每周五下午5点提醒全员交周报 → remind who=us when=↻ 11-27 17:00 what=交周报
    过半小时叫我一声 → remind who=me when=11-23 10:30 what=一声
    请在明天上午九点提醒大家体检 → remind who=us when=11-24 09:00 what=体检
    [han] 提醒一下 @韩 今天下午4点面试 → remind who=han when=11-23 16:00 what=面试
    到晚上9点提醒我给妈妈打电话 → remind who=me when=11-23 21:00 what=给妈妈打电话
    下周二之前提醒我续费域名 → remind who=me when=12-01 09:00 what=续费域名
    明天提醒我把合同发给王总 → remind who=me when=11-24 09:00 what=把合同发给王总
    remind me in an hour to stretch → remind who=me when=11-23 11:00 what=stretch
    remind us tomorrow at noon that lunch is on me → remind who=us when=11-24 12:00 what=lunch is on me
    set reminder tomorrow 9am standup → remind when=11-24 09:00 what=standup
    at 5pm remind me to leave → remind who=me when=11-23 17:00 what=leave
    please remind me about the dentist next Tuesday at 2pm → remind who=me when=12-01 14:00 what=the dentist
    every Friday at 4pm remind the team to send reports → remind who=us when=↻ 11-27 16:00 what=send reports
  `);
});
