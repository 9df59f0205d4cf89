import { defineCommand, type CommandContext, type Who } from "../../src/index.ts";
import { fileLines } from "./file-line.ts";
import { replyWithRecord } from "./file-record.ts";
import { pageArg } from "./reminder-args.ts";
import { byId, fileIdIn } from "./which-file.ts";

/** Finds what was shared and the sender may see; a number sends one again. */
export const files = defineCommand({
  name: "files",
  aliases: ["找文件", "文件", "搜文件", "查文件", "最近的文件", "文件列表", "recent-files"],
  summary: {
    zh: "找分享过的文件，回复序号再发一次",
    en: "Find shared files; a number sends one again",
  },
  say: [
    "[<show>][一下|下][最近|近期|刚才|今天][<sent>]的文件[列表|记录]",
    "[<show>]最近[都|有人][<sent>][了|过]([哪些|什么|啥][文件|资料])",
    "[<show>](群里|这个群|本群|这里|咱们群|我们群|我们群里|咱们群里)[最近|都|之前][有|<sent>][过|了][的][哪些|什么|啥]文件",
    "[<show>]{who}[最近|之前|都]<sent>[过|了]的[文件|东西|资料]",
    "[<show>]{who}[最近|之前|都]<sent>[过|了](哪些|什么|啥)[文件|东西|资料]",
    "[<show>]{who}的文件",
    "[<show>]{whose}[分享的|发的]文件",
    "[show|list|see|view] [me] [all] [of] {whose} [recent|shared] files",
    "<find>[一下|下|一份|个][<sent>过的|<sent>的|群里的]{words}[的](文件|文档|附件|资料)",
    "<find>[一下|下|一份|个](<sent>过的|群里的)[文件]{words}",
    "<find>[一下|下|一份|个](之前|以前|上次|前几天|昨天)[我|我们|大家]<sent>[过]的[文件]{words}",
    "<find>[一下|下]文件{words}",
    "<find>[一下|下](叫|名叫|名字叫|关于|有关){words}的(文件|文档|附件|资料)",
    "<find>[一下|下]{words}(这个|那个|这份|那份)(文件|文档|附件|资料)",
    "<find>[一下|下]{who}<sent>[过|了]的[文件|东西|资料]",
    "[<day>](谁|有谁|有人|哪位|是谁|有没有人|有没有谁)[之前|最近|刚才|以前|<day>](<sent>)[过|了|的][文件]{words}",
    "[<day>](谁|有谁|有人|有没有人)[之前|最近]把{words}<sent>[过|了|出来]",
    "之前<sent>[过]的{words}[在哪|在哪里|呢|找不到了]",
    "[以前|之前|上次](谁|有人)<sent>的{words}[在哪|在哪里]",
    "(find|search|search for|look for|look up|locate) [me] [the|a|that|any|our] (file|files|document|documents|doc|docs|attachment) [about|named|called|for|with|on] {words}",
    "(find|locate|look for|search for) [me] [the|a|that|any|our] {words} (file|files|document|doc|attachment)",
    "[show|list|see|view] [me] [the|all] [recent|latest|last|shared|our|group|recently shared] files [list]",
    "[show|list|see|view] [me] [the|all] [recent|latest|shared] files [shared|sent|posted] (by|from) {who}",
    "[show|list] [me] [the|all] files {who} (shared|sent|posted|uploaded)",
    "what files (were|have been|got|are) (shared|posted|sent) [here|in this group|recently|lately]",
    "(what|which) files (do|did) we (have|share) [here|in this group]",
    "(what|which) files (did|has) {who} (share|send|post|shared|sent|posted)",
    "who (shared|sent|posted|uploaded) [the] {words}",
    "did (anyone|anybody|someone|somebody) (share|send|post|upload) [the|a] {words}",
    "[are there|do we have] any (files|documents|docs) (about|named|called|for|on|with) {words}",
    "(find|locate) [me] (the|our|that) {words}",
    "what (did|have) we (share|shared|send|sent|post|posted) [recently|lately|here|so far]",
    "files (about|named|called|for|on|with) {words}",
    "where is [the] {words} file",
  ],
  fragments: {
    show: "(看看|看一下|看下|看|查看|查一下|查查|查|列出|列一下|显示|给我看|打开)",
    day: "(今天|昨天|前天|上周|这周|本周|上个月|这个月)",
    find: "(搜搜|找找|找一下|找一找|找|搜一下|搜索|搜|查找|查一下|查查|查|翻一下|翻翻)",
    sent: "(分享|发送|发|共享|传|上传)",
  },
  args: {
    words: {
      type: "text",
      rest: true,
      optional: true,
      max: 200,
      names: ["名字"],
      summary: { zh: "文件名里的词，拼音也行", en: "words of the name" },
    },
    who: {
      type: "who",
      optional: true,
      optionOnly: true,
      names: ["谁"],
      summary: { zh: "谁分享的：我，或 @ 某人", en: "shared by whom: me, or @ someone" },
    },
    whose: {
      type: "choice",
      choices: { me: ["我的", "my", "mine"] },
      optional: true,
      optionOnly: true,
      summary: { zh: "我的：只看我分享的", en: "me: only what you shared" },
    },
    page: { ...pageArg, optionOnly: true },
  },
  examples: ["找文件 报销", "最近的文件", "谁分享过报销模板", "files budget"],
  async handle(ctx) {
    const { who, page } = ctx.args;
    const words = wordsOf(ctx.args.words);
    const id = fileIdIn(words);
    if (id !== undefined) {
      await replyWithRecord(ctx, await byId(ctx, id));
      return;
    }
    const whose: Who | undefined = ctx.args.whose === "me" ? { kind: "me" } : who;
    const sharedBy = whoseId(whose ?? mentioned(ctx), ctx.message.sender.id);
    const list = await ctx.files.list({
      words,
      ...(sharedBy === undefined ? {} : { sharedBy }),
      ...(page === undefined ? {} : { page }),
    });
    const elsewhere = elsewhereNote(ctx, list.elsewhere);
    if (list.total === 0) {
      ctx.reply([none(ctx, words), elsewhere].filter(Boolean).join("\n"));
      return;
    }
    ctx.sessions.offer(list.found.map(({ file }) => `share-file ${file.id}`));
    const title = ctx.say({
      zh: `找到 ${list.total} 个文件，回复序号再发一次：`,
      en: `${list.total} ${list.total === 1 ? "file" : "files"}; a number sends one again:`,
    });
    const next = list.page + 1;
    const more =
      list.pages === 1
        ? ""
        : ctx.say({
            zh: `第 ${list.page} 页，共 ${list.pages} 页。${next <= list.pages ? `下一页：找文件 ${words} --页 ${next}` : ""}`,
            en: `Page ${list.page} of ${list.pages}. ${next <= list.pages ? `Next: files ${words} --page ${next}` : ""}`,
          });
    const lines = await fileLines(list.found, ctx);
    ctx.reply([title, ...lines, more, elsewhere].filter(Boolean).join("\n"));
  },
});

