import {
  defineCommand,
  ReplyError,
  type ArrangedEvent,
  type CommandContext,
} from "../../../src/index.ts";
import { eventArg, eventWordsArg, scopeArg } from "./event-args.ts";
import { conflictLines, reminderWords, whenOf } from "./event-line.ts";
import { calledPattern, lengthPattern, roomPattern } from "./event-words.ts";
import { newTimeOf } from "./new-time.ts";
import { tellEvent } from "./tell-event.ts";
import { timesQuestion, whichTimes } from "./which-times.ts";
import { whichEvent } from "./which-event.ts";

/** Changes when, where or what an event is: this time of it, or all. */
export const editEvent = defineCommand({
  name: "edit-event",
  aliases: ["改日程", "修改日程", "编辑日程", "日程改期", "改会议"],
  summary: { zh: "改日程的时间、地点、标题", en: "Change when, where or what an event is" },
  say: [
    "[{scope}][把|将]<it>[的][开始]<time><to>{when}[<to>][,][{scope}]",
    "[{scope}][把|将]<it><to>{when}[,][{scope}]",
    "(改|修改|调整|更改|变更)<it>[的][<time>](到|至|成|为|:){when}[,][{scope}]",
    "[把|将]<it>[往后|再]<later>[了]{later}[,][{scope}]",
    "<later><it>{later}[,][{scope}]",
    "[把|将]<it>[往前|再]<earlier>[了]{earlier}[,][{scope}]",
    "<earlier><it>{earlier}[,][{scope}]",
    "[把|将]<it>[的][时长|长度|时间](改成|改为|延长到|缩短到|改到|定为|是){lasts}[,][{scope}]",
    "[把|将]<it>[的]<where>(改到|改成|改为|换到|换成|挪到|定在){place}",
    "[日程|会议]{event}[的]<where>(是|在|:){place}",
    "[{scope}][把|将]<it>[的]<where>(改到|改成|改为|换到|换成|挪到|定在){place}[,]{scope}",
    "[把|将]<it>(换到|换成|改在|改到|挪到|移到|放在){room}[开|举行|进行][,][{scope}]",
    "[日程|会议]{event}(在|去){room}[开|举行|进行][,][{scope}]",
    "[把|将]<it>[的](标题|名字|名称|主题|题目|内容)(改成|改为|改叫|换成|是|叫|:){title}",
    "[把|将]<it>(改名叫|改名为|改名成|改名|改叫|更名为){title}",
    "<it>[改成|改为|改到]{remind:<quiet>}[,][{scope}]",
    "<it>[改成|改为|改到](提前|会前|开始前){before}<remind>[,][{scope}]",
    "<move> [the|my|our] [event|meeting] {event} [forward|back|up|out] [to|until|till|for|on] {when} [,] [{scope}]",
    "<move> [the|my|our] {called} [forward|back|up|out] (to|until|till) {when} [,] [{scope}]",
    "[event|meeting] {event} is [now] (on|at|moved to|from) {when} [{scope}]",
    "<move> [event|meeting] {event} (back|out|later) [by] {later} [,] [{scope}]",
    "(postpone|delay) [event|meeting] {event} [by|for] {later} [,] [{scope}]",
    "<move> [event|meeting] {event} (forward|up|earlier) [by] {earlier} [,] [{scope}]",
    "(start|begin) [event|meeting] {event} {later} later [,] [{scope}]",
    "(start|begin) [event|meeting] {event} {earlier} (earlier|sooner) [,] [{scope}]",
    "make [event|meeting] {event} {lasts} [long] [,] [{scope}]",
    "(extend|shorten|cut) [event|meeting] {event} to {lasts} [,] [{scope}]",
    "(rename|retitle|call|title) [event|meeting] {event} [to|as] {title}",
    "(change|set|make) [the] (title|name|subject|topic) of [event|meeting] {event} [to|:] {title}",
    "(change|set|move|make) [the] (place|location|room|venue) of [event|meeting] {event} [to|:] {place}",
    "<move> [event|meeting] {event} to {room} [,] [{scope}]",
    "[event|meeting] {event} is [now] (in|at) {room} [{scope}]",
    "{remind:(no reminder|no reminders)} (for|in) [event|meeting] {event}",
    "(remind|notify) (us|me|everyone|them) {before} (before|ahead of) [event|meeting] {event}",
    "schedule edit {event} [to] {when} [{scope}]",
  ],
  fragments: {
    it: "[日程|会议|行程]({event}|[那个|这个]{called})",
    time: "(时间|日期|开始时间)",
    to: "(改到|改期到|改成|改为|改在|挪到|移到|推迟到|延期到|延到|延后到|顺延到|推到|提前到|调到|调整到|换到|换成|定在|到)",
    later: "(推迟|延后|延迟|顺延|后推|往后推|推后|晚点开|晚)",
    earlier: "(提前|提早|前移|早点开|早)",
    quiet: "(不用提醒|不要提醒|无需提醒|别提醒|取消提醒|关掉提醒)",
    remind: "(提醒|通知)[我们|我|大家|一下]",
    where: "(地点|地方|会议室|位置|地址)",
    move: "(move|reschedule|push|postpone|change|shift|bring|put|delay)",
  },
  args: {
    event: eventArg,
    called: { type: "text", pattern: calledPattern, optional: true, optionOnly: true },
    when: {
      type: "time",
      of: "move",
      recurring: true,
      optional: true,
      summary: { zh: "新的时间", en: "the new time" },
    },
    words: { ...eventWordsArg, rest: true },
    title: {
      type: "text",
      optional: true,
      optionOnly: true,
      max: 500,
      names: ["标题"],
      summary: { zh: "新的标题", en: "the new title" },
    },
    place: {
      type: "text",
      optional: true,
      optionOnly: true,
      max: 100,
      names: ["地点"],
      summary: { zh: "新的地点", en: "the new place" },
    },
    room: { type: "text", pattern: roomPattern, optional: true, optionOnly: true },
    later: { type: "text", pattern: lengthPattern, optional: true, optionOnly: true },
    earlier: { type: "text", pattern: lengthPattern, optional: true, optionOnly: true },
    lasts: {
      type: "text",
      pattern: lengthPattern,
      optional: true,
      optionOnly: true,
      names: ["时长"],
      summary: { zh: "多长，如 30分钟", en: "how long, as 30 minutes" },
    },
    remind: { type: "text", pattern: ".{1,30}", optional: true, optionOnly: true },
    before: { type: "text", pattern: lengthPattern, optional: true, optionOnly: true },
    scope: scopeArg,
  },
  examples: ["改日程 E3 到 明天下午4点", "E3 地点改到 5号会议室", "move E3 to Friday 3pm"],
  async handle(ctx) {
    const { event, when, scope, later, earlier, lasts, title, remind } = ctx.args;
    const place = ctx.args.place ?? ctx.args.room;
    const meant = await whichEvent(ctx, { event, words: ctx.args.called ?? ctx.args.words }, (id) =>
      ctx.message.text.replace(ctx.args.called ?? ctx.args.words ?? "", ` ${id} `),
    );
    if (meant === undefined) return;
    const times = when?.recurrence === undefined ? whichTimes(ctx, meant, scope) : {};
    if (times === "ask") {
      ctx.askFor("scope", timesQuestion(ctx, meant));
      return;
    }
    const { only } = times;
    const from = only ?? ctx.events.next(meant.event) ?? { ...meant.event, event: meant.event };
    const to = newTimeOf(ctx, from, { when, later, earlier, lasts });
    const before =
      ctx.args.before === undefined ? [] : [ctx.events.read(ctx.args.before).lengthMs ?? 0];
    const isReminderSaid = remind !== undefined || ctx.args.before !== undefined;
    const remindBefore = isReminderSaid ? before : undefined;
    const edit = {
      ...(title === undefined ? {} : { title }),
      ...(place === undefined ? {} : { place: place.replace(/^the /iu, "") }),
      ...(remindBefore === undefined ? {} : { remindBefore }),
    };
    if (to === undefined && Object.keys(edit).length === 0) throw new ReplyError(ctx.say(howTo));
    const changed =
      to === undefined
        ? await ctx.events.change(meant.event, edit, only)
        : await ctx.events.move(meant.event, to, only);
    await answer(ctx, changed, { was: meant.event.id, isMoved: to !== undefined });
  },
});

