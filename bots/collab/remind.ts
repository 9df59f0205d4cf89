import { defineCommand, type CommandContext, type Who } from "../../src/index.ts";
import { at } from "./at.ts";

/** Makes a reminder that is posted here when its time comes. */
export const remind = defineCommand({
  name: "remind",
  aliases: ["提醒", "叫"],
  summary: { zh: "到时间提醒我、大家或某个人", en: "Remind me, us or someone in time" },
  args: {
    who: {
      type: "who",
      optional: true,
      summary: {
        zh: "我、大家，或 @ 某人；不写就是我",
        en: "me, us, or @ someone; me if left out",
      },
    },
    when: {
      type: "time",
      summary: {
        zh: "如 10分钟后、18:00、2026-12-01 09:00",
        en: "as in 10m, 18:00, 2026-12-01 09:00",
      },
    },
    what: { type: "text", rest: true, summary: { zh: "提醒什么", en: "what about" } },
  },
  examples: ["提醒我 10分钟后 开会", "提醒大家 18:00 交周报", "remind me in 10m drink water"],
  async handle(ctx) {
    const { who = { kind: "me" }, when, what } = ctx.args;
    const people = peopleOf(who, ctx.message.sender.id);
    const reminder = await ctx.reminders.remind({ text: what, at: when.at, people });
    const time = ctx.formatTime(reminder.nextAt);
    const whom = wordsFor(who, ctx);
    ctx.reply(
      ctx.say({
        zh: `✅ ${reminder.id}｜${time} 提醒${whom}：${what}｜取消：取消提醒 ${reminder.id}`,
        en: `✅ ${reminder.id} | ${time}, for ${whom}: ${what} | to cancel: cancel ${reminder.id}`,
      }),
    );
  },
});

function peopleOf(who: Who, sender: string): readonly string[] {
  if (who.kind === "people") return who.ids;
  return who.kind === "me" ? [sender] : [];
}

function wordsFor(who: Who, ctx: Pick<CommandContext, "say">): string {
  if (who.kind === "people") return who.ids.map(at).join(" ");
  return who.kind === "me"
    ? ctx.say({ zh: "你", en: "you" })
    : ctx.say({ zh: "大家", en: "everybody here" });
}
