import { expect, test } from "vitest";
import { play } from "./script.ts";

test("a morning in Chinese", { timeout: 60_000 }, async () => {
  const lines = await play(`
    李雷：你好
    小铃：协作…指派
    李雷：在吗
    小铃：在，延迟
    李雷：我有什么权限
    小铃：李雷
    李雷：让 @韩梅梅 周五下午六点前写周报
    小铃：✅ T1｜写周报｜…截止 11-27 周五 18:00
    李雷：指派 @韩梅梅 明天下午3点前 整理会议室
    小铃：✅ T2｜整理会议室｜…截止 11-24 周二 15:00
    李雷：麻烦 @王芳 帮忙核对一下考勤
    小铃：✅ T3｜核对一下考勤｜…没有截止时间
    李雷：把订机票的事交给 @韩梅梅
    小铃：✅ T4｜订机票
    李雷：@王芳 负责更新官网，下周三之前
    小铃：✅ T5｜更新官网｜…截止 12-02
    李雷：给 @韩梅梅 @王芳 派个任务：准备年会节目
    小铃：✅ T6｜准备年会节目｜负责人：@…@
    李雷：指派 @韩梅梅 写会议纪要 @王芳 订餐
    小铃：你 @ 了 2 个人，听起来是 2 件事
    李雷：指派 @韩梅梅 @王芳 都来开会
    小铃：✅ T7｜都来开会
    李雷：让张三写周报
    小铃：「人」不能是「张三」
    李雷：指派 写方案
    小铃：是谁？
    李雷：@韩梅梅
    小铃：✅ T8｜写方案
    李雷：@王芳 周五前交预算表
    小铃：你是不是想说：1 「指派」2 「提醒」？
    李雷：1
    小铃：✅ T9｜交预算表｜…截止 11-27
    李雷：我的任务
    小铃：没有这样的任务
    李雷：@韩梅梅 手上还有哪些活
    小铃：**T2** 整理会议室…**T1** 写周报
    李雷：群里还有什么任务没做完
    小铃：**T2** 整理会议室…**T5** 更新官网
    韩梅梅：我还有哪些任务没完成
    小铃：任务（未完成）…**T8** 写方案
    韩梅梅：T2 搞定了
    小铃：✅ T2「整理会议室」完成了
    韩梅梅：把任务T1标记为完成
    小铃：✅ T1「写周报」完成了
    韩梅梅：第4个任务做完了
    小铃：✅ T7「都来开会」完成了
    韩梅梅：Ｔ８完成啦！
    小铃：✅ T8「写方案」完成了
    韩梅梅：我完成了哪些任务
    小铃：任务（已完成）…T1
    韩梅梅：有哪些任务逾期了
    小铃：没有这样的任务
    王芳：我手头有什么事要做
    小铃：T3…核对
    王芳：关闭T3
    小铃：✅ T3「核对一下考勤」完成了
    王芳：T99 做完了
    小铃：没有任务 T99
    李雷：明天下午3点提醒我开会
    小铃：✅ R…｜11-24 周二 15:00…提醒你：开会
    李雷：每个工作日早上9点半 提醒大家 站会
    小铃：每个工作日 09:30…提醒大家：站会｜下次 11-23
    李雷：提醒 @韩梅梅 明天交合同
    小铃：提醒@…：交合同
    李雷：10分钟后叫我
    小铃：还差「提醒什么」
    李雷：关火
    小铃：11-23 周一 09:1…关火
    李雷：给我设个每周五下午4点的提醒，写周报
    小铃：每周五 16:00…写周报
    李雷：过一会儿提醒我喝水
    小铃：多久？
    李雷：半小时后
    小铃：✅ R…09:3…喝水
    李雷：下班前提醒我锁门
    小铃：17:30…锁门
    李雷：麻烦你后天中午12点提醒一下我给客户回电话，谢谢
    小铃：11-25 周三 12:00…提醒你：给客户回电话
    李雷：明天上午10点开评审会
    小铃：✅ E1｜开评审会｜11-24 周二 10:00–11:00
    李雷：明天上午10点给客户回电话
    小铃：你是不是想说：「提醒」
    李雷：是
    小铃：11-24 周二 10:00…给客户回电话
    李雷：提醒我們明天下午三點開會
    小铃：11-24 周二 15:00…提醒大家：開會
    李雷：提醒我
    小铃：什么时候？
    李雷：算了
    小铃：那就不弄了
    李雷：我都设了什么提醒
    小铃：提醒（…）…站会
    李雷：取消编号R0000的提醒
    小铃：没有待提醒的 R0000
    李雷：取消一个提醒
    小铃：哪一个提醒
    李雷：不用了
    小铃：那就不弄了
    李雷：你在等我回复什么
    小铃：没有进行到一半的事
    李雷：把报销制度发到群里
    小铃：报销制度
    李雷：帮我分享一下报价单
    小铃：报价单
    李雷：提醒功能怎么用
    小铃：用法：…提醒
    李雷：怎么指派任务
    小铃：用法：…指派
    李雷：查看操作记录
    小铃：admin
    张经理：查看操作记录
    小铃：李雷…提醒
    张经理：今天天气真好
    小铃：没看懂
  `);
  expect(lines).toBe(114);
});

