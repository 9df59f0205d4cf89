import { defineCommand, type CommandContext, type Who } from "../../src/index.ts";
import { at } from "./at.ts";

/** Makes a reminder that is posted here when its time comes, once or again and again. */
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
      recurring: true,
      summary: {
        zh: "如 10分钟后、明天下午3点、每周一三五 9:30、每个工作日 18:00",
        en: "as in 10m, tomorrow 3pm, every Monday 9:30, every weekday at 6pm",
      },
    },
    what: { type: "text", rest: true, summary: { zh: "提醒什么", en: "what about" } },
  },
  examples: [
    "提醒我 10分钟后 开会",
    "提醒大家 每个工作日 18:00 交周报",
    "remind me tomorrow at 3pm drink water",
  ],
  async handle(ctx) {
    const { who = { kind: "me" }, when, what } = ctx.args;
    const reminder = await ctx.reminders.remind({
      text: what,
      at: when.at,
      people: peopleOf(who, ctx.message.sender.id),
      ...(when.recurrence === undefined ? {} : { recurrence: when.recurrence }),
    });
    const { id } = reminder;
    const whom = wordsFor(who, ctx);
    const said = [
      ctx.say({
        zh: `✅ ${id}｜${ctx.formatWhen(when)} 提醒${whom}：${what}`,
        en: `✅ ${id} | ${ctx.formatWhen(when)}, for ${whom}: ${what}`,
      }),
      ...(when.recurrence === undefined ? [] : [ctx.formatNext(when.next)]),
      ...when.notes.map((note) => ctx.say(note)),
      ctx.say({ zh: `取消：取消提醒 ${id}`, en: `to cancel: cancel ${id}` }),
    ];
    ctx.reply(said.join(ctx.say({ zh: "｜", en: " | " })));
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
