import { defineCommand, ReplyError, type CommandContext } from "../../src/index.ts";

/** Somebody has seen to what they were reminded of. */
export const noted = defineCommand({
  name: "noted",
  aliases: ["知道了", "收到", "收到了", "晓得了", "got-it"],
  summary: { zh: "刚才的提醒知道了", en: "The last reminder is seen to" },
  say: [
    "[好的|好|嗯|行|ok](知道了|收到|收到了|晓得了|了解|明白了|我知道了)",
    "(got it|noted|roger|will do|understood) [thanks]",
  ],
  args: {},
  examples: ["知道了", "noted"],
  handle: acknowledge,
});

/** Says which reminder is seen to, and how one that comes again goes on. Throws a ReplyError when none was told. */
export async function acknowledge(ctx: CommandContext): Promise<void> {
  const told = await ctx.reminders.lastTold();
  if (told === undefined) {
    throw new ReplyError(
      ctx.say({
        zh: "这里一天内没有提醒过你。",
        en: "You were told nothing here within a day.",
      }),
    );
  }
  const { id, text, status, nextAt } = told;
  const again =
    status === "active"
      ? ctx.say({
          zh: `｜下次 ${ctx.formatTime(nextAt)}，不要了：取消提醒 ${id}`,
          en: ` | next ${ctx.formatTime(nextAt)}; no more of it: cancel ${id}`,
        })
      : "";
  ctx.reply(ctx.say({ zh: `👌 ${text}${again}`, en: `👌 ${text}${again}` }));
}
