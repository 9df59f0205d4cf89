import { defineCommand, ReplyError, type CommandContext, type Reminder } from "../../src/index.ts";
import { lastTold } from "./told.ts";

/** Somebody has seen to what they were reminded of. */
export const noted = defineCommand({
  name: "noted",
  aliases: ["知道了", "收到", "收到了", "晓得了", "got-it"],
  summary: { zh: "刚才的提醒知道了", en: "The last reminder is seen to" },
  say: [
    "[好的|好|好嘞|嗯|嗯嗯|行|ok|哦|没问题]<noted>[<noted>][谢谢]",
    "(got it|noted|roger|roger that|will do|understood|copy that|acknowledged) [thanks]",
  ],
  fragments: {
    noted: "(知道了|知道|收到|收到了|晓得了|晓得|了解|了解了|明白|明白了|我知道了|已收到|已阅)",
  },
  args: {},
  examples: ["知道了", "noted"],
  handle: acknowledge,
});

/** Says what is seen to, and how what comes again goes on. Throws a ReplyError when nothing was told. */
export async function acknowledge(ctx: CommandContext): Promise<void> {
  const { reminders, tasks } = await lastTold(ctx);
  if (reminders.length + tasks.length === 0) throw new ReplyError(ctx.say(toldNothing));
  const lines = [
    ...reminders.map((reminder) => `👌 ${reminder.text}${againOf(reminder, ctx)}`),
    ...tasks.map(({ id, title }) =>
      ctx.say({
        zh: `👌 ${id}「${title}」｜做完后说：完成 ${id}`,
        en: `👌 ${id} "${title}" | when done, say: done ${id}`,
      }),
    ),
  ];
  ctx.reply(lines.join("\n"));
}

/** What somebody is told to whom nothing was told. */
export const toldNothing = {
  zh: "这里一天内没有提醒过你。",
  en: "You were told nothing here within a day.",
};

function againOf({ id, status, nextAt }: Reminder, ctx: CommandContext): string {
  if (status !== "active") return "";
  return ctx.say({
    zh: `｜下次 ${ctx.formatTime(nextAt)}，不要了：取消提醒 ${id}`,
    en: ` | next ${ctx.formatTime(nextAt)}; no more of it: cancel ${id}`,
  });
}