test("a morning in English", { timeout: 60_000 }, async () => {
  const lines = await play(
    `
    李雷：hello
    小铃：General…assign
    李雷：are you there?
    小铃：latency
    李雷：who am I
    小铃：李雷
    李雷：assign @韩梅梅 to write the weekly report by Friday 6pm
    小铃：✅ T1 | write the weekly report | …due
    李雷：please have @王芳 call the client before noon tomorrow
    小铃：✅ T2 | call the client | …12:00
    李雷：@韩梅梅 needs to fix the build by tonight
    小铃：✅ T3 | fix the build
    李雷：can @王芳 prepare the slides by Thursday?
    小铃：✅ T4 | prepare the slides
    李雷：create a task for @韩梅梅: update the wiki
    小铃：✅ T5 | update the wiki | …no due time
    李雷：hand the invoice check over to @王芳
    小铃：✅ T6 | the invoice check
    李雷：assign write the plan
    小铃：Who?
    李雷：@韩梅梅
    小铃：✅ T7 | write the plan
    李雷：what are my tasks
    小铃：No such tasks
    李雷：what is @韩梅梅 working on
    小铃：**T3** fix the build
    李雷：show all open tasks in this group
    小铃：**T2** call the client
    韩梅梅：what do I have to do
    小铃：**T5** update the wiki
    韩梅梅：T3 is done
    小铃：✅ T3 "fix the build" is done
    韩梅梅：I finished T1
    小铃：✅ T1 "write the weekly report" is done
    韩梅梅：mark task 5 as complete
    小铃：✅ T5 "update the wiki" is done
    韩梅梅：done tasks
    小铃：Tasks (done)…T1
    韩梅梅：any overdue tasks?
    小铃：No such tasks
    王芳：check off T2
    小铃：✅ T2 "call the client" is done
    李雷：remind me tomorrow at 3pm to call Bob
    小铃：15:00…for you: call Bob
    李雷：can you remind us every Monday at 9 to submit the report
    小铃：Monday…for everybody here: submit the report
    李雷：in 10 minutes remind me to drink water
    小铃：09:1…drink water
    李雷：set a reminder for tomorrow 9am to call HR
    小铃：09:00…call HR
    李雷：don't let me forget to pay rent on Friday
    小铃：pay rent
    李雷：remind the team tomorrow at 10 about the demo
    小铃：10:00…for everybody here: the demo
    李雷：wake me up at 7am tomorrow
    小铃：what
    李雷：gym
    小铃：07:00…gym
    李雷：I need a reminder in 2 hours to submit the form
    小铃：11:0…submit the form
    李雷：remind me
    小铃：When
    李雷：never mind
    小铃：leave it
    李雷：what reminders do I have
    小铃：Reminders (…call Bob
    李雷：please cancel the reminder R0000
    小铃：There is no reminder R0000
    李雷：what are you waiting for
    小铃：nothing
    李雷：share the price list with the team
    小铃：price list
    李雷：how do I use remind
    小铃：remind…tomorrow at 3pm
    李雷：what can you do
    小铃：tasks
    李雷：show the audit log
    小铃：admin
    张经理：show the audit log
    小铃：remind
    `,
    { config: "locale: en" },
  );
  expect(lines).toBe(80);
});
