import { defineCommand } from "../../../src/index.ts";
import { at } from "../at.ts";
import { findEvent } from "./event-args.ts";
import { conflictLines, whenOf } from "./event-line.ts";

/** Asks more people to an event. */
export const invite = defineCommand({
  name: "invite",
  aliases: ["日程加人", "邀请参加"],
  summary: { zh: "请更多人参加日程", en: "Ask more people to an event" },
  say: [
    "[日程|会议]{event}[里|再|还](加上|增加|添加|邀请|加|叫上|再请|请|补上|拉上){who}[参加|一起|进来]",
    "(给|在|往|把|让|请|邀请|叫|拉)[日程|会议]{event}[里](加|添加|加上|增加){who}",
    "(邀请|请|叫上|让|叫|把){who}(参加|加入|加到|加进|拉进|来)[日程|会议]{event}",
    "(add|invite) {who} [to|into] [event|meeting] {event}",
  ],
  args: {
    event: { type: "event", summary: { zh: "日程编号，如 E3", en: "its id, as E3" } },
    who: { type: "mention", summary: { zh: "@ 要请的人", en: "@ whoever is to come" } },
  },
  examples: ["E3 加上 @王芳", "invite E3 @wang"],
  async handle(ctx) {
    const { event, who } = ctx.args;
    const before = await findEvent(ctx, event);
    const { event: after, conflicts } = await ctx.events.change(before, { add: who });
    const next = ctx.events.next(after) ?? { ...after, event: after };
    const people = who.map(at).join(" ");
    const theirs = conflicts.filter(({ person }) => person !== undefined && who.includes(person));
    const line = ctx.say({
      zh: `✅ ${after.id}「${after.title}」请了 ${people}｜${whenOf(next, ctx)}｜来不了就说：不参加 ${after.id}`,
      en: `✅ ${after.id} "${after.title}" with ${people} | ${whenOf(next, ctx)} | who cannot come says: decline ${after.id}`,
    });
    ctx.reply([line, ...(await conflictLines(theirs, ctx))].join("\n"), { mentions: who });
  },
});

/** Asks people to an event no more. */
export const uninvite = defineCommand({
  name: "uninvite",
  aliases: ["日程减人", "移出日程"],
  summary: { zh: "把人移出日程", en: "Ask people to an event no more" },
  say: [
    "[日程|会议]{event}[里](去掉|移除|踢掉|减去|移出|不叫|不请){who}[参加|来|了]",
    "(把|将){who}(移出|踢出|从)[日程|会议]{event}[里|中][移除|去掉|删掉]",
    "(remove|drop|uninvite|take) {who} (from|off) [event|meeting] {event}",
  ],
  args: {
    event: { type: "event", summary: { zh: "日程编号，如 E3", en: "its id, as E3" } },
    who: { type: "mention", summary: { zh: "@ 不用来的人", en: "@ whoever need not come" } },
  },
  examples: ["E3 去掉 @王芳", "uninvite E3 @wang"],
  async handle(ctx) {
    const { event, who } = ctx.args;
    const before = await findEvent(ctx, event);
    await ctx.events.change(before, { remove: who });
    const people = who.map(at).join(" ");
    ctx.reply(
      ctx.say({
        zh: `✅ ${before.id}「${before.title}」不用 ${people} 来了`,
        en: `✅ ${people} need not come to ${before.id} "${before.title}"`,
      }),
      { mentions: who },
    );
  },
});
