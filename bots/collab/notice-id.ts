import { ReplyError, type CommandContext, type Notice } from "../../src/index.ts";

/** `N3K2`, in either case, with a # or not. */
export const noticeIdArg = {
  type: "text",
  optional: true,
  names: ["编号"],
  max: 12,
  pattern: "#?[Nn][0-9A-Za-z]{3,8}(?![0-9A-Za-z])",
  summary: {
    zh: "通知编号，如 N3K2；不写就是最近一条",
    en: "its id, as N3K2; the last one if left out",
  },
} as const;

/** The notice with this id, the one whose message is quoted, or the one sent last. */
export async function whichNotice(ctx: CommandContext, said: string | undefined): Promise<Notice> {
  const quoted = /[(（](N[0-9A-Z]{3,8})[)）]/u.exec(ctx.message.quoted?.text ?? "")?.[1];
  const id = said?.replace("#", "").toUpperCase() ?? quoted;
  const found = id === undefined ? await ctx.notices.last() : await ctx.notices.find(id);
  if (found !== undefined) return found;
  throw new ReplyError(ctx.say(id === undefined ? none : unknown(id)));
}

const none = {
  zh: "你还没有发过通知。发一个：通知 @同事 下午3点换会议室",
  en: "You have not sent a notice yet. Send one: notify @someone the meeting moved",
};

const unknown = (id: string) => ({
  zh: `没有找到通知 ${id}。`,
  en: `There is no notice ${id}.`,
});
