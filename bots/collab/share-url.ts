import {
  BellhopError,
  ReplyError,
  type CommandContext,
  type LinkContent,
  type SharedFile,
} from "../../src/index.ts";

/** The address that a text is, or begins with. */
export function addressIn(text: string): string | undefined {
  const bare = text.trim();
  if (/^[a-z][a-z0-9+.-]*:\/\//iu.test(bare)) return /^\S+/u.exec(bare)?.[0];
  return /^www\.\S+$/iu.test(bare) ? `https://${bare}` : undefined;
}

/** Keeps a copy of what an address leads to; the link itself, with the reason, where that cannot be. */
export async function fileAt(
  ctx: CommandContext,
  address: string,
): Promise<SharedFile | LinkContent> {
  const url = URL.parse(address);
  if (url === null || (url.protocol !== "http:" && url.protocol !== "https:")) {
    throw new ReplyError(ctx.say(onlyWeb));
  }
  if (url.username !== "" || url.password !== "") throw new ReplyError(ctx.say(holdsPassword));
  try {
    return await ctx.files.fromUrl(url.href);
  } catch (error) {
    if (!(error instanceof BellhopError && error.expose)) throw error;
    ctx.log.info({ code: error.code }, "shared as a link, since the file could not be fetched");
    return {
      type: "link",
      title: nameOf(url),
      text: ctx.say({
        zh: `发的是原链接 ${url.hostname}：${error.message}`,
        en: `This is the link itself, ${url.hostname}: ${error.message}`,
      }),
      url: url.href,
    };
  }
}

/** The last part of the path as people read it. */
function nameOf(url: URL): string {
  const last = url.pathname.split("/").at(-1) ?? "";
  try {
    return decodeURIComponent(last) || url.hostname;
  } catch {
    return last;
  }
}

const onlyWeb = {
  zh: "只能分享 http 或 https 网址，或共享文件夹里的文件名。",
  en: "Only http and https addresses can be shared, or names of files in the shared folder.",
};
const holdsPassword = {
  zh: "这个网址里带着用户名或密码，发出去大家就都看到了，所以没有分享。请去掉后再发。",
  en: "This address holds a user name or password, which everybody would see, so it was not shared. Please take it out.",
};
