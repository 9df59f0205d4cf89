import { defineCommand, type ArrangedEvent, type CommandContext } from "../../../src/index.ts";
import { at } from "../at.ts";
import { conflictLines, reminderWords, whenOf } from "./event-line.ts";
import { englishKindWords, kindWords, openingWords } from "./event-words.ts";
import { invited } from "./invited.ts";
import { spanOf } from "./span-of.ts";
import { showSchedule } from "./show-schedule.ts";

/** Puts something people do together into the calendar. */
export const addEvent = defineCommand({
  name: "add-event",
  aliases: ["约", "新建日程", "添加日程", "加日程", "建日程", "安排日程", "约会议"],
  summary: { zh: "约人、安排会议和日程", en: "Arrange a meeting or another event" },
  say: [
    "<invite>[{who}][<together>][{when}][<together>][{title}]",
    "[{who}][<will>]{when}[<will>][{title}]<kind>",
    "[{who}][<will>]{when}[<will>][{title}]<kind>(地点|地址|位置|在)[:|在|是|为]{where}",
    "[{who}]{when}[<will>]<opening>{title}",
    "[<we>]<with>{who}[<together>]{when}[<will>][<together>][{title}]<kind>",
    "[<we>]<with>{who}[<together>]{when}[<will>]<opening>{title}",
    "[<we>]<with>{who}[<together>]{when}<will>{title}",
    "<make>[<one>]{noun:<noun>}[<for>{who}][{when}][<called>][{title}]",
    "<make>[<one>][<for>{who}]{when}[的][{title}]<kind>",
    "(安排|召集|组织){who}{when}[<together>][<will>][{title}]<kind>",
    "(安排|召集|组织){who}[<together>][<will>]<opening>{when}[{title}]",
    "(日程|会议|行程)[:]{when}{title}",
    "(记|写|加|放|放到|记到|写到)[到|进|在][我的|我们的]日程[里|上|表]{when}{title}",
    "[把]{title}(加|放|记|写)[到|进|在][我的|我们的]日程[里|上|表]{when}",
    "<book> [<a>] [{title}] <kinden> [<with>] [{who}] {when} [<about> {topic}] (in|at) [the] {where}",
    "[<wen>] [<haveen>] [<a>] [{title}] <kinden> [with] [{who}] {when} [<about> {topic}] (in|at) [the] {where}",
    "<book> [<a>] {title} [with] {who} {when}",
    "<book> [<a>] {title} {when}",
    "<book> [<a>] [{title}] <kinden> [<with>] [{who}] [{when}] [<about> {topic}]",
    "[<wen>] [<haveen>] [<a>] [{title}] <kinden> [with] [{who}] {when} [<about> {topic}]",
    "[<wen>] {noun:(meet up|meet|catch up|sync up|talk|sit down)} [with] [{who}] {when} [<about> {topic}]",
    "invite {who} [to|for] [<a>] {title} {when}",
    "invite {who} [to|for] [<a>] [{title}] <kinden> [{when}] [<about> {topic}]",
    "(put|add|place|stick|pop) [<a>] {title} [with] [{who}] {when} (on|to|in|into) [my|our|the|everyone's|everybody's] (calendar|schedule|diary)",
    "(block|reserve|hold) [off|out] [my calendar|time|some time|my time] {when} [for|to] [<a>] {title}",
    "(new|create|make|add|schedule) [<a>] (event|calendar event|calendar entry) [:|for|called] {title} {when}",
    "schedule add [{title}] [with] [{who}] [{when}]",
    "find [us] [a] time [with] {who} {when} [for|to] {title}",
  ],
  fragments: {
    invite: "(约上|约好|约个|约一个|约一下|约|邀请|邀约|邀|叫上|喊上|拉上|召集)",
    together: "(一起|一块|一块儿|一同|来|参加|去|过来)",
    will: "(有个|有一个|有一场|有场|有|要开|要去|要|得去|得|需要|参加|去|开个|开一个|召开|举行|举办|进行|打算|准备|计划|安排|搞个|搞|做)",
    we: "(我们|咱们|我|咱)",
    with: "(和|跟|与|同|找|with)",
    make: "(新建|新增|添加|创建|增加|加|建|记|安排|预约|预定|预订|定|订|约|设|组织|发起|召开|召集|帮我约)",
    one: "(一个|个|一场|场|一次|次|一下)",
    noun: "(日程|会议|会|行程|日历事件|活动|会面)",
    for: "(给|和|跟|与|同|叫上|请)",
    called: "(叫|名为|名叫|主题是|主题为|主题|内容是|内容|标题是|标题|关于|讨论|:)",
    book: "(schedule|book|set up|arrange|plan|organize|organise|create|add|make|setup|fix|put in)",
    kind: kindWords,
    kinden: englishKindWords,
    opening: openingWords,
    a: "(a new|an|a|the|another|new|our|my|some|quick|short)",
    wen: "(let's|let us|we|i|we'll|i'll|we will|shall we|can we|we should|i'd like to)",
    haveen: "(have|do|hold|got|need|are having|having|will have|ve got|have got|grab|get)",
    about: "(about|on|regarding|re|to discuss|to talk about|to go over|to review|to|for|:)",
  },
  args: {
    who: {
      type: "who",
      optional: true,
      summary: { zh: "@ 要请的人，或“大家”", en: "@ whoever is to come, or everyone" },
    },
    when: {
      type: "time",
      of: "span",
      recurring: true,
      summary: {
        zh: "如 周三下午2点到3点、每周一 10:00、12月1日全天",
        en: "as in Wednesday 2 to 3pm, every Monday 10:00, 1 December all day",
      },
      ask: {
        zh: "什么时候？比如「周三下午2点到3点」，整天的就说「周三全天」",
        en: "When? Such as “Wednesday 2 to 3pm”, or “Wednesday all day”",
      },
    },
    title: {
      type: "text",
      rest: true,
      optional: true,
      max: 500,
      quoted: true,
      summary: {
        zh: "什么事；地点和多久也写在这里：在3号会议室 评审 1小时",
        en: "what, and where and how long: review in room 3 for 1 hour",
      },
    },
    place: {
      type: "text",
      optional: true,
      optionOnly: true,
      max: 100,
      names: ["地点"],
      summary: { zh: "在哪儿", en: "where" },
    },
    kind: { type: "text", pattern: ".{1,30}", optional: true, optionOnly: true },
    noun: { type: "text", pattern: ".{1,30}", optional: true, optionOnly: true },
    opening: { type: "text", pattern: ".{1,30}", optional: true, optionOnly: true },
    where: { type: "text", rest: true, optional: true, optionOnly: true, max: 100 },
    topic: { type: "text", rest: true, optional: true, optionOnly: true, max: 300 },
  },
  examples: [
    "约 @韩梅梅 周三下午2点到3点 评审",
    "约大家 每周一上午10点 周会 在3号会议室",
    "schedule a design review with @han tomorrow 3pm in room 3",
  ],
  async handle(ctx) {
    const { when, kind = "", opening = "", title = "", where } = ctx.args;
    const topic = ctx.args.topic?.replace(/[\s?？。.!！]+$/u, "");
    if (asksRatherThanMakes(ctx.message.text)) {
      const { at: from, endsAt = from + 86_400_000 } = when;
      await showSchedule(ctx, { from, to: endsAt, person: ctx.message.sender.id });
      return;
    }
    const said = ctx.events.read(
      joined([opening, title.replace(/^(?:会议?|日程)[，,：:\s]+/u, ""), kind]),
    );
    const what =
      said.title === "" ? topic : topic === undefined ? said.title : `${said.title}: ${topic}`;
    const remindBefore = when.remindBefore ?? said.remindBefore;
    const { people, everyone, title: named } = await invited(ctx, what ?? "");
    const unnamed = titleOf(ctx.args.noun);
    if (named === "" && unnamed === undefined) {
      ctx.askFor("title", ctx.say({ zh: "什么事？", en: "What is it about?" }));
      return;
    }
    const place = ctx.args.place ?? where ?? said.place;
    const made = await ctx.events.add({
      ...spanOf(when, said),
      title: named === "" ? (unnamed ?? "") : named,
      people,
      everyone,
      ...(place === undefined ? {} : { place }),
      ...(remindBefore === undefined ? {} : { remindBefore }),
    });
    await answer(ctx, made, {
      isLengthAssumed: when.endsAt === undefined && said.lengthMs === undefined,
    });
  },
});