async function answer(
  ctx: CommandContext,
  { event, conflicts }: ArrangedEvent,
  { was, isMoved }: { readonly was: string; readonly isMoved: boolean },
): Promise<void> {
  const { id, title, place, startsAt, recurrence } = event;
  const upcoming = ctx.events.upcoming(event, 3);
  const now = upcoming[0] ?? { event, startsAt, endsAt: event.endsAt };
  const bar = ctx.say({ zh: "｜", en: " | " });
  const line = [
    ...(recurrence === undefined ? [] : [`🔁 ${ctx.formatWhen({ at: startsAt, recurrence })}`]),
    whenOf(now, ctx),
    ...(place === undefined ? [] : [`📍${place}`]),
  ].join(bar);
  const instead =
    id === was ? ["", ""] : [`（只改这一次，原来是 ${was} 里的）`, ` (only this time of ${was})`];
  const warnings = await conflictLines(conflicts, ctx);
  const behind = [
    ...(recurrence === undefined ? [] : [ctx.formatNext(upcoming.map((one) => one.startsAt))]),
    reminderWords(event, ctx),
  ];
  const more = [bar + behind.join(bar), ...warnings].join("\n");
  await tellEvent(
    ctx,
    event,
    {
      zh: `${isMoved ? "📅 改时间了" : "✏️ 改好了"}：${id}「${title}」${instead[0]}｜${line}`,
      en: `${isMoved ? "📅 Moved" : "✏️ Changed"}: ${id} "${title}"${instead[1]} | ${line}`,
    },
    { zh: more, en: more },
  );
}

const howTo = {
  zh: "要改什么？改时间：E3 改到 明天下午4点；改地点：E3 地点改到 5号会议室；改标题：E3 改名叫 复盘；加人：E3 加上 @同事",
  en: "What should change? The time: move E3 to tomorrow 4pm; the place: E3 is in room 5; the title: rename E3 to retro; people: add @someone to E3",
};
