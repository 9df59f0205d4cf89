import {
  ReplyError,
  type ArgSpec,
  type CalendarEvent,
  type CommandContext,
} from "../../../src/index.ts";

/** `E3`. */
export const eventArg = {
  type: "event",
  optional: true,
  summary: { zh: "日程编号，如 E3", en: "the event's id, as E3" },
} as const satisfies ArgSpec;

/** Of a series: this one time, or all. */
export const scopeArg = {
  type: "choice",
  optional: true,
  optionOnly: true,
  names: ["范围"],
  choices: {
    one: [
      "只改这一次",
      "改这一次",
      "改这次",
      "改这一个",
      "删这一次",
      "取消这一次",
      "1",
      "第一个",
      "只删这一次",
      "只取消这一次",
      "只这一次",
      "就这一次",
      "仅这一次",
      "只改这次",
      "只有这次",
      "只这次",
      "就这次",
      "这一次",
      "这次",
      "本次",
      "下一次",
      "下次",
      "this time",
      "only this one",
      "just this one",
      "only this time",
      "just this time",
      "just once",
      "this one",
      "only once",
      "once",
      "the next one",
    ],
    all: [
      "全部",
      "2",
      "第二个",
      "所有的",
      "所有",
      "全都改",
      "改全部",
      "全部改",
      "整个都改",
      "都改",
      "每次",
      "每一次",
      "整个系列",
      "以后都",
      "以后每次",
      "all of them",
      "every time",
      "all times",
      "the whole series",
      "the series",
      "each time",
      "every one",
    ],
  },
  summary: { zh: "重复的日程：这一次，还是全部", en: "of a series: this time, or all" },
} as const satisfies ArgSpec;

/** The event by words of its title. */
export const eventWordsArg = {
  type: "text",
  rest: true,
  optional: true,
  max: 200,
  names: ["内容"],
  summary: { zh: "或标题里的几个字", en: "or words of its title" },
} as const satisfies ArgSpec;

/** The event with this id that the sender may see; refuses when there is none. */
export async function findEvent(
  ctx: Pick<CommandContext, "say" | "events">,
  id: string,
): Promise<CalendarEvent> {
  const event = await ctx.events.find(id);
  if (event !== undefined) return event;
  throw new ReplyError(
    ctx.say({
      zh: `没有日程 ${id}。发“日程”看看有哪些。`,
      en: `There is no event ${id}. Send "schedule" to see what there is.`,
    }),
  );
}
