import { defineCommand } from "../../../src/index.ts";
import { pageArg } from "../reminder-args.ts";
import { groupWords, mineWords } from "../task-words.ts";
import { eventArg, findEvent } from "./event-args.ts";
import { showEvent } from "./show-event.ts";
import { showSchedule } from "./show-schedule.ts";

const dayMs = 86_400_000;

/** Lists what takes place: a day, a week or any stretch of time; mine, somebody's or the group's. */
export const schedule = defineCommand({
  name: "schedule",
  aliases: ["日程", "我的日程", "日程表", "日历", "行程", "agenda", "calendar"],
  summary: { zh: "看日程：今天、明天、这周……", en: "See what is on: today, tomorrow, this week…" },
  say: [
    "[<show>][{scope}|{who}][<soon>][{when}][的|在]<noun>[列表|表|清单|一览|情况][<out>]",
    "[<show>][{scope}|{who}][{when}]的(会议|会)[列表|表|清单|一览|情况][<out>]",
    "[<show>]{when}[{scope}|{who}][的]<noun>[列表|表|清单|一览|情况][<out>]",
    "[<show>][{scope}|{who}][<soon>][{when}][都|还|总共|一共]有<what>[<thing>]",
    "[<show>][{scope}|{who}]{when}[都|还|总共|一共][要|得](开|参加)<what>(会|会议)",
    "[<show>][{scope}|{who}]{when}[都|要|会|有](安排了|安排)<what>",
    "[{scope}|{who}]{when}[都|还|要]有<thing>(吗|么|没|没有|要开吗)",
    "[{scope}|{who}]{when}[都|还]有(空|时间|空闲|档期)(吗|么|没|没有)",
    "[{scope}|{who}]{when}(有没有|有无)(会|会议|安排|空|时间|约|日程)",
    "[{scope}|{who}]{when}(忙不忙|忙吗|空不空|闲不闲|怎么安排|怎么安排的|什么安排|在忙什么|在忙啥|忙什么|干什么|干嘛|做什么)",
    "[{scope}|{who}]{when}(几点|什么时候)(有会|开会|有安排|有空|有会议)",
    "[<show>][{scope}|{who}](下一个|下个|下一场|下场|接下来的)<thing>[是](什么时候|几点|哪天|什么|在哪|在哪里)",
    "[{scope}|{who}](什么时候|几点|哪天)[有|开](会|会议|下一个会)",
    "[<list>] [{scope}] <nouns> [for|on|of|in] [{scope}|{who}] [{when}]",
    "[<list>] {who} ['s|s] <nouns> [for|on] [{when}]",
    "[<list>] [{scope}] {when} ['s|s] <nouns>",
    "schedule list [{scope}|{who}] [{when}]",
    "what ('s|s|is|have i got|do i have|do we have|have we got) [on|happening|planned|scheduled|coming up|up|going on] [on|in|for] [{scope}|{who}] [calendar|schedule|agenda|diary] {when}",
    "what ('s|s|is) [on|coming up on|planned on] {scope} (calendar|schedule|agenda|diary) [{when}]",
    "(what|which|how many) <nouns> (do|does|have|has|are|did) [i|we|they|{who}|there] [have|got|scheduled|planned|on] [{when}]",
    "(do|have|am|are|is|does|did) (i|we|{who}|there) [have|got] [any|some|a] (<nouns>|a meeting|anything|something|plans) [on|scheduled|planned|happening] {when}",
    "[any|are there any|got any] <nouns> [on|planned] {when}",
    "(am i|are we|is {who}|is everyone|are you) (free|busy|available|booked) {when}",
    "(when|what|where) ('s|s|is) [my|our|the|{who}] ['s|s] next (meeting|event|appointment|call)",
    "what (does|will) [my|our|the] [day|week|schedule|calendar|it] look like {when}",
    "what ('s|s|is) {who} (doing|up to|busy with) {when}",
    "how ('s|s|is|does) [my|our|the] [day|week|schedule|calendar] [look|looking] {when}",
  ],
  fragments: {
    show: "(看看|看下|看一下|看|查看|查查|查下|查一下|查询|查|列出|列一下|列下|列|显示|给我看|打开|展示|告诉我|说说)",
    soon: "(接下来|最近|近期|后面|未来|这几天|这两天)",
    noun: "(日程安排|日程|行程安排|行程|会议安排|工作安排|会议日程|安排|日历)",
    out: "(发我|给我看看|列出来|列一下|看看|看一下)",
    what: "(什么|哪些|啥|多少|几个|几场|哪几个|些什么|些啥)",
    thing: "(会要开|会要参加|会议要开|会议|日程|安排|活动|例会|会|约)",
    list: "(show|list|see|view|get|give|check|display|tell|open|pull up|bring up) [me]",
    nouns: "(schedules|schedule|calendar|agenda|events|meetings|diary|appointments|calls)",
  },
  args: {
    event: eventArg,
    who: {
      type: "mention",
      optional: true,
      summary: { zh: "@ 谁就看谁的日程", en: "@ someone to see theirs" },
    },
    scope: {
      type: "choice",
      optional: true,
      names: ["范围"],
      choices: { mine: [...mineWords, "i"], group: groupWords.filter((word) => word !== "我们") },
      summary: { zh: "我的，或本群的", en: "mine, or the group's" },
    },
    when: {
      type: "time",
      of: "period",
      optional: true,
      summary: {
        zh: "如 明天、这周、下周一到周三",
        en: "as in tomorrow, this week, Monday to Wednesday",
      },
    },
    page: { ...pageArg, optionOnly: true },
  },
  examples: ["日程 明天", "日程 本群 这周", "下周一到周三有什么安排", "what's on next week"],
  async handle(ctx) {
    const { event, who = [], scope, when, page } = ctx.args;
    if (event !== undefined) {
      await showEvent(ctx, await findEvent(ctx, event));
      return;
    }
    const { at: from, endsAt: to = from + dayMs } = when ?? {
      at: ctx.now,
      endsAt: ctx.now + 7 * dayMs,
    };
    const isGroup = scope === "group" && who.length === 0;
    await showSchedule(ctx, {
      from,
      to,
      ...(isGroup ? {} : { person: who[0] ?? ctx.message.sender.id }),
      ...(page === undefined ? {} : { page }),
    });
  },
});
