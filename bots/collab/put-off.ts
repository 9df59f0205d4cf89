import { ReplyError, type CommandContext } from "../../src/index.ts";
import { lastTold } from "./told.ts";

/** Tells the sender at `at` once more what they were told last here. Throws a ReplyError when that was nothing. */
export async function putOff(ctx: CommandContext, at: number): Promise<void> {
  const { reminders, tasks } = await lastTold(ctx);
  const texts = [
    ...reminders.map(({ text }) => text),
    ...tasks.map(({ id, title }) => ctx.say({ zh: `${id}「${title}」`, en: `${id} "${title}"` })),
  ];
  if (texts.length === 0) {
    throw new ReplyError(
      ctx.say({
        zh: "这里一天内没有提醒过你。直接设一个：提醒我 10分钟后 开会",
        en: "You were told nothing here within a day. Make a new one: remind me in 10m the meeting",
      }),
    );
  }
  const lines: string[] = [];
  for (const one of texts.slice(0, mostAtOnce)) {
    const people = [ctx.message.sender.id];
    const { id, text } = await ctx.reminders.remind({ text: one, at, people });
    lines.push(
      ctx.say({
        zh: `✅ ${id}｜${ctx.formatTime(at)} 再提醒你：${text}｜取消：取消提醒 ${id}`,
        en: `✅ ${id} | ${ctx.formatTime(at)}, again: ${text} | to cancel: cancel ${id}`,
      }),
    );
  }
  ctx.reply(lines.join("\n"));
}

const mostAtOnce = 10;

/** Whether what somebody wants to be reminded of is only that it is said again: 10分钟后再提醒我一下. */
export function isOnlyAgain(what: string): boolean {
  return /^(?:(?:后|之后)?再|一下|一次|一遍|吧|again|once more|[\s,，。.!！~～])+$/iu.test(what);
}
