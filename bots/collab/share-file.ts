import {
  BellhopError,
  defineCommand,
  ReplyError,
  type CommandContext,
  type FolderFile,
} from "../../src/index.ts";

/** Shares a file by its address, by words of its name in a configured folder, or one that is sent or quoted. */
export const shareFile = defineCommand({
  name: "share-file",
  aliases: ["分享文件", "发文件", "share"],
  summary: {
    zh: "把文件发到这里：网址，或共享文件夹里的名字",
    en: "Send a file here, by URL or name",
  },
  say: [
    "[把|将]{what}[文件]<send>[<to>]<place>[一下|一份|看看|看]",
    "[把|将]{what}[文件]<send>(一下|下|一份|上来|出来|过来|我)",
    "<send>(一下|下|个|一个|一份|份|文件|链接|网址|这个链接|这个文件|这份)[文件]{what}[<to><place>]",
    "<send>{what}[文件]<to><place>",
    "[把|将](这个|这|下面的|下面这个)(链接|网址|文件)<send>[<to>]<place>{what}",
    "<send>[给]<place>[一份|一下|一个|个|份][文件]{what}",
    "[给|往|在|向]<place><send>[一下|下|个|一份|份][文件]{what}",
    "(分享|共享|转发)[文件|链接|网址]{what}",
    "(我要|我需要|需要|我想要|想要|来|求|要|给我)(一份|份|一下|个)[文件]{what}",
    "(share|repost) [the|a|this|that|our] [file|link|doc|document] {what} [<with>]",
    "(send|post|upload|drop|put|give) [the|a|this|that|our] [file|link|doc|document] {what} (<with>|here)",
    "(send|give) (us|me|everyone|everybody|the group|the team) [the|a|this|that|our|a copy of] [file|link|doc|document] {what}",
    "(send|post|upload) (the|a) (file|link|doc|document) {what}",
    "(i|we) (need|want) [the|a|our] {what} (file|doc|document|template|form|pdf|spreadsheet)",
  ],
  fragments: {
    send: "(发送|发布|发|分享|共享|传|转发|上传|丢|甩|贴|推)",
    to: "(到|给|在|至|进)",
    place: "(群里|群上|本群|这个群|我们群|群|这里|这儿|大家|各位|我们|我|所有人|全员)[里]",
    with: "(with|to|in|into|for) (us|me|everyone|everybody|all|the group|the team|the chat|this group|the channel|here|this chat|group)",
  },
  args: {
    what: {
      type: "text",
      rest: true,
      optional: true,
      names: ["文件"],
      max: 2000,
      summary: {
        zh: "网址，或文件名里的词；引用一条文件消息时可以不写",
        en: "a URL, or words of the file's name; none when you quote a file",
      },
    },
  },
  examples: ["分享文件 https://example.com/plan.pdf", "分享文件 报销模板", "share-file budget"],
  async handle(ctx) {
    const { what } = ctx.args;
    if (what === undefined) await shareSent(ctx);
    else if (/^[a-z][a-z0-9+.-]*:\/\//i.test(what)) await shareUrl(ctx, what);
    else if (/^www\.\S+$/i.test(what)) await shareUrl(ctx, `https://${what}`);
    else await shareByName(ctx, what);
  },
});

/** What came with the message, or with the one it quotes. */
async function shareSent(ctx: CommandContext): Promise<void> {
  const { parts, quoted } = ctx.message;
  const sent = [...parts, ...(quoted?.parts ?? [])].filter((part) => part.kind !== "unknown");
  if (sent.length === 0) throw new ReplyError(ctx.say(whichFile));
  for (const part of sent) {
    try {
      ctx.reply(await ctx.files.fromMessage(part));
    } catch (error) {
      if (error instanceof BellhopError && error.expose) throw new ReplyError(error.message);
      throw error;
    }
  }
}

const whichFile = {
  zh: "要分享哪个文件？发网址或文件名，例如：分享文件 报销模板；或者引用一条文件消息再说：分享文件",
  en: "Which file? Send an address or a name, as in: share-file budget; or quote a message with a file and say: share-file",
};

async function shareUrl(ctx: CommandContext, address: string): Promise<void> {
  const url = URL.parse(address);
  if (url === null || (url.protocol !== "http:" && url.protocol !== "https:")) {
    throw new ReplyError(
      ctx.say({
        zh: "只能分享 http 或 https 网址，或共享文件夹里的文件名。",
        en: "Only http and https addresses can be shared, or names of files in the shared folder.",
      }),
    );
  }
  if (url.username !== "" || url.password !== "") {
    throw new ReplyError(
      ctx.say({
        zh: "这个网址里带着用户名或密码，发到群里大家就都看到了，所以没有分享。请去掉后再发。",
        en: "This address holds a user name or password, which everybody here would see, so it was not shared. Please take it out.",
      }),
    );
  }
  try {
    ctx.reply(await ctx.files.fromUrl(url.href));
  } catch (error) {
    if (!(error instanceof BellhopError)) throw error;
    const reason =
      error.code === "fetch_refused"
        ? { zh: "机器人不能访问这个地址", en: "the robot may not open this address" }
        : { zh: "机器人没能下载它", en: "the robot could not download it" };
    ctx.log.info({ code: error.code }, "shared as a link, since the file could not be fetched");
    ctx.reply({
      type: "link",
      title: nameOf(url),
      text: ctx.say({
        zh: `${reason.zh}，所以发的是原链接：${url.hostname}`,
        en: `This is the link itself, since ${reason.en}: ${url.hostname}`,
      }),
      url: url.href,
    });
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

async function shareByName(ctx: CommandContext, words: string): Promise<void> {
  const found = await ctx.files.search(words);
  const file = found.length === 1 ? found[0] : found.find((one) => one.name === words);
  if (file !== undefined) ctx.reply(await ctx.files.fromFolder(file));
  else throw new ReplyError(ctx.say(found.length === 0 ? nothing(words) : several(found)));
}

const nothing = (words: string) => ({
  zh: `共享文件夹里没有名字带“${words}”的文件。换个词，或直接发网址：分享文件 https://…`,
  en: `No file in the shared folder is named like "${words}". Try other words, or a URL: share-file https://…`,
});

const several = (found: readonly FolderFile[]) => {
  const names = found.map((file) => file.name);
  return {
    zh: `有 ${names.length} 个文件，请把名字写全：\n${names.join("\n")}`,
    en: `There are ${names.length} such files; please give the whole name:\n${names.join("\n")}`,
  };
};
