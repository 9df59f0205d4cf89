import { defineCommand, ReplyError, type CommandContext } from "../../src/index.ts";
import { isNotToShare } from "./not-to-share.ts";
import { sendFiles, sendLink } from "./send-file.ts";
import { filesNamed, keepParts, meansLast, partsIn, pointsOnly } from "./share-what.ts";
import { addressIn, fileAt } from "./share-url.ts";
import { placeReference, shareWhere, withGroupOfOwn, type Where } from "./share-where.ts";
import { shareSentences } from "./share-sentences.ts";

/**
 * Shares a file, here, in another group or with a person: by its address, by words of its name, by its id, or one that is
 * sent or quoted.
 */
export const shareFile = defineCommand({
  name: "share-file",
  aliases: ["分享文件", "发文件", "share", "再发", "重发"],
  summary: {
    zh: "分享文件：网址、共享文件夹里的名字、编号，或引用的文件；可以发到别的群或某个人",
    en: "Share a file by URL, name or id, or one you quote; here, in a group or with a person",
  },
  ...shareSentences,
  args: {
    what: {
      type: "text",
      rest: true,
      optional: true,
      names: ["文件"],
      max: 2000,
      ask: {
        zh: "要分享哪个文件？发网址、文件名里的词或编号",
        en: "Which file? Send an address, words of its name or its id",
      },
      summary: {
        zh: "网址、文件名里的词或编号；引用一条文件消息时可以不写",
        en: "a URL, words of the file's name or its id; none when you quote a file",
      },
    },
    to: {
      type: "text",
      optional: true,
      optionOnly: true,
      names: ["到", "给", "群"],
      max: 100,
      ask: { zh: "发到哪个群、给谁？", en: "To which group, or to whom?" },
      summary: {
        zh: "群名或同事的名字；不写就是这里",
        en: "a group's title or a colleague's name",
      },
    },
    who: {
      type: "mention",
      optional: true,
      summary: { zh: "@ 要发给的人", en: "@ whoever is to get it" },
    },
  },
  takesFiles: true,
  examples: [
    "分享文件 https://example.com/plan.pdf",
    "把报销模板发到研发群",
    "再发 F3K2",
    "share-file budget --to 研发群",
  ],
  async handle(ctx) {
    const { what, to } = withGroupOfOwn(ctx.args, ctx.message.text);
    const parts = partsIn(ctx.message);
    if (isFileAlone(ctx)) {
      await receive(ctx);
      return;
    }
    if (isNotToShare(ctx, { what, to, who: ctx.args.who })) return;
    const where = await shareWhere(ctx, { to, who: ctx.args.who });
    if (what === undefined || (pointsOnly(what) && (parts.length > 0 || meansLast(what)))) {
      await shareSent(ctx, where, to);
      return;
    }
    const address = addressIn(what);
    if (address !== undefined) {
      const found = await fileAt(ctx, address);
      if ("type" in found) await sendLink(ctx, found, settled(ctx, where));
      else await finish(ctx, [found], where);
      return;
    }
    const target = to === undefined ? "" : ` --to "${to.replace(/["“”]/gu, "")}"`;
    const files = await filesNamed(ctx, what, (reference) => `share-file ${reference}${target}`);
    if (files !== undefined) await finish(ctx, files, where);
  },
});

type Context = CommandContext;

/** A file that somebody sends one to one, without a word. */
function isFileAlone({ message }: Context): boolean {
  return (
    message.conversation.kind === "person" &&
    message.text.trim() === "" &&
    partsIn(message).length > 0
  );
}

/** Keeps what was sent and asks where it shall go. */
async function receive(ctx: Context): Promise<void> {
  const files = await keepParts(ctx, partsIn(ctx.message));
  const ids = files.map(({ id }) => id).join(" ");
  ctx.sessions.ask({ command: "share-file", arg: "to", values: { what: ids } });
  const names = files.map(({ id, name }) => `${id}「${name}」`).join("、");
  ctx.reply(
    ctx.say({
      zh: `收到 ${names}。发到哪个群、给谁？回复群名或名字；先不发就说“算了”，以后说：把 ${ids} 发到研发群`,
      en: `Got ${names}. To which group, or to whom? Answer with its title or their name; “never mind” leaves it, and later: share ${ids} with <group>`,
    }),
  );
}

/** What came with the message or is quoted, or else what the sender shared last, when that is meant. */
async function shareSent(ctx: Context, where: Where, to: string | undefined): Promise<void> {
  const parts = partsIn(ctx.message);
  if (parts.length > 0) {
    await finish(ctx, await keepParts(ctx, parts), where);
    return;
  }
  const [last] = meansLast(ctx.message.text) ? (await ctx.files.list({})).found : [];
  if (last !== undefined) {
    await finish(ctx, [last.file], where);
    return;
  }
  const values = to === undefined ? {} : { to };
  ctx.sessions.ask({ command: "share-file", arg: "what", values });
  ctx.reply(ctx.say(whichFile));
}

const whichFile = {
  zh: "要分享哪个文件？发网址或文件名，例如：报销模板；或者引用一条文件消息再说：分享文件",
  en: "Which file? Send an address or a name, such as: budget; or quote a message with a file and say: share-file",
};

/** Sends files where they shall go; asks which of several places of one name is meant. */
async function finish(
  ctx: Context,
  files: Parameters<typeof sendFiles>[1],
  where: Where,
): Promise<void> {
  if (!where.isOpen) {
    await sendFiles(ctx, files, where);
    return;
  }
  const ids = files.map(({ id }) => id).join(" ");
  const places = where.places.slice(0, 9);
  ctx.sessions.offer(places.map((place) => `share-file ${ids} --to "${placeReference(place)}"`));
  const lines = places.map(
    (place, index) => `${index + 1}. ${place.name}（${placeReference(place)}）`,
  );
  const question = ctx.say({
    zh: "有几个叫这个名字，是哪一个？回复序号就行：",
    en: "Several are called so. Which one? Answer with its number:",
  });
  ctx.reply([question, ...lines].join("\n"));
}

/** The places of a link, which has no id to ask with: one name must be one place. */
function settled(ctx: Context, where: Where): Where["places"] {
  if (!where.isOpen) return where.places;
  throw new ReplyError(
    ctx.say({
      zh: "有几个群或同事叫这个名字，请用 @ 选人，或到那个群里分享。",
      en: "Several groups or colleagues are called so. Pick the person with @, or share it in the group itself.",
    }),
  );
}