/** Words that say nothing about a name. */
function wordsOf(said = ""): string {
  const bare = said
    .replace(/^(?:文件|最近|最近的|群里的|分享过的|所有|全部|all|recent|the)(?:\s+|$)/iu, "")
    .trim();
  return /^(?:文件|最近|最近的|所有的?|全部|all|recent|files)$/iu.test(bare) ? "" : bare;
}

function mentioned({ message }: CommandContext): Who | undefined {
  const ids = message.mentions.map((one) => one.userId ?? one.dingtalkId);
  return ids.length === 0 ? undefined : { kind: "people", ids };
}

function whoseId(who: Who | undefined, sender: string): string | undefined {
  if (who?.kind === "me") return sender;
  return who?.kind === "people" ? who.ids[0] : undefined;
}

function none(ctx: CommandContext, words: string): string {
  const short = Array.from(words).slice(0, 40).join("");
  return words === ""
    ? ctx.say({
        zh: "还没有分享过的文件。分享一个：分享文件 报销模板",
        en: "Nothing was shared yet. Share something: share-file budget",
      })
    : ctx.say({
        zh: `分享过的文件里没有名字带「${short}」的。共享文件夹里的直接说：分享文件 ${short}`,
        en: `No shared file is named like “${short}”. For those in the shared folder: share-file ${short}`,
      });
}

function elsewhereNote(ctx: CommandContext, count: number): string {
  return count === 0
    ? ""
    : ctx.say({
        zh: `另有 ${count} 个只在私聊里给你看，私聊我再问一次。`,
        en: `${count} more are for you alone: ask me one to one.`,
      });
}
