import { ReplyError, type CommandContext, type SharedFile } from "../../src/index.ts";
import { fileLines } from "./file-line.ts";

/** `F3K2`, as people type it; undefined when it is no such id. Words have no digit, ids always do. */
export function fileIdIn(text: string): string | undefined {
  const code = /^#?f(?=[a-z]{0,11}\d)([0-9a-z]{3,12})$/iu.exec(text.trim().normalize("NFKC"))?.[1];
  if (code === undefined) return undefined;
  return `F${code.toUpperCase().replace(/[IL]/gu, "1").replace(/O/gu, "0")}`;
}

/** The texts the sender was shown last here and may choose from, by `2`, `第2个`, `no. 2`. */
export async function chosenFile(ctx: CommandContext, text: string): Promise<string | undefined> {
  const said =
    /^(?:第|选|#|no\.?\s*|number\s*)?\s*([1-9一二三四五六七八九两])\s*(?:个|份|号|条)?$/iu.exec(
      text.trim(),
    )?.[1];
  if (said === undefined) return undefined;
  const number = "一二三四五六七八九".indexOf(said.replace("两", "二")) + 1 || Number(said);
  const { conversation } = ctx.message;
  const session = (await ctx.sessions.mine()).find(
    (one) => one.conversation === conversation.id && one.state.kind === "meant",
  );
  const offered = session?.state.kind === "meant" ? session.state.texts[number - 1] : undefined;
  return /\b(?:F[0-9A-Z]{3,12}|folder:[0-9a-f]{16})\b/u.exec(offered ?? "")?.[0];
}

/**
 * The file that is meant, by its id, its number in the list shown last, or words of its name; the newest one the sender
 * shared here when nothing is said. When it could be several the sender is asked, and `command` says what their choice
 * means. Throws a ReplyError when there is none.
 */
export async function whichFile(
  ctx: CommandContext,
  said: { readonly file?: string | undefined; readonly words?: string | undefined },
  command: (id: string) => string,
): Promise<SharedFile | undefined> {
  const words = said.words?.trim() ?? "";
  const id = said.file ?? fileIdIn(words) ?? (await chosenFile(ctx, words));
  if (id !== undefined) return byId(ctx, id);
  const isAny = words === "" || anyFile.test(words);
  const sharedBy = ctx.message.sender.id;
  if (isAny) {
    const [newest] = (await ctx.files.list({ sharedBy })).found;
    if (newest === undefined) throw new ReplyError(ctx.say(nothingYet));
    return newest.file;
  }
  const { found } = await ctx.files.list({ words });
  const [only] = found;
  if (only === undefined) throw new ReplyError(ctx.say(nothingLike(words)));
  if (found.length === 1) return only.file;
  ctx.sessions.offer(found.map(({ file }) => command(file.id)));
  const question = ctx.say({
    zh: "是哪一个？回复序号就行：",
    en: "Which one? Answer with its number:",
  });
  ctx.reply([question, ...(await fileLines(found, ctx))].join("\n"));
  return undefined;
}

/** The file with this id. Throws a ReplyError when the sender may not see one. */
export async function byId(ctx: CommandContext, id: string): Promise<SharedFile> {
  const found = await ctx.files.find(id);
  if (found !== undefined) return found.file;
  throw new ReplyError(
    ctx.say({
      zh: `没有你能看到的文件 ${id}。发“最近的文件”看看编号。`,
      en: `There is no file ${id} that you may see. Send "recent files" to see their ids.`,
    }),
  );
}

const anyFile =
  /^(?:这个|那个|刚才|刚刚|上一个|上个|最后一个|我|的|分享|文件|链接|下载链接|它)+$|^(?:this|that|it|the|my|last|latest|link|links|file|share|sharing)(?: (?:this|that|it|the|my|last|latest|link|links|file|share))*$/iu;

const nothingYet = {
  zh: "你在这里还没有分享过文件。",
  en: "You have not shared a file here yet.",
};

/** Words as they may be repeated. */
const nothingLike = (words: string) => {
  const short = Array.from(words).slice(0, 40).join("");
  return {
    zh: `分享过的文件里没有名字带「${short}」的。发“最近的文件”看看。`,
    en: `No shared file is named like “${short}”. Send "recent files" to see them.`,
  };
};
