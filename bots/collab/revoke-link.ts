import { defineCommand } from "../../src/index.ts";
import { fileName } from "./file-line.ts";
import { whichFile } from "./which-file.ts";

/** Takes back the links of a file: none of them works any more, and others do not find it. */
export const revokeLink = defineCommand({
  name: "revoke-link",
  aliases: ["撤回链接", "撤回文件", "撤销链接", "取消分享", "撤回分享", "unshare"],
  summary: { zh: "撤回一个文件的链接，马上失效", en: "Revoke the links of a file at once" },
  say: [
    "<revoke>[掉|了|一下]<link>{file}",
    "<revoke>[掉|了|一下][文件]{file}[的][<link>]",
    "<revoke>[掉|了|一下]{words}的<link>",
    "<revoke>[掉|了|一下](刚才|刚刚|上一个|刚发|刚分享|我刚才|我刚刚)[分享|发]的(<link>|文件)",
    "[把|将][文件]{file}[的][<link>][给]<revoke>[掉|了|一下]",
    "[把|将]{words}的<link>[给]<revoke>[掉|了|一下]",
    "[把|将](刚才|刚刚|我刚才|我刚刚)[分享|发]的(<link>|文件)[给]<revoke>[掉|了|一下]",
    "[把|将]我(刚才|刚刚|刚)<send>的(<link>|文件|东西)[给]<revoke>[掉|了|一下]",
    "<revoke>[掉|了|一下]我(刚才|刚刚|刚)<send>的(<link>|文件|东西)",
    "[刚才|刚刚|我][刚才|刚刚](发错|分享错|发错文件)了<revoke>[<link>|文件]",
    "[把|将]{file}(这个|那个)(<link>|文件)[给]<revoke>[掉|了|一下]",
    "<revoke>[掉|了|一下]对{words}的<link>",
    "(不要|别)[再]让(人|别人|大家|他们)(下载|打开|看|看到){file}[了]",
    "{file}(不要|别|不|停止)[再]<send>[了]",
    "(不要|别|停止|不再|不)[再]<send>[文件]{file}[了]",
    "[让]{file}[的]<link>(失效|作废|过期)",
    "[让]{words}的<link>(失效|作废|过期)",
    "<en> [the|my|all|that] (link|links|share|share link|access|download link) [to|of|for] {file}",
    "<en> [the|my|all|that] (link|links|share|share link|access|download link) (to|of|for) [the] {words}",
    "<en> (the|my) last (link|links|share|file)",
    "<en> [the] {file} [link|links|share]",
    "make [the] (link|links) (to|of|for) {file} (expire|stop working|stop|invalid)",
    "(i|we) (want|need|would like) to <en> [the] [link|links] [to|of|for] {file}",
    "<en> [the|my] [last] {words} (link|links|share)",
    "(unshare|stop sharing) [the|file|my] {file}",
    "(unshare|stop sharing) [the|my] {words}",
    "[the|my] (link|links) (to|of|for) {file} (should|must|has to|needs to) (expire|be revoked|stop working|go)",
  ],
  fragments: {
    revoke: "(撤回|撤销|撤|收回|取消|作废|停掉|停用|关闭|关掉|废掉|删除|删掉|失效)",
    link: "([文件]分享链接|下载链接|[文件]链接|[文件]分享|共享|[文件]外链|下载地址)",
    send: "(分享|发送|发|共享)",
    en: "(take down|turn off|switch off|shut off|undo|revoke|cancel|kill|disable|remove|delete|expire|invalidate|take back|withdraw|pull)",
  },
  args: {
    file: {
      type: "shared-file",
      optional: true,
      summary: { zh: "文件编号，如 F3K2", en: "its id, as F3K2" },
    },
    words: {
      type: "text",
      rest: true,
      optional: true,
      names: ["名字"],
      summary: { zh: "或名字里的几个字；都不写就是你刚分享的", en: "or words of its name" },
    },
  },
  examples: ["撤回链接 F3K2", "撤回链接 报销模板", "revoke-link F3K2"],
  async handle(ctx) {
    const file = await whichFile(ctx, ctx.args, (id) => `revoke-link ${id}`);
    if (file === undefined) return;
    const count = await ctx.files.revoke(file);
    ctx.reply(
      ctx.say({
        zh: `已撤回 ${fileName(file)} 的 ${count} 次分享，链接马上失效。已经作为文件消息发出去的，钉钉里仍能打开。`,
        en: `Revoked ${count} ${count === 1 ? "share" : "shares"} of ${fileName(file)}: the links are dead. What went out as a file message still opens in DingTalk.`,
      }),
    );
  },
});
