import {
  sizeText,
  type CommandContext,
  type FileShare,
  type FoundFile,
  type SharedFile,
} from "../../src/index.ts";

type Telling = Pick<CommandContext, "say" | "formatTime" | "people" | "message">;

/** `F3K2「报销模板.xlsx」（12 KB）`. */
export function fileName({ id, name, sizeBytes }: SharedFile): string {
  return `${id}「${name}」（${sizeText(sizeBytes)}）`;
}

/** What is to be said of a file whose bytes are not what its name says; empty otherwise. */
export function mismatchNote({ mismatch }: SharedFile, ctx: Pick<CommandContext, "say">): string {
  if (mismatch === undefined) return "";
  const found = mismatch === "data" ? { zh: "别的东西", en: "something else" } : both(mismatch);
  return ctx.say({
    zh: `⚠️ 内容是${found.zh}，和文件名的类型不一样，打开前请确认`,
    en: `⚠️ its content is ${found.en}, not what its name says; be careful with it`,
  });
}

/** Files as numbered lines of plain text, each with its newest share. */
export async function fileLines(
  found: readonly FoundFile[],
  ctx: Telling,
): Promise<readonly string[]> {
  const tellShare = await shareTeller(
    found.map(({ share }) => share),
    ctx,
  );
  return found.map(({ file, share }, index) => {
    const gone =
      file.copyDeletedAt === undefined
        ? ""
        : ctx.say({ zh: "｜副本已删除", en: " | copy deleted" });
    return `${index + 1}. ${fileName(file)}${tellShare(share)}${gone}`;
  });
}

/** Says who shared what where and when, with names looked up once for all. */
export async function shareTeller(
  shares: readonly FileShare[],
  ctx: Telling,
): Promise<(share: FileShare) => string> {
  const ids = shares.flatMap(({ sharedBy, destination }) =>
    destination.kind === "person" ? [sharedBy, destination.userId] : [sharedBy],
  );
  const names = await ctx.people.names([...new Set(ids)]);
  const nameOf = (id: string): string => names.get(id) ?? id;
  const { conversation } = ctx.message;
  return ({ sharedBy, destination, sharedAt, revokedAt }) => {
    const to =
      destination.kind === "person"
        ? ctx.say({
            zh: ` 发给 ${nameOf(destination.userId)}`,
            en: ` to ${nameOf(destination.userId)}`,
          })
        : destination.conversation === conversation.id
          ? ctx.say({ zh: " 发到这里", en: " here" })
          : ctx.say({ zh: " 发到别的群", en: " in another group" });
    const revoked = revokedAt === undefined ? "" : ctx.say({ zh: "（已撤回）", en: " (revoked)" });
    return `｜${nameOf(sharedBy)} ${ctx.formatTime(sharedAt)}${to}${revoked}`;
  };
}

function both(text: string) {
  return { zh: ` ${text} `, en: text };
}
