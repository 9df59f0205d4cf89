import {
  ReplyError,
  type CalendarEvent,
  type CommandContext,
  type Occurrence,
  type TimeValue,
} from "../../../src/index.ts";
import { findEvent } from "./event-args.ts";
import { whenOf } from "./event-line.ts";

/** What was said of which event is meant: its id or words of its title, and when that time of it is. */
export interface SaidEvent {
  readonly event?: string | undefined;
  readonly words?: string | undefined;
  readonly when?: TimeValue | undefined;
}

type Context = Omit<CommandContext, "args" | "askFor">;

/** An event, and the time of it that was named, if one was. */
export interface MeantEvent {
  readonly event: CalendarEvent;
  readonly named?: Occurrence;
}

const dayMs = 86_400_000;
const mostChoices = 9;

/**
 * The event that is meant. When it could be several the sender is asked, and `command` says what their choice means.
 * Throws a ReplyError when there is none.
 */
export async function whichEvent(
  ctx: Context,
  said: SaidEvent,
  command: (id: string) => string,
): Promise<MeantEvent | undefined> {
  const { when } = said;
  const range = when && { from: when.at, to: when.endsAt ?? when.at + dayMs };
  if (said.event !== undefined) {
    const event = await findEvent(ctx, said.event);
    const named = range && ctx.events.occurrenceIn(event, range);
    if (range !== undefined && named === undefined) throw new ReplyError(notThen(ctx, event));
    return named === undefined ? { event } : { event, named };
  }
  const words = bare(said.words ?? "");
  const found = await ctx.events.search(words, range);
  const [only] = found;
  if (only === undefined) throw new ReplyError(await notFound(ctx, said.words ?? ""));
  if (found.length === 1) {
    const isNamed = range !== undefined && only.event.recurrence !== undefined;
    return isNamed ? { event: only.event, named: only } : { event: only.event };
  }
  const choices = found.slice(0, mostChoices);
  ctx.sessions.offer(choices.map((one) => command(one.event.id)));
  const lines = choices.map(
    (one, index) => `${index + 1}. ${one.event.id}「${one.event.title}」${whenOf(one, ctx)}`,
  );
  const question = ctx.say({
    zh: "是哪一个日程？回复序号就行：",
    en: "Which event? Answer with its number:",
  });
  ctx.reply([question, ...lines].join("\n"));
  return undefined;
}

/** 会, 那个会议, the meeting: words that name none. */
function bare(words: string): string {
  return words
    .trim()
    .replace(/^(?:我的|我们的|那个|这个|那场|这场|the|my|our|that|this)\s*/iu, "")
    .replace(/^(?:日程|会议?|开会|安排|活动|meetings?|events?|appointments?)$/iu, "");
}

function notThen(ctx: Context, { id, title }: CalendarEvent): string {
  return ctx.say({
    zh: `${id}「${title}」那时候没有安排。看它的时间：日程 ${id}`,
    en: `${id} "${title}" does not take place then. To see when: event ${id}`,
  });
}

async function notFound(ctx: Context, words: string): Promise<string> {
  const short = Array.from(words).slice(0, 40).join("");
  const reminders = short === "" ? [] : await ctx.reminders.search(short);
  const [reminder] = reminders;
  if (reminder !== undefined) {
    return ctx.say({
      zh: `没有「${short}」这个日程，不过有提醒 ${reminder.id}「${reminder.text}」。要取消它：取消提醒 ${reminder.id}`,
      en: `There is no event like “${short}”, but a reminder, ${reminder.id}: ${reminder.text}. To cancel it: cancel ${reminder.id}`,
    });
  }
  return ctx.say({
    zh:
      short === ""
        ? "没有这样的日程。发“日程”看看有哪些。"
        : `没有找到「${short}」这个日程。发“日程”看看有哪些。`,
    en:
      short === ""
        ? 'There is no such event. Send "schedule" to see what there is.'
        : `There is no event like “${short}”. Send "schedule" to see what there is.`,
  });
}
