import { defineCommand, sizeText, type CommandContext, type SharedFile } from "../../src/index.ts";
import { mismatchNote, shareTeller } from "./file-line.ts";
import { whichFile } from "./which-file.ts";

/** More shares of one file nobody reads in a chat. */
const mostShares = 20;

/** Tells of one file who shared it where and when, and which bytes it has. */
export const fileRecord = defineCommand({
  name: "file",
  aliases: ["文件记录", "文件详情"],
  summary: { zh: "看一个文件是谁、何时、分享到哪里", en: "Who shared a file, when and where" },
  say: [
    "[看看|查看|查一下|查][文件]{file}[的](记录|详情|信息|分享记录|情况|历史)",
    "[文件]{file}(是谁|谁)<sent>[过|的|了]",
    "[文件]{file}[都]<sent>[给|到|在][过|了](谁|哪里|哪儿|哪些群|哪个群|哪些人|哪些地方)",
    "[文件]{file}是(什么|啥|哪个|哪份)[文件]",
    "(看看|看一下|看下|查看|显示|打开|查一下)[文件]{file}[的][记录|详情|信息|情况|历史]",
    "[文件]{file}[是](什么时候|何时|几号|哪天)<sent>的",
    "[文件]{file}的(哈希|哈希值|指纹|校验值|大小|sha256)[是多少|是什么|是啥]",
    "(show|open|view) [me] [the] [history|record|details|info] [of] [file] {file}",
    "[the] (history|record|details|info) (of|for|about|on) [file] {file}",
    "[the] (sharing|share) (history|record) (of|for) [file] {file}",
    "when (was|did) [file] {file} [get] (shared|sent|posted)",
    "who (has|got|received|can see|can open) [file] {file}",
    "tell me [more] about [file] {file}",
    "(show|open|view) [me] [file] {file}",
    "where (was|has|did) [file] {file} [been] (shared|sent|posted|go)",
    "what is [file] {file}",
  ],
  fragments: { sent: "(分享|发送|发|共享|传|上传)" },
  args: {
    file: {
      type: "shared-file",
      optional: true,
      summary: { zh: "文件编号，如 F3K2", en: "its id, as F3K2" },
    },
    words: {
      type: "text",
      rest: true,
      optional: true,
      names: ["名字"],
      summary: { zh: "或名字里的几个字", en: "or words of its name" },
    },
  },
  shows: "shared-file",
  examples: ["文件记录 F3K2", "F3K2 是谁分享的", "file F3K2"],
  async handle(ctx) {
    const file = await whichFile(ctx, ctx.args, (id) => `file ${id}`);
    if (file !== undefined) await replyWithRecord(ctx, file);
  },
});

/** Answers with the record of one file. */
export async function replyWithRecord(ctx: CommandContext, file: SharedFile): Promise<void> {
  const shares = await ctx.files.shares(file);
  const shown = shares.slice(0, mostShares);
  const tellShare = await shareTeller(shown, ctx);
  const more = shares.length - shown.length;
  const gone =
    file.copyDeletedAt === undefined
      ? ""
      : ctx.say({
          zh: `副本已在 ${ctx.formatTime(file.copyDeletedAt)} 按保留期删除`,
          en: `the copy was deleted on ${ctx.formatTime(file.copyDeletedAt)}, as old ones are`,
        });
  const lines = [
    `${file.id}「${file.name}」（${sizeText(file.sizeBytes)}）`,
    `SHA-256 ${file.sha256}`,
    mismatchNote(file, ctx),
    gone,
    ...shown.map((share) => tellShare(share).replace(/^｜/u, "· ")),
    more === 0 ? "" : ctx.say({ zh: `还有 ${more} 次更早的`, en: `and ${more} before` }),
    shares.length === 0 ? ctx.say({ zh: "还没有分享过", en: "not shared yet" }) : "",
  ];
  ctx.reply(lines.filter(Boolean).join("\n"));
}
