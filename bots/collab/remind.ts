import { defineCommand, type CommandContext, type Reminder, type Who } from "../../src/index.ts";
import { addressee } from "./addressee.ts";
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
    const { when } = ctx.args;
    const { who, what, group } = await addressee(ctx, ctx.args);
    const reminder = await ctx.reminders.remind({
      text: what,
      at: when.at,
      people: peopleOf(who, ctx.message.sender.id),
      everyone: who.kind === "us",
      ...(group === undefined ? {} : { destination: group.destination }),
      ...(when.recurrence === undefined ? {} : { recurrence: when.recurrence }),
    });
    const { id } = reminder;
    const whom = group === undefined ? wordsFor(who, ctx) : `「${group.title}」`;
    const said = [
      ctx.say({
        zh: `✅ ${id}｜${ctx.formatWhen(when)} 提醒${whom}：${what}`,
        en: `✅ ${id} | ${ctx.formatWhen(when)}, for ${whom}: ${what}`,
      }),
      ...(when.recurrence === undefined ? [] : [ctx.formatNext(when.next)]),
      ...when.notes.map((note) => ctx.say(note)),
      ...(callsNobody(reminder, who) ? [ctx.say(nobodyCalled)] : []),
      ctx.say({ zh: `取消：取消提醒 ${id}`, en: `to cancel: cancel ${id}` }),
    ];
    ctx.reply(said.join(ctx.say({ zh: "｜", en: " | " })));
  },
});

/** 提醒大家 by somebody who may not @ everybody. */
function callsNobody({ everyone, destination }: Reminder, who: Who): boolean {
  return who.kind === "us" && destination.kind === "group" && everyone !== true;
}

const nobodyCalled = {
  zh: "到时不 @ 任何人（@所有人 要 notify-all 或 admin 角色）",
  en: "nobody will be @-ed (to @ everybody takes the role notify-all or admin)",
};

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
