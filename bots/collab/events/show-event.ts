import {
  defineCommand,
  escapeMarkdown,
  markdown,
  type CalendarEvent,
  type CommandContext,
} from "../../../src/index.ts";
import { findEvent } from "./event-args.ts";
import { reminderWords, whenOf, whoOf } from "./event-line.ts";

/** Shows all there is to know of one event. */
export const event = defineCommand({
  name: "event",
  aliases: ["日程详情", "查看日程", "看日程"],
  summary: { zh: "看一个日程的详情", en: "Show one event" },
  say: [
    "(看|看看|看一下|查看|打开)[日程|会议]{event}[的详情|详情]",
    "[日程|会议]{event}(是什么|是啥|详情|的详情|在哪|在哪儿|在哪里|在哪开|什么时候|几点|几点开始|谁参加|有谁|有谁参加|都有谁)",
    "(show|open|view) [me] [event|meeting] {event}",
    "(what|when|where|who) ('s|s|is) [in|at|coming to] [event|meeting] {event}",
  ],
  args: { event: { type: "event", summary: { zh: "日程编号，如 E3", en: "its id, as E3" } } },
  shows: "event",
  examples: ["日程详情 E3", "event E3"],
  async handle(ctx) {
    await showEvent(ctx, await findEvent(ctx, ctx.args.event));
  },
});

export async function showEvent(
  ctx: Omit<CommandContext, "args" | "askFor">,
  found: CalendarEvent,
): Promise<void> {
  const { id, title, place, organizer, people } = found;
  const names = await ctx.people.names([organizer, ...people.map(({ userId }) => userId)]);
  const upcoming = ctx.events.upcoming(found, 3);
  const [next] = upcoming;
  const { startsAt, endsAt } = next ?? found;
  const by = escapeMarkdown(names.get(organizer) ?? organizer);
  const rule =
    found.recurrence === undefined
      ? []
      : [
          `🔁 ${ctx.formatWhen({ at: found.startsAt, recurrence: found.recurrence })}`,
          ctx.formatNext(upcoming.map((one) => one.startsAt)),
        ];
  const lines = [
    `**${id} ${escapeMarkdown(title)}**`,
    whenOf({ event: found, startsAt, endsAt }, ctx),
    ...rule,
    ...(place === undefined ? [] : [`📍${escapeMarkdown(place)}`]),
    ctx.say({ zh: `发起：${by}`, en: `arranged by ${by}` }),
    ctx.say({ zh: `参加：${whoOf(found, names, ctx)}`, en: `with ${whoOf(found, names, ctx)}` }),
    reminderWords(found, ctx),
    ...(found.calendarProblem === undefined
      ? []
      : [
          ctx.say({
            zh: `⚠️ 没有同步到钉钉日历：${escapeMarkdown(found.calendarProblem)}`,
            en: `⚠️ not in DingTalk's calendar: ${escapeMarkdown(found.calendarProblem)}`,
          }),
        ]),
    ctx.say({
      zh: `${id} 改到 明天下午4点 · ${id} 地点改到 5号会议室 · ${id} 加上 @同事 · 不参加 ${id} · 删除日程 ${id}`,
      en: `move ${id} to tomorrow 4pm · ${id} is in room 5 · add @someone to ${id} · decline ${id} · delete event ${id}`,
    }),
  ];
  ctx.reply(markdown(id, lines.join("\n\n")));
}
