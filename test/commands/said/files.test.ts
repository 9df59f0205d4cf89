import { describe } from "vitest";
import { understands } from "./table.ts";

describe("a file for another group or a person", () => {
  understands(`
    把报销模板发到产品群 → share-file what=报销模板 to=产品群
    share-file budget --to 研发群 → share-file what=budget to=研发群
    分享文件 报销模板 到 研发群 → share-file what=报销模板 to=研发群
    麻烦把会议纪要转发给市场群 → share-file what=会议纪要 to=市场群
    把 F3K2 发到产品群 → share-file what=F3K2 to=产品群
    把F3K2转给王芳 → share-file what=F3K2 to=王芳
    把组织架构图发给王芳看看 → share-file what=组织架构图 to=王芳
    帮我把请假单传到行政群里 → share-file what=请假单 to=行政群里
    将报价单分享至销售群 → share-file what=报价单 to=销售群
    给研发群发一份部署手册 → share-file what=部署手册 to=研发群
    请往市场群发个宣传册 → share-file what=宣传册 to=市场群
    发一份合同模板给王芳 → share-file what=合同模板 to=王芳
    转发季度总结到管理群 → share-file what=季度总结 to=管理群
    把访客登记表也发到前台群 → share-file what=访客登记表 to=前台群
    把这份文件发到研发群 → share-file what=这份 to=研发群
    这个文件发群里 → share-file
    把 https://example.com/a.pdf 发到产品群 → share-file what=https://example.com/a.pdf to=产品群
    share the budget with the dev group → share-file what=budget to=the dev group
    send the price list to Wang Fang → share-file what=price list to=Wang Fang
    please forward the meeting notes to the sales team → share-file what=meeting notes to=the sales team
    can you post the roadmap in 研发群 → share-file what=roadmap to=研发群
    [han] 把报销模板发给 @韩梅梅 → share-file what=报销模板 who=han
    [han] 发一份考勤制度给 @韩梅梅 → share-file what=考勤制度 who=han
    [han] 把劳动合同私下发给 @韩梅梅 → share-file what=劳动合同 who=han
    [han] 给 @韩梅梅 发一份入职指南 → share-file what=入职指南 who=han
    [han] 分享文件 报销模板 @韩梅梅 → share-file what=报销模板 who=han
    [han] send the handbook to @han → share-file what=handbook who=han
    [han] send @han the onboarding guide → share-file what=onboarding guide who=han
    [han wang] 把周报发给 @韩梅梅 和 @王芳 → share-file what=周报 who=han+wang
  `);
});

describe("a file again", () => {
  understands(`
    再发 F3K2 → share-file what=F3K2
    再发一次 F3K2 → share-file what=F3K2
    F3K2 再发一下 → share-file what=F3K2
    重新发一遍报销模板 → share-file what=报销模板
    send F3K2 again → share-file what=F3K2
    resend F3K2 → share-file what=F3K2
    再发第2个 → share-file what=第2个
    报销模板再发一次 → share-file what=报销模板
    please share the budget again → share-file what=the budget
    再发一次 → share-file
  `);
});

describe("files that were shared", () => {
  understands(`
    找文件 报销 → files words=报销
    最近的文件 → files
    谁分享过报销模板 → files words=报销模板
    看看最近的文件 → files
    最近分享了哪些文件 → files
    群里有哪些文件 → files
    这个群发过什么文件 → files
    我分享过的文件 → files who=me
    我发过哪些文件 → files who=me
    [han] @韩梅梅 分享过的文件 → files who=han
    [han] 看看 @韩梅梅 发了什么文件 → files who=han
    找一下季度总结的文件 → files words=季度总结
    搜一下之前分享过的合同 → files words=合同
    帮我找找报价单那个文件 → files words=报价单
    有人发过考勤制度吗 → files words=考勤制度吗
    谁之前发过会议纪要 → files words=会议纪要
    之前发的报价单在哪 → files words=报价单
    查文件 合同 → files words=合同
    find the file about budget → files words=budget
    search for documents about onboarding → files words=onboarding
    show me recent files → files
    what files were shared here → files
    who shared the price list → files words=price list
    files about budget → files words=budget
    [han] files shared by @han → files who=han
    my files → files whose=me
    我的文件 → files whose=me
    看看我的文件 → files whose=me
    look for the onboarding file → files words=onboarding
  `);
});

describe("the record of a file", () => {
  understands(`
    文件记录 F3K2 → file file=F3K2
    F3K2 是谁分享的 → file file=F3K2
    F3K2 发给过谁 → file file=F3K2
    看看 F3K2 的详情 → file file=F3K2
    F3K2 分享到哪里了 → file file=F3K2
    谁分享过 F3K2 → files words=F3K2
    who shared F3K2 → files words=F3K2
    where was F3K2 shared → file file=F3K2
    show me the history of F3K2 → file file=F3K2
    what is F3K2 → file file=F3K2
    file F3K2 → file file=F3K2
  `);
});

describe("a link taken back", () => {
  understands(`
    撤回链接 F3K2 → revoke-link file=F3K2
    撤回 F3K2 的链接 → revoke-link file=F3K2
    把 F3K2 的链接撤回 → revoke-link file=F3K2
    取消分享 F3K2 → revoke-link file=F3K2
    撤回报销模板的链接 → revoke-link words=报销模板
    把报销模板的下载链接关掉 → revoke-link words=报销模板
    撤回刚才的链接 → revoke-link
    让 F3K2 的链接失效 → revoke-link file=F3K2
    不要再分享 F3K2 了 → revoke-link file=F3K2
    请作废 F3K2 的下载链接 → revoke-link file=F3K2
    撤回文件 F3K2 → revoke-link file=F3K2
    收回会议纪要的分享 → revoke-link words=会议纪要
    删掉 F3K2 的分享链接 → revoke-link file=F3K2
    revoke the link to F3K2 → revoke-link file=F3K2
    revoke F3K2 → revoke-link file=F3K2
    please disable the link for the price list → revoke-link words=price list
    stop sharing F3K2 → revoke-link file=F3K2
    unshare the budget → revoke-link words=budget
    kill the F3K2 link → revoke-link file=F3K2
    the link to F3K2 should expire → revoke-link file=F3K2
  `);
});

describe("other things that are said about sending", () => {
  understands(`
    [han] 把报销模板发到产品群 @韩梅梅 → share-file what=报销模板 to=产品群 who=han
    [han] 让 @韩梅梅 明天把报告发给客户 → assign who=han title=把报告发给客户 due=11-24 09:00
    提醒我明天把报销模板发到产品群 → remind who=me when=11-24 09:00 what=把报销模板发到产品群
    撤回提醒 R7K2 → cancel reminder=R7K2
    取消 R7K2 → cancel reminder=R7K2
    我的提醒 → reminders
  `);
});
