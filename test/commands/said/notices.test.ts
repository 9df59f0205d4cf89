import { describe } from "vitest";
import { understands } from "./table.ts";

describe("a work notification to people", () => {
  understands(`
    [zhang] 通知 @张三 明天上午在家办公 → notify who=zhang text=明天上午在家办公
    [zhang] 通知一下@张三，会议改到二楼 → notify who=zhang text=会议改到二楼
    [zhang] 麻烦通知 @张三 来前台取快递 → notify who=zhang text=来前台取快递
    [zhang] 帮我通知@张三 资料已经发他邮箱了 → notify who=zhang text=资料已经发他邮箱了
    [zhang] 告知 @张三 合同已签 → notify who=zhang text=合同已签
    [zhang] 给 @张三 发个通知：工资条已发 → notify who=zhang text=工资条已发
    [zhang] 给@张三 发一条工作通知，门禁卡做好了 → notify who=zhang text=门禁卡做好了
    [zhang] 发通知给 @张三 体检报告出来了 → notify who=zhang text=体检报告出来了
    [zhang] 知会 @张三 客户下周来访 → notify who=zhang text=客户下周来访
    [zhang] 向 @张三 发送通知 审批已通过 → notify who=zhang text=审批已通过
    [zhang] 请通知 @张三 电梯在维修 → notify who=zhang text=电梯在维修
    [zhang] 工作通知 @张三 电脑已到货 → notify who=zhang text=电脑已到货
    [zhang] 把 会议取消了 通知给 @张三 → notify who=zhang text=会议取消了
    [zhang lee] 通知 @张三 @李雷 下班前关窗 → notify who=zhang+lee text=下班前关窗
    [zhang] notify @zhang the build is green → notify who=zhang text=the build is green
    [zhang] please notify @zhang that the server is back → notify who=zhang text=the server is back
    [zhang] inform @zhang: his parcel is at reception → notify who=zhang text=his parcel is at reception
    [zhang] send @zhang a notification that the invoice is paid → notify who=zhang text=the invoice is paid
    [zhang] send a notice to @zhang saying lunch is here → notify who=zhang text=lunch is here
    [zhang] could you notify @zhang about the new policy → notify who=zhang text=the new policy
    [zhang] issue an official notice to @zhang: badges expire → notify who=zhang text=badges expire
    通知我 10分钟后 喝水 → remind who=me when=11-23 10:10 what=喝水
    notify me at 5pm to leave → remind when=11-23 17:00 what=leave
  `);
});

describe("a department, everybody, and everybody here", () => {
  understands(`
    通知市场部 下周一开季度会 → notify-department department=市场部 text=下周一开季度会
    通知一下财务部，发票系统升级 → notify-department department=财务部 text=发票系统升级
    请通知研发中心全体同事 今晚发版 → notify-department department=研发中心 text=今晚发版
    给人事部发个通知：考勤规则有变 → notify-department department=人事部 text=考勤规则有变
    发通知给后勤组 明天大扫除 → notify-department department=后勤组 text=明天大扫除
    告知行政部的所有人 前台电话换了 → notify-department department=行政部 text=前台电话换了
    给客服团队发条工作通知 周末值班表出了 → notify-department department=客服团队 text=周末值班表出了
    notify the sales team that prices changed → notify-department department=sales team text=prices changed
    send the marketing department a notice: logos are final → notify-department department=marketing department text=logos are final
    inform the design team that the office moves → notify-department department=design team text=the office moves
    通知全员 今天下午三点消防演习 → notify-all text=今天下午三点消防演习
    通知全公司，食堂明天停业 → notify-all text=食堂明天停业
    给全体员工发个通知：年会时间定了 → notify-all text=年会时间定了
    全员通知 系统今晚维护 → notify-all text=系统今晚维护
    发一条全员公告：五一放假安排 → notify-all text=五一放假安排
    向全公司发通知 注意防汛 → notify-all text=注意防汛
    notify all staff that the office is closed on Friday → notify-all text=the office is closed on Friday
    send a notification to the whole company: new badges → notify-all text=new badges
    inform all employees about the fire drill → notify-all text=the fire drill
    send everyone in the company a notice saying the gate is open → notify-all text=the gate is open
    艾特所有人 记得打卡 → mention-all text=记得打卡
    @所有人 周报交一下 → mention-all text=周报交一下
    帮我艾特一下全体成员，说午餐到了 → mention-all text=午餐到了
    圈所有人 会议室空调坏了 → mention-all text=会议室空调坏了
    通知大家 午餐到了 → mention-all text=午餐到了
    告诉大家电梯修好了 → mention-all text=电梯修好了
    mention all the release is out → mention-all text=the release is out
    tag everyone: lunch is here → mention-all text=lunch is here
    ping everybody that the demo starts → mention-all text=the demo starts
    tell the whole group that the wifi is down → mention-all text=the wifi is down
  `);
});

describe("who has read it, and taking it back", () => {
  understands(`
    通知进度 N3K2 → notified id=N3K2
    N3K2 谁看了 → notified id=N3K2
    谁没看 N3K2 → notified id=N3K2
    查一下通知N3K2的进度 → notified id=N3K2
    刚才的通知谁看了 → notified
    刚才发的通知有谁没看 → notified
    还有谁没看刚才的通知 → notified
    看看N3K2的阅读情况 → notified id=N3K2
    通知 N3K2 大家都看了吗 → notified id=N3K2
    有多少人看了N3K2 → notified id=N3K2
    N3K2 发出去了吗 → notified id=N3K2
    哪些人没读通知N3K2 → notified id=N3K2
    这条通知几个人没看 → notified
    谁没收到N3K2 → notified id=N3K2
    notified N3K2 → notified id=N3K2
    who has read N3K2 → notified id=N3K2
    who hasn't read the notice N3K2 → notified id=N3K2
    has everyone seen the notice → notified
    has everyone seen it yet → notified
    did everyone see my notice → notified
    show me the status of notice N3K2 → notified id=N3K2
    did anybody read it → notified
    how many people have read N3K2 → notified id=N3K2
    撤回 N3K2 → recall id=N3K2
    撤回刚才的通知 → recall
    把N3K2撤回 → recall id=N3K2
    通知发错了，撤回 → recall
    收回通知 N3K2 → recall id=N3K2
    刚才那条通知撤回吧 → recall
    撤销N3K2 → recall id=N3K2
    把刚才的通知撤回来 → recall
    recall N3K2 → recall id=N3K2
    recall my last notice → recall
    take back the notice N3K2 → recall id=N3K2
    please withdraw notification N3K2 → recall id=N3K2
    take that notice back → recall
  `);
});

describe("languages", () => {
  understands(`
    说英文 → language to=en
    请用英文跟我说 → language to=en
    以后用英语回答我 → language to=en
    你会说英语吗 → language to=en
    能不能用中文回答 → language to=zh
    换成中文 → language to=zh
    切换到英文 → language to=en
    用普通话吧 → language to=zh
    把语言改成英文 → language to=en
    语言设为中文 → language to=zh
    这个群以后用英文 → language to=en where=group
    群里都用中文 → language to=zh where=group
    语言 英文 本群 → language to=en where=group
    语言 自动 → language to=auto
    speak English → language to=en
    can you speak English please → language to=en
    answer me in English → language to=en
    please reply in Chinese → language to=zh
    do you speak English → language to=en
    switch to Chinese → language to=zh
    change the language to English → language to=en
    in this group speak English → language to=en where=group
    set the language of this group to Chinese → language to=zh where=group
    language auto → language to=auto
  `);
});
