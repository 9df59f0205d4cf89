import {
  BellhopError,
  ReplyError,
  sizeText,
  type CommandContext,
  type FilePart,
  type FolderFile,
  type SharedFile,
} from "../../src/index.ts";
import { fileLines } from "./file-line.ts";
import { byId, chosenFile, fileIdIn } from "./which-file.ts";

/** Choices that are asked about; of more the newest are shown. */
const mostChoices = 9;

/** What came with the message, or with the one it quotes. */
export function partsIn({ parts, quoted }: CommandContext["message"]): readonly FilePart[] {
  return [...parts, ...(quoted?.parts ?? [])].filter((part) => part.kind !== "unknown");
}

/** Keeps copies of parts, in their order. Throws a ReplyError that says why one cannot be had. */
export async function keepParts(
  ctx: CommandContext,
  parts: readonly FilePart[],
): Promise<readonly SharedFile[]> {
  const files: SharedFile[] = [];
  for (const part of parts) {
    try {
      files.push(await ctx.files.fromMessage(part));
    } catch (error) {
      if (error instanceof BellhopError && error.expose) throw new ReplyError(error.message);
      throw error;
    }
  }
  return files;
}

/** Whether words only point at something: 这个文件, it. */
export function pointsOnly(words: string): boolean {
  return pointing.test(words.trim());
}

const pointing =
  /^(?:一下|这个|这份|这张|这些|这|那个|那份|那|上面的?|下面的?|刚才的?|刚刚的?|刚发的|引用的|它|个|份|文件|文档|附件|图片|图|照片|截图|视频|语音|链接|网址|消息|资料|东西)+$|^(?:(?:this|that|it|the|these|above|quoted|attached|attachment|file|files|document|doc|picture|image|photo|video|one|message|link)(?: |$))+$/iu;

/** Whether what was sent last is meant: 刚才的文件, 再发一次. */
export function meansLast(text: string): boolean {
  return /刚才|刚刚|刚发|上一个|上个|再(?:发|分享|传|来)|重(?:发|传)|\b(?:again|last|resend)\b/iu.test(
    text,
  );
}

/**
 * The files that words name: an id or several, the number of what was shown last, a name in the folders, or else what was
 * shared before. When it could be several the sender is asked, and `command` says what their choice means. Throws a
 * ReplyError when there is none.
 */
export async function filesNamed(
  ctx: CommandContext,
  words: string,
  command: (reference: string) => string,
): Promise<readonly SharedFile[] | undefined> {
  const ids = words.split(/[\s,，、和]+/u).filter((word) => word !== "");
  const known = ids.map(fileIdIn).filter((id) => id !== undefined);
  if (known.length > 0 && known.length === ids.length) {
    // A name may look like an id: F22.
    const isName = known.length === 1 && (await ctx.files.search(words)).length > 0;
    const isKnown = !isName || (await ctx.files.find(known[0] ?? "")) !== undefined;
    if (isKnown) return Promise.all(known.map((id) => byId(ctx, id)));
  }
  const chosen = (await chosenFile(ctx, words)) ?? words;
  const key = /^folder:([0-9a-f]{16})$/u.exec(chosen)?.[1];
  if (key !== undefined) {
    const file = await ctx.files.inFolders(key);
    if (file === undefined) throw new ReplyError(ctx.say(movedAway));
    return [await ctx.files.fromFolder(file)];
  }
  if (chosen !== words) return [await byId(ctx, chosen)];
  return byName(ctx, words, command);
}

async function byName(
  ctx: CommandContext,
  words: string,
  command: (reference: string) => string,
): Promise<readonly SharedFile[] | undefined> {
  const isNewest = newest.test(words);
  for (const name of new Set([words, plain(words)])) {
    const inFolders = await ctx.files.search(name);
    const [first] = inFolders;
    if (first !== undefined && (inFolders.length === 1 || isNewest)) {
      return [await ctx.files.fromFolder(first)];
    }
    if (first !== undefined) {
      ask(
        ctx,
        inFolders.map(folderLine(ctx)),
        inFolders.map(({ key }) => command(`folder:${key}`)),
      );
      return undefined;
    }
  }
  const { found, total } = await ctx.files.list({ words: plain(words) });
  const [only] = found;
  if (only === undefined) throw new ReplyError(ctx.say(nothing(words)));
  if (found.length === 1 || isNewest) return [only.file];
  const lines = (await fileLines(found, ctx)).map((line) => line.replace(/^\d+\. /u, ""));
  ask(
    ctx,
    lines,
    found.map(({ file }) => command(file.id)),
    total,
  );
  return undefined;
}

function ask(
  ctx: CommandContext,
  lines: readonly string[],
  commands: readonly string[],
  total = lines.length,
): void {
  ctx.sessions.offer(commands.slice(0, mostChoices));
  const many = total > mostChoices;
  const question = ctx.say({
    zh: `有 ${total} 个，要哪一个？回复序号就行${many ? `（下面是最新的 ${mostChoices} 个，名字说全一些可以找别的）` : ""}：`,
    en: `There are ${total}. Which one? Answer with its number${many ? ` (these are the ${mostChoices} newest; say more of the name for others)` : ""}:`,
  });
  const numbered = lines.slice(0, mostChoices).map((line, index) => `${index + 1}. ${line}`);
  ctx.reply([question, ...numbered].join("\n"));
}

function folderLine(ctx: CommandContext) {
  return ({ name, sizeBytes, modifiedAt }: FolderFile): string =>
    `${name}（${sizeText(sizeBytes)}，${ctx.formatTime(modifiedAt)}）`;
}

const newest = /最新|最近|latest|newest|most recent/iu;

/** Without what people say around a name: 那个最新的报销模板文件. */
function plain(words: string): string {
  return words
    .replace(
      /^(?:那个|这个|那份|这份|一份|一下|我们的|公司的|最新版?的?|最近的?|the|our|latest|newest)\s*/giu,
      "",
    )
    .replace(/(?:的?(?:文件|文档|最新版)|\s(?:file|document|doc))$/iu, "")
    .trim();
}

const movedAway = {
  zh: "这个文件已经不在共享文件夹里了。",
  en: "This file is not in the shared folder any more.",
};

const nothing = (words: string) => {
  const short = Array.from(words).slice(0, 60).join("");
  return {
    zh: `共享文件夹和分享过的文件里，没有名字带“${short}”的。换个词，或直接发网址：分享文件 https://…`,
    en: `No file in the shared folder, and none shared before, is named like "${short}". Try other words, or a URL: share-file https://…`,
  };
};
