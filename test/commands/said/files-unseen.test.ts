import { describe } from "vitest";
import { understands } from "./table.ts";

// Said by a manager, an engineer, a receptionist and an English-speaking colleague; no template was made from these.

describe("share-file, otherwise said", () => {
  understands(`
    把Q3复盘材料丢到产品群 → share-file what=Q3复盘材料 to=产品群
    帮忙把值班表推给运维群 → share-file what=值班表 to=运维群
    能把访客wifi说明发到前台群吗 → share-file what=访客wifi说明 to=前台群
    麻烦你把招聘海报分享到校招群一下 → share-file what=招聘海报 to=校招群
    给财务群传一份发票抬头 → share-file what=发票抬头 to=财务群
    在产品群发一份需求文档 → share-file what=需求文档 to=产品群
    把接口文档贴到后端群 → share-file what=接口文档 to=后端群
    发部署脚本到运维群 → share-file what=部署脚本 to=运维群
    把 F9X1 转给王芳 → share-file what=F9X1 to=王芳
    F9X1 发给王芳 → share-file what=F9X1 to=王芳
    F9X1 再发到产品群 → share-file what=F9X1 to=产品群
    把这张图发到产品群 → share-file what=这张图 to=产品群
    转发这个到产品群 → share-file what=这个 to=产品群
    [han] 这份合同发给 @韩梅梅 → share-file what=这份合同 who=han
    [han] 把转正申请表发 @韩梅梅 一份 → share-file what=转正申请表 who=han
    [han] 私聊 @韩梅梅 发一下薪资表 → share-file what=薪资表 who=han
    再给我发一遍会议室指南 → share-file what=会议室指南
    刚才的文件再发一次 → share-file what=刚才的文件
    hey can you drop the onboarding deck into the hr group → share-file what=onboarding deck to=the hr group
    please pass the contract to Wang Fang → share-file what=contract to=Wang Fang
    forward F9X1 to the sales group → share-file what=F9X1 to=the sales group
    could you send the floor plan over to reception → share-file what=floor plan to=reception
    send F9X1 one more time → share-file what=F9X1
    [han] get the NDA template over to @han → share-file what=NDA template who=han
    [han] share the org chart with @han privately → share-file what=org chart who=han
  `);
});

describe("files, otherwise said", () => {
  understands(`
    上周谁发了值班表 → files words=值班表
    翻一下群里的发票文件 → files words=发票
    我们群里都有什么文件 → files
    列一下最近分享的文件 → files
    大家最近发了哪些资料 → files who=us
    谁把需求文档发过 → files words=需求文档
    有没有人分享过接口文档 → files words=接口文档
    我之前发过什么文件 → files who=me
    查一下我分享的文件 → files who=me
    [han] @韩梅梅 最近发了哪些文件 → files who=han
    [han] 找 @韩梅梅 发的文件 → files who=han
    搜文件 wifi → files words=wifi
    找一下叫复盘的文件 → files words=复盘
    帮我搜搜发票抬头这个文件 → files words=发票抬头
    文件列表 → files
    list files → files
    show files → files
    any files about wifi → files words=wifi
    did anyone share the floor plan → files words=floor plan
    find the org chart → files words=org chart
    what did we share recently → files
    show me my files → files whose=me
    [han] which files did @han share → files who=han
    search files nda → files words=nda
  `);
});

describe("revoke-link, otherwise said", () => {
  understands(`
    F9X1 撤回 → revoke-link file=F9X1
    F9X1 的链接作废 → revoke-link file=F9X1
    把我刚才分享的文件撤回 → revoke-link
    撤回我刚发的文件 → revoke-link
    刚才发错了，撤回链接 → revoke-link
    停掉 F9X1 的下载链接 → revoke-link file=F9X1
    别再让人下载 F9X1 了 → revoke-link file=F9X1
    合同的链接失效掉 → revoke-link words=合同
    把值班表的分享取消 → revoke-link words=值班表
    取消对合同的分享 → revoke-link words=合同
    麻烦收回一下接口文档的链接 → revoke-link words=接口文档
    关闭薪资表的分享链接 → revoke-link words=薪资表
    请把 F9X1 这个链接停用 → revoke-link file=F9X1
    F9X1 不要分享了 → revoke-link file=F9X1
    take down the link to F9X1 → revoke-link file=F9X1
    turn off the share link for F9X1 → revoke-link file=F9X1
    undo the share of F9X1 → revoke-link file=F9X1
    I want to revoke F9X1 → revoke-link file=F9X1
    delete the download link of the contract → revoke-link words=contract
    make the link to F9X1 stop working → revoke-link file=F9X1
    expire my last link → revoke-link
  `);
});

describe("file, otherwise said", () => {
  understands(`
    F9X1 谁发的 → file file=F9X1
    F9X1 是哪个文件 → file file=F9X1
    F9X1 都发给谁了 → file file=F9X1
    F9X1 的分享记录 → file file=F9X1
    看一下 F9X1 → file file=F9X1
    查一下文件 F9X1 → file file=F9X1
    F9X1 什么时候分享的 → file file=F9X1
    F9X1 发到过哪些群 → file file=F9X1
    显示 F9X1 的信息 → file file=F9X1
    文件 F9X1 的情况 → file file=F9X1
    F9X1 的哈希是多少 → file file=F9X1
    tell me about F9X1 → file file=F9X1
    when was F9X1 shared → file file=F9X1
    who has F9X1 → file file=F9X1
    who got F9X1 → file file=F9X1
    where did F9X1 go → file file=F9X1
    history of F9X1 → file file=F9X1
    show F9X1 → file file=F9X1
    sharing record for F9X1 → file file=F9X1
    details for file F9X1 → file file=F9X1
  `);
});

describe("all of them, once more", () => {
  understands(`
    把会议室预订表发到行政群去 → share-file what=会议室预订表 to=行政群去
    请把下周排班发给前台群 → share-file what=下周排班 to=前台群
    帮我转一份保密协议给王芳 → share-file what=保密协议 to=王芳
    分享一下架构图到后端群 → share-file what=架构图 to=后端群
    把那个客户名单共享给销售群 → share-file what=那个客户名单 to=销售群
    post the release notes to the qa group → share-file what=release notes to=the qa group
    please share our price sheet with Wang Fang → share-file what=price sheet to=Wang Fang
    send the visitor form to reception please → share-file what=visitor form to=reception
    [han] 把报价发给 @韩梅梅 看看 → share-file what=报价 who=han
    重发 F9X1 → share-file what=F9X1
    谁传过考勤表 → files words=考勤表
    昨天有人发过合同吗 → files words=合同吗
    找找上次的复盘文件 → files words=上次的复盘
    这里有哪些文件 → files
    show the recent files please → files
    取消 F9X1 的分享 → revoke-link file=F9X1
    把 F9X1 撤了 → revoke-link file=F9X1
    撤回合同的下载链接 → revoke-link words=合同
    please revoke the share of F9X1 → revoke-link file=F9X1
    remove the link for the visitor form → revoke-link words=visitor form
    F9X1 是什么 → file file=F9X1
    F9X1 分享给了哪些人 → file file=F9X1
    who shared F9X1 and when → files words=F9X1 and when
  `);
});
