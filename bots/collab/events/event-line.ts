import {
  escapeMarkdown,
  type CalendarEvent,
  type CommandContext,
  type Conflict,
  type Occurrence,
  type SeenOccurrence,
} from "../../../src/index.ts";
import { shortText } from "../short-text.ts";

type Context = Pick<CommandContext, "say" | "formatTime" | "locale">;

const clocks = new Map<string, Intl.DateTimeFormat>();

/** `14:00`. */
export function clockOf(at: number, zone: string): string {
  const known = clocks.get(zone);
  const format =
    known ??
    new Intl.DateTimeFormat("en-GB", {
      timeZone: zone,
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    });
  clocks.set(zone, format);
  return format.format(at);
}

const days = new Map<string, Intl.DateTimeFormat>();

/** `2026-11-25`: of which day in the zone a moment is. */
export function dayOf(at: number, zone: string): string {
  const known = days.get(zone);
  const format = known ?? new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" });
  days.set(zone, format);
  return format.format(at);
}

/** `11-25 周三`, as the deployment tells dates: without the time and the zone. */
export function dateWords(at: number, ctx: Pick<Context, "formatTime">): string {
  return ctx.formatTime(at).replace(/\s\d{2}:\d{2}.*$/su, "");
}

/** When one time of an event is, from its start to its end, with zone: `11-25 周三 14:00–15:00（北京时间）`. */
export function whenOf(
  {
    event,
    startsAt,
    endsAt,
  }: Pick<Occurrence, "startsAt" | "endsAt"> & {
    readonly event: Pick<CalendarEvent, "allDay" | "zone">;
  },
  ctx: Context,
): string {
  const { allDay, zone } = event;
  const start = ctx.formatTime(startsAt);
  if (allDay) {
    const first = dateWords(startsAt, ctx);
    const last = dateWords(endsAt - 1, ctx);
    const whole = ctx.say({ zh: "全天", en: "all day" });
    return first === last ? `${first} ${whole}` : `${first}–${last} ${whole}`;
  }
  const isSameDay = dayOf(startsAt, zone) === dayOf(endsAt - 1, zone);
  const end = isSameDay
    ? clockOf(endsAt, zone)
    : `${dateWords(endsAt, ctx)} ${clockOf(endsAt, zone)}`;
  return start.replace(/(\d{2}:\d{2})(?=[（ (]|$)/u, `$1–${end}`);
}

/** The part of a day that an event takes of it: `14:00–15:00`, 全天, `22:00–次日 02:00`. */
export function hoursOf(
  { event: { allDay, zone }, startsAt, endsAt }: Occurrence,
  ctx: Context,
): string {
  if (allDay) return ctx.say({ zh: "全天", en: "all day" });
  const end = clockOf(endsAt, zone);
  const isSameDay = dayOf(startsAt, zone) === dayOf(endsAt - 1, zone);
  const last = isSameDay ? end : `${dateWords(endsAt, ctx)} ${end}`;
  return `${clockOf(startsAt, zone)}–${last}`;
}

const titleChars = 60;
const placeChars = 30;
const shownPeople = 4;

/** One time of an event in a list, in markdown: hours, title, place, who, id. */
export function eventLine(
  seen: SeenOccurrence,
  names: ReadonlyMap<string, string>,
  ctx: Context,
): string {
  const { event, isBusyOnly } = seen;
  const hours = `**${hoursOf(seen, ctx)}**`;
  if (isBusyOnly) return `${hours} ${ctx.say({ zh: "有安排", en: "busy" })}`;
  const short = shortText(event.title, titleChars);
  const parts = [
    `${hours} ${escapeMarkdown(short)}${event.recurrence === undefined ? "" : " 🔁"}`,
    ...(event.place === undefined
      ? []
      : [`📍${escapeMarkdown(shortText(event.place, placeChars))}`]),
    whoOf(event, names, ctx),
    event.id,
    ...(event.calendarProblem === undefined
      ? []
      : [
          ctx.say({
            zh: `⚠️ 没有同步到钉钉日历：${escapeMarkdown(event.calendarProblem)}`,
            en: `⚠️ not in DingTalk's calendar: ${escapeMarkdown(event.calendarProblem)}`,
          }),
        ]),
  ];
  return parts.filter((part) => part !== "").join(" · ");
}

/** Who comes: names, and 大家 where it is for all. */
export function whoOf(
  event: CalendarEvent,
  names: ReadonlyMap<string, string>,
  ctx: Pick<Context, "say">,
): string {
  const everyone = event.everyone ? [ctx.say({ zh: "大家", en: "everyone" })] : [];
  const people = event.everyone
    ? event.people.filter(({ userId, declinedAt }) => declinedAt !== undefined && userId !== "")
    : event.people;
  const all = people.map(({ userId, declinedAt }) => {
    const name = escapeMarkdown(names.get(userId) ?? userId);
    return declinedAt === undefined ? name : `${name}✖️`;
  });
  const shown = all.length <= shownPeople + 1 ? all : all.slice(0, shownPeople);
  const more = all.length - shown.length;
  const list = [...everyone, ...shown].join(ctx.say({ zh: "、", en: ", " }));
  return more === 0
    ? list
    : list + ctx.say({ zh: ` 等 ${all.length} 人`, en: ` and ${more} more` });
}

/** What those concerned have at the same time, in one line each; nothing when they are free. */
export async function conflictLines(
  conflicts: readonly Conflict[],
  ctx: Context & Pick<CommandContext, "people" | "message">,
): Promise<readonly string[]> {
  if (conflicts.length === 0) return [];
  const people = conflicts.flatMap(({ person }) => person ?? []);
  const names = await ctx.people.names(people);
  return conflicts.map(({ person, with: other }) => {
    const isSelf = person === ctx.message.sender.id;
    const whose =
      person === undefined
        ? ctx.say({ zh: "这个群", en: "This group" })
        : isSelf
          ? ctx.say({ zh: "你", en: "You" })
          : (names.get(person) ?? person);
    const when = whenOf(other, ctx);
    const what = other.isBusyOnly
      ? ctx.say({ zh: "有安排", en: "something else" })
      : ctx.say({
          zh: `「${other.event.title}」（${other.event.id}）`,
          en: `"${other.event.title}" (${other.event.id})`,
        });
    return ctx.say({
      zh: `⚠️ 时间冲突：${whose} ${when} 有${other.isBusyOnly ? "别的安排" : what}`,
      en: `⚠️ Conflict: ${whose} ${isSelf || person === undefined ? (isSelf ? "have" : "has") : "has"} ${what} ${when}`,
    });
  });
}

/** How long before it begins people are reminded, in words. */
export function reminderWords(
  { remindBefore, allDay }: Pick<CalendarEvent, "remindBefore" | "allDay">,
  ctx: Pick<Context, "say">,
): string {
  if (remindBefore.length === 0) return ctx.say({ zh: "不提醒", en: "no reminder" });
  const lengths = remindBefore.map((ms) => lengthWords(ms));
  const zh = lengths.map(([words]) => words).join("、");
  const en = lengths.map(([, words]) => words).join(", ");
  const base = allDay ? { zh: "当天 9 点", en: "9:00 on the day" } : { zh: "", en: "" };
  return ctx.say({
    zh: `${base.zh}提前 ${zh}提醒`,
    en: `reminder ${en} before${base.en === "" ? "" : ` ${base.en}`}`,
  });
}

function lengthWords(ms: number): readonly [string, string] {
  const minutes = Math.round(ms / 60_000);
  if (minutes % 1440 === 0 && minutes > 0) {
    const count = minutes / 1440;
    return [`${count} 天`, `${count} day${count === 1 ? "" : "s"}`];
  }
  if (minutes % 60 === 0 && minutes > 0) {
    const count = minutes / 60;
    return [`${count} 小时`, `${count} hour${count === 1 ? "" : "s"}`];
  }
  return [`${minutes} 分钟`, `${minutes} minutes`];
}
