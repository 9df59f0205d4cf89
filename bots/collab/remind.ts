import { defineCommand, type CommandContext, type Reminder, type Who } from "../../src/index.ts";
import { addressee } from "./addressee.ts";
import { giveTask } from "./give-task.ts";
import { isOnlyAgain, putOff } from "./put-off.ts";

/** Makes a reminder that is posted here when its time comes, once or again and again. */
export const remind = defineCommand({
  name: "remind",
  aliases: ["提醒", "叫"],
  summary: { zh: "到时间提醒我、大家或某个人", en: "Remind me, us or someone in time" },
  say: [
    "[<remember>]<remind>[{who}][{when}][<of>][{what}]",
    "再<remind>{who}{when}{what}",
    "[<remember>]提{who}{when}{what}",
    "[<remember>|的时候](跟|和|给){who}(说一声|说一下|说声|打个招呼){when}[{what}]",
    "[有个|有一个|有]{what}[的时候|前|时]<remind>{who}{when}",
    "{what}[<remember>](提醒|叫)[一下|下]{who}{when}",
    "[<remember>]<call>{who}{when}{what}",
    "[<remember>]<call>{who}[一声|一下|起床]{when}",
    "<make>[的](提醒|闹钟|闹铃)[{who}][{when}][<of>][{what}]",
    "[定时|到点]<alarm>[{who}]{when}[<of>][{what}]",
    "(定时|到点|到时|到时候)<remind>[{who}]{what}",
    "(记一下|记下|记得|别忘了|别忘|不要忘记|不要忘了|可别忘了){when}[要]{what}",
    "remind [{who}] [to|that|about|of|for] {what}",
    "[<set>] [a|an|the|another] (reminder|alarm) [for {who}] [to|that|about|for|at|on|:] [{what}]",
    "(wake|call|ping|nudge|tell|text|message|poke|buzz) {who} {when} [up] [to|that|about] [{what}]",
    // Others are notified at once.
    "(alert|notify) me {when} [to|that|about|of] [{what}]",
    "(don't|do not|never) let {who} forget [to|about|that] {what}",
    "(don't|do not|never) forget [to] remind {who} [to|about|that] {what}",
    "(make sure|be sure|help) {who} [don't|doesn't|do not|does not] (forget|forgets|remembers|remember) [to|about|that] {what}",
  ],
  fragments: {
    remember: "(记得|要|在群里|在本群|在这里|到时|到时候|到点|定时|别忘了|别忘|务必|回头|届时|都)",
    remind: "(提醒|提示|提个醒|remind)[一下|下|一声]",
    call: "(叫醒|喊醒|叫|喊|告诉|通知|催|催一催|催催)[一下|下|一声]",
    make: "(设|设置|设定|定|订|建|新建|新增|添加|创建|加|增加|来|弄|搞|做|开|安排)[一]个|(设置|设定|新建|新增|添加|创建|安排)",
    alarm: "(闹钟|闹铃|定时提醒|提醒事项)",
    of: "(关于|内容是|内容为|内容)",
    set: "(set|set up|create|add|make|schedule|put|give {who}|new|need|i need|i want|want|get {who})",
  },
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
    what: { type: "text", rest: true, quoted: true, summary: { zh: "提醒什么", en: "what about" } },
  },
  examples: [
    "提醒我 10分钟后 开会",
    "提醒大家 每个工作日 18:00 交周报",
    "remind me tomorrow at 3pm drink water",
  ],
  async handle(ctx) {
    const { when } = ctx.args;
    if (isOnlyAgain(ctx.args.what) && when.recurrence === undefined) {
      await putOff(ctx, when.at);
      return;
    }
    const { who, what, group } = await addressee(ctx, ctx.args);
    if (who.kind === "people" && when.deadline && isCalling(ctx.message.text)) {
      await giveTask(ctx, { title: what, who: who.ids, due: when });
      return;
    }
    const reminder = await ctx.reminders.remind({
      text: what,
      at: when.at,
      people: peopleOf(who, ctx.message.sender.id),
      everyone: who.kind === "us",
      ...(group === undefined ? {} : { destination: group.destination }),
      ...(when.recurrence === undefined ? {} : { recurrence: when.recurrence }),
    });
    const { id } = reminder;
    const whom = group === undefined ? await wordsFor(who, ctx) : `「${group.title}」`;
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

/** 叫 @王芳 周五前交报告 wants it done, with the time as its end; 提醒 @王芳 周五前交报告 wants her to be told. */
function isCalling(said: string): boolean {
  return /^(?:@\S+|请|麻烦|帮我|帮忙|你|去|[\s,，])*[叫喊]/u.test(said);
}

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

async function wordsFor(who: Who, ctx: Pick<CommandContext, "say" | "people">): Promise<string> {
  if (who.kind === "people") {
    // They are not @-ed yet, so nothing would make a name of an id.
    const names = await ctx.people.names(who.ids);
    return who.ids.map((id) => `@${names.get(id) ?? id}`).join(" ");
  }
  return who.kind === "me"
    ? ctx.say({ zh: "你", en: "you" })
    : ctx.say({ zh: "大家", en: "everybody here" });
}
