import { ReplyError } from "../core/errors.ts";
import type { Locale } from "../core/locale.ts";
import { textsOf } from "../texts/texts-of.ts";
import { defineCommand } from "./definition.ts";

/** `language`: which language the bot speaks to somebody, or in a group. */
export const language = defineCommand({
  name: "language",
  aliases: ["语言", "语种"],
  summary: {
    zh: "选我用中文还是英文回答你，或整个群",
    en: "Which language I speak to you, or in a group",
  },
  isAside: true,
  say: [
    "[<you>][以后|今后|之后|从现在起]<speak>{to}[回答|回复|说话|说|跟我说|交流|沟通|聊|回|答][我][吧]",
    "[<you>]<where>[里][以后|今后][都|统一|一律|全部]<speak>{to}[回答|回复|说话|说|交流|沟通|聊]",
    "[<you>][以后|今后]<speak>{to}[回答|回复|说话|说|交流]{where}",
    "[把|将|设置|设|改][我的|你的|机器人的|机器人]语言(设置为|设为|设成|改成|改为|换成|切换到|切换成|切到|调成|为|成)[<speak>]{to}",
    "(把|将)<where>[里|的]语言(设置为|设为|设成|改成|改为|换成|切换到|切换成|切到|调成)[<speak>]{to}",
    "(切换|换|改|转|切)(到|成|为){to}[模式|界面]",
    "[你|机器人](会说|能说|可以说|会不会说|能不能说|会|能用|可以用){to}[吗|么|不]",
    "(别|不要|不用)(固定|指定)语言",
    "[can you|could you|would you|you can|i'd like you to|i want you to|from now on] <talk> [to me|with me|back|me] [in] {to} [only|from now on|always]",
    "[can you|could you|would you] <talk> [in] {to} [in|to|with] <group> [only|from now on]",
    "[in] <group> <talk> [in] {to}",
    "(set|change|switch) [my|your|the|the bot] language (to|into) {to}",
    "(set|change|switch) (the language of|the language in|the language for) <group> (to|into) {to}",
    "(switch|change) [back] (to|into) {to}",
    "{to} (please|only)",
    "do you (speak|understand|know) {to}",
    "i (prefer|speak|only speak|don't understand chinese i speak) {to}",
  ],
  fragments: {
    you: "(你|机器人|小铃|咱们)",
    speak: "(用|说|讲|使用|换用|改用|换|改说|跟我说|跟我讲|和我说|对我说|以)",
    talk: "(speak|talk|answer|reply|respond|write|use)",
    where: "{where}",
    group: "{where}",
  },
  args: {
    to: {
      type: "choice",
      optional: true,
      choices: {
        zh: [
          "中文",
          "汉语",
          "漢語",
          "普通话",
          "简体中文",
          "国语",
          "华语",
          "chinese",
          "mandarin",
          "zh-cn",
          "cn",
        ],
        en: ["英文", "英语", "英語", "english", "en-us"],
        auto: ["自动", "跟随", "跟着我", "随我", "automatic", "automatically", "follow", "default"],
      },
      summary: { zh: "中文、英文，或「自动」", en: "zh, en, or auto: as you write" },
    },
    where: {
      type: "choice",
      optional: true,
      names: ["范围"],
      choices: {
        group: [
          "本群",
          "这个群",
          "群里",
          "全群",
          "整个群",
          "群",
          "在群里",
          "在这个群",
          "在本群",
          "this group",
          "the group",
          "our group",
          "this chat",
          "the whole group",
          "here",
        ],
        me: ["我", "自己"],
      },
      summary: { zh: "「本群」就是对整个群", en: "“group” for the whole group" },
    },
  },
  examples: ["语言 英文", "语言 中文 本群", "language en", "language auto"],
  handle(ctx) {
    const texts = textsOf(ctx.locale).language;
    const { to, where } = ctx.args;
    if (to === undefined) {
      ctx.reply(texts.now);
      return;
    }
    const locale = locales[to] ?? null;
    const isGroup = where === "group";
    if (isGroup && ctx.message.conversation.kind !== "group") throw new ReplyError(texts.noGroup);
    if (isGroup && !deciding.some((role) => ctx.caller.roles.has(role))) {
      throw new ReplyError(texts.notYours);
    }
    ctx.languages.choose(isGroup ? "group" : "sender", locale);
    // The answer is the first thing said in it.
    const said = textsOf(locale ?? ctx.locale).language;
    if (locale === null) ctx.reply(isGroup ? said.groupAuto : said.auto);
    else ctx.reply(isGroup ? said.groupSet : said.set);
  },
});

/** Who decides for a group. */
const deciding = ["admin", "group-admin", "company-admin"];

const locales: Readonly<Record<string, Locale>> = { zh: "zh-CN", en: "en" };
