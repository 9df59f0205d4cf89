import type { CommandContext, LinkContent, SharedFile, SharePlace } from "../../src/index.ts";
import { at } from "./at.ts";
import { fileName, mismatchNote } from "./file-line.ts";
import type { Where } from "./share-where.ts";

/** Shares files in each place, here when there is none, and says so with what can be done next. */
export async function sendFiles(
  ctx: CommandContext,
  files: readonly SharedFile[],
  where: Where,
): Promise<void> {
  for (const file of files) await sendFile(ctx, file, where);
}

async function sendFile(
  ctx: CommandContext,
  file: SharedFile,
  { places, mentions = [] }: Where,
): Promise<void> {
  const { sender } = ctx.message;
  const sent = [];
  for (const { destination } of places) {
    const shared = ctx.files.share(file, destination);
    const there = await ctx.inLanguageOf(destination, { mentions });
    const said = { zh: `${sender.name} 分享了`, en: `${sender.name} shared ` };
    const called = mentions.map(at).join(" ");
    const caption = [there.say(said) + fileName(file), mismatchNote(file, there), called];
    ctx.post(destination, caption.filter(Boolean).join("｜"), { mentions });
    ctx.post(destination, shared.content);
    sent.push(shared);
  }
  if (places.length === 0) {
    const shared = ctx.files.share(file);
    sent.push(shared);
    ctx.reply(shared.content);
  }
  const link = sent.find(({ isLink }) => isLink)?.content;
  const names = places.map(({ name }) => `「${name}」`).join("");
  const lines = [
    `✅ ${fileName(file)}`,
    places.length === 0 ? "" : ctx.say({ zh: `已发到${names}`, en: `sent to ${names}` }),
    mismatchNote(file, ctx),
    link === undefined
      ? ""
      : ctx.say({
          zh: `链接 ${ctx.formatTime(link.linkExpiresAt)} 前有效`,
          en: `the link works until ${ctx.formatTime(link.linkExpiresAt)}`,
        }),
    ctx.say({ zh: `再发：再发 ${file.id}`, en: `again: send ${file.id} again` }),
    ctx.say({ zh: `撤回：撤回链接 ${file.id}`, en: `revoke: revoke-link ${file.id}` }),
  ];
  ctx.reply(lines.filter(Boolean).join(ctx.say({ zh: "｜", en: " | " })));
}

/** Passes on an address whose file could not be had. */
export async function sendLink(
  ctx: CommandContext,
  link: LinkContent,
  places: readonly SharePlace[],
): Promise<void> {
  if (places.length === 0) {
    ctx.reply(link);
    return;
  }
  const { name } = ctx.message.sender;
  for (const { destination } of places) {
    const there = await ctx.inLanguageOf(destination);
    ctx.post(destination, there.say({ zh: `${name} 分享了一个链接`, en: `${name} shared a link` }));
    ctx.post(destination, link);
  }
  const names = places.map((place) => `「${place.name}」`).join("");
  ctx.reply(
    ctx.say({ zh: `✅ 已发到${names}｜${link.text}`, en: `✅ sent to ${names} | ${link.text}` }),
  );
}
