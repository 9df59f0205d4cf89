import { defineCommand, ReplyError } from "../../../src/index.ts";
import { eventArg, eventWordsArg, scopeArg } from "./event-args.ts";
import { whenOf } from "./event-line.ts";
import { calledPattern } from "./event-words.ts";
import { tellEvent } from "./tell-event.ts";
import { timesQuestion, whichTimes } from "./which-times.ts";
import { whichEvent } from "./which-event.ts";

/** Calls an event off: once, or all of a series. */
export const deleteEvent = defineCommand({
  name: "delete-event",
  aliases: ["删除日程", "取消日程", "删日程", "取消会议", "删除会议"],
  summary: { zh: "取消一个日程", en: "Call an event off" },
  say: [
    "<del>[<noun>][{when}][的]{event}[这个会|这个日程|的日程][了][,][{scope}]",
    "(把|将)[<noun>][{when}][的]{event}[给]<del>[掉|了][,][{scope}]",
    "[<noun>][{when}][的]{event}<off>[{scope}][<off>]",
    "[{scope}]<del>[<noun>]{event}",
    "<del>[{when}][的|那个|那场|这个]{called}[了]",
    "(把|将)[{when}][的|那个|那场]{called}[给]<del>[掉|了]",
    "[{when}][的|那个|那场]{called}<off>",
    "<en> [the|my|our] [{when}] ['s|s] [event|meeting] {event} [{when}] [,] [{scope}]",
    "[event|meeting] {event} is (off|cancelled|canceled|no longer on|not happening) [{scope}]",
    "schedule delete {event} [{scope}]",
    "<en> [the|my|our|this|that] [{when}] ['s|s] {called} [{when}]",
    "[the|my|our] [{when}] ['s|s] {called} [{when}] is (off|cancelled|canceled|no longer on|not happening)",
  ],
  fragments: {
    del: "(取消|删除|删掉|删|撤销|撤掉|推掉|去掉|作废|停掉)",
    off: "(不开了|取消了|取消掉|取消|不办了|作废了|作废|不用开了|不搞了|删掉|删了|删除|推掉|先不开了|黄了)",
    noun: "(日程|会议|会|行程)",
    en: "(cancel|delete|remove|drop|call off|scrap|get rid of|clear)",
  },
  args: {
    event: eventArg,
    when: {
      type: "time",
      of: "period",
      optional: true,
      summary: { zh: "哪天的", en: "on which day" },
    },
    words: eventWordsArg,
    called: { type: "text", pattern: calledPattern, optional: true, optionOnly: true },
    scope: scopeArg,
  },
  examples: ["删除日程 E3", "取消明天的评审会", "delete-event E3"],
  async handle(ctx) {
    const { event, when } = ctx.args;
    const scope = ctx.args.scope ?? (event === undefined ? undefined : scopeIn(ctx.args.words));
    if (ctx.message.mentions.length > 0) throw new ReplyError(ctx.say(whomOrAll));
    const words = ctx.args.called ?? ctx.args.words;
    const meant = await whichEvent(ctx, { event, when, words }, (id) =>
      ctx.say({ zh: `删除日程 ${id}`, en: `delete-event ${id}` }),
    );
    if (meant === undefined) return;
    const times = whichTimes(ctx, meant, scope);
    if (times === "ask") {
      ctx.askFor("scope", timesQuestion(ctx, meant));
      return;
    }
    const { only } = times;
    const { id, title, startsAt, endsAt, recurrence } = meant.event;
    const gone = await ctx.events.remove(meant.event, only);
    if (only !== undefined) {
      await tellEvent(
        ctx,
        meant.event,
        {
          zh: `🚫 ${id}「${title}」这一次取消了：${whenOf(only, ctx)}`,
          en: `🚫 ${id} "${title}" is off this time: ${whenOf(only, ctx)}`,
        },
        { zh: "｜其他几次照旧", en: " | the other times stay" },
      );
      return;
    }
    const next = ctx.events.next(meant.event) ?? { event: meant.event, startsAt, endsAt };
    const all = recurrence === undefined ? ["", ""] : ["（全部）", " (all of it)"];
    const alongside = gone.map((one) => one.id).join("、");
    await tellEvent(
      ctx,
      meant.event,
      {
        zh: `🚫 ${id}「${title}」取消了${all[0]}｜${whenOf(next, ctx)}`,
        en: `🚫 ${id} "${title}" is off${all[1]} | ${whenOf(next, ctx)}`,
      },
      alongside === ""
        ? undefined
        : {
            zh: `｜单独改过的 ${alongside} 也取消了`,
            en: ` | with ${alongside}, which had been changed alone`,
          },
    );
  },
});

/** 删除日程 E3 全部. */
function scopeIn(words = ""): string | undefined {
  if (/全部|所有|都|每次|整个|all|every|series/iu.test(words)) return "all";
  return /这一?次|本次|下一?次|only|just|once|this/iu.test(words) ? "one" : undefined;
}

/** E3 删掉 @王芳: the name is no part of the text, so this must not call all of it off. */
const whomOrAll = {
  zh: "是把人移出日程，还是取消整个日程？移出说：E3 去掉 @同事；取消说：删除日程 E3（不要 @ 人）",
  en: "Should somebody come no more, or is all of it off? Say: remove @someone from E3; or, without @: delete event E3",
};