/** What an event is called of which only was said that people meet. */
function titleOf(noun: string | undefined): string | undefined {
  if (noun === undefined || /日程|行程|日历/u.test(noun)) return undefined;
  return noun === "会" ? "会议" : noun;
}

/** Words one behind the other; between two of English stands a space. */
function joined(parts: readonly string[]): string {
  return parts
    .filter((part) => part !== "")
    .reduce((text, part) => {
      const isEnglish = /[a-z0-9]$/iu.test(text) && /^[a-z0-9]/iu.test(part);
      return text + (isEnglish ? " " : "") + part;
    }, "");
}

/** 明天有什么会: a question makes no event. */
function asksRatherThanMakes(text: string): boolean {
  return (
    /什么|哪些|啥|几点|几个|哪几|有没有|多少|[吗么嘛没]\s*[?？。]?$|[?？]\s*$/u.test(text) &&
    !politely.test(text)
  );
}

const politely =
  /能不能|能否|可以|可不可以|你能|请|约|安排|预约|(?:could|can|would|shall|will) (?:you|we)/iu;

async function answer(
  ctx: CommandContext,
  { event, conflicts, inCalendar }: ArrangedEvent,
  { isLengthAssumed }: { readonly isLengthAssumed: boolean },
): Promise<void> {
  const { id, title, place, startsAt, endsAt, recurrence } = event;
  const others = event.people.map(({ userId }) => userId).filter((one) => one !== event.organizer);
  const next = ctx.events.upcoming(event, 3);
  const bar = ctx.say({ zh: "｜", en: " | " });
  const everyone = event.everyone ? [ctx.say({ zh: "大家", en: "everyone" })] : [];
  const whom = [...everyone, ...others.map(at)].join(" ");
  const minutes = Math.round((endsAt - startsAt) / 60_000);
  const parts = [
    `✅ ${id}`,
    title,
    ...(recurrence === undefined ? [] : [`🔁 ${ctx.formatWhen({ at: startsAt, recurrence })}`]),
    whenOf({ event, startsAt, endsAt }, ctx),
    ...(recurrence === undefined ? [] : [ctx.formatNext(next.map((one) => one.startsAt))]),
    ...(place === undefined ? [] : [`📍${place}`]),
    ...(whom === "" ? [] : [ctx.say({ zh: `参加：${whom}`, en: `with ${whom}` })]),
    reminderWords(event, ctx),
    ...(isLengthAssumed && !event.allDay
      ? [
          ctx.say({
            zh: `没说多久，先算 ${minutes} 分钟（改：${id} 时长改成 30分钟）`,
            en: `no length was said, so ${minutes} minutes (to change it: make ${id} 30 minutes long)`,
          }),
        ]
      : []),
    ...(inCalendar
      ? []
      : [
          ctx.say({
            zh: "只记在我这里，没有进钉钉日历",
            en: "kept here only, not in DingTalk's calendar",
          }),
        ]),
    ctx.say({ zh: `取消：删除日程 ${id}`, en: `to cancel: delete event ${id}` }),
  ];
  const warnings = await conflictLines(conflicts, ctx);
  const hint =
    warnings.length === 0
      ? []
      : [
          ctx.say({
            zh: `照样记下了。换时间：${id} 改到 明天下午4点`,
            en: `It is kept all the same. To move it: move ${id} to tomorrow 4pm`,
          }),
        ];
  ctx.reply([parts.join(bar), ...warnings, ...hint].join("\n"), { mentions: others });
}
