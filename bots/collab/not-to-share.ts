import { ReplyError, type CommandContext } from "../../src/index.ts";

/**
 * What reads as sharing a file and may be meant otherwise. Answers whether the sender was asked: 请 @韩梅梅 把报销模板发到产品群
 * may give her a task. Throws a ReplyError for a message to somebody, which is no file.
 */
export function isNotToShare(
  ctx: CommandContext,
  {
    what,
    to,
    who,
  }: {
    readonly what?: string | undefined;
    readonly to?: string | undefined;
    readonly who?: readonly string[] | undefined;
  },
): boolean {
  if (what !== undefined && message.test(what.trim())) throw new ReplyError(ctx.say(noMessage));
  const { text, mentions } = ctx.message;
  const rest = text.replace(asks, "");
  if (what === undefined || to === undefined || who?.length !== 1 || mentions.length !== 1)
    return false;
  if (rest === text) return false;
  ctx.sessions.offer([
    `share-file ${what} --to "${to.replace(/["“”]/gu, "")}"`,
    `指派 ${rest.trim()}`,
  ]);
  ctx.reply(ctx.say(which(rest.trim())));
  return true;
}

const message =
  /^(?:[一这]?[个条则]\s*)?(?:消息|信息|短信|微信|私信|邮件|口信|留言|话)(?:$|[说，,：:\s])|^(?:a |the )?(?:message|text|note|mail|email)$/iu;
const asks = /^\s*(?:请|麻烦|拜托|辛苦|让|叫|劳烦|please|pls)\s*/iu;

const which = (task: string) => ({
  zh: `这句话有两个意思，是哪一个？回复序号就行：\n1. 我现在就分享这个文件\n2. 给 @ 的人派一个任务：${task}`,
  en: `This can mean two things. Which one? Answer with the number:\n1. I share the file now\n2. whoever is @-ed gets a task: ${task}`,
});

const noMessage = {
  zh: "我分享的是文件。要告诉同事一件事，请说：通知 王芳 下午3点换会议室",
  en: "What I share are files. To let a colleague know something, say: notify Wang Fang the meeting moved to room 2",
};
