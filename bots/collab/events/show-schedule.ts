import {
  escapeMarkdown,
  markdown,
  type CommandContext,
  type SeenOccurrence,
  type TimeRange,
} from "../../../src/index.ts";
import { dateWords, dayOf, eventLine } from "./event-line.ts";

/** As many as a phone shows without much scrolling. */
const pageSize = 12;

type Context = Omit<CommandContext, "args" | "askFor">;

/** Shows what takes place in a stretch of time, day by day: somebody's, or this conversation's. */
export async function showSchedule(
  ctx: Context,
  query: TimeRange & { readonly person?: string; readonly page?: number },
): Promise<void> {
  const { from, to, person, page = 1 } = query;
  const asked = { from, to, limit: pageSize, skip: (page - 1) * pageSize };
  const { occurrences, total } = await ctx.events.list({
    ...asked,
    ...(person === undefined ? {} : { person }),
  });
  const whose = await whoseWords(ctx, person);
  const range = rangeWords({ from, to }, ctx);
  if (occurrences.length === 0) {
    ctx.reply(page > 1 ? ctx.say(noMore) : nothing(ctx, whose, range));
    return;
  }
  const people = occurrences.flatMap(({ event }) => event.people.map(({ userId }) => userId));
  const names = await ctx.people.names([...new Set(people)]);
  const title = ctx.say({
    zh: `📅 ${whose}日程｜${range}（${total}）`,
    en: `📅 ${whose} schedule | ${range} (${total})`,
  });
  const lines = dayByDay(occurrences, from, ctx).flatMap(({ day, some }) => [
    `**${day}**`,
    ...some.map((one) => eventLine(one, names, ctx)),
  ]);
  const pages = Math.ceil(total / pageSize);
  const more =
    page < pages
      ? [
          ctx.say({
            zh: `第 ${page}/${pages} 页，往下看：日程 ${rangeCommand({ from, to }, ctx)} --page ${page + 1}`,
            en: `Page ${page} of ${pages}; for more: schedule ${rangeCommand({ from, to }, ctx)} --page ${page + 1}`,
          }),
        ]
      : [];
  ctx.reply(markdown(title, [`**${escapeMarkdown(title)}**`, ...lines, ...more].join("\n\n")));
}

/** What a list is called whose it is. */
async function whoseWords(ctx: Context, person: string | undefined): Promise<string> {
  if (person === undefined) return ctx.say({ zh: "本群", en: "This group's" });
  if (person === ctx.message.sender.id) return ctx.say({ zh: "我的", en: "My" });
  const name = (await ctx.people.names([person])).get(person) ?? person;
  return ctx.say({ zh: `${name} 的`, en: `${name}'s` });
}

function nothing(ctx: Context, whose: string, range: string): string {
  return ctx.say({
    zh: `${whose}日程｜${range}：没有安排。约一个：约 @同事 周三下午2点到3点 评审`,
    en: `${whose} schedule | ${range}: nothing planned. Arrange something: add-event @someone Wednesday 2 to 3pm review`,
  });
}

/** The days of a list with what begins, or goes on, on each. */
function dayByDay(
  occurrences: readonly SeenOccurrence[],
  from: number,
  ctx: Context,
): readonly { readonly day: string; readonly some: readonly SeenOccurrence[] }[] {
  const startOf = (one: SeenOccurrence): number => Math.max(one.startsAt, from);
  const byDay = Map.groupBy(occurrences, (one) => dayOf(startOf(one), ctx.zone));
  return [...byDay.values()].map((some) => {
    const [first] = some;
    return { day: first === undefined ? "" : dateWords(startOf(first), ctx), some };
  });
}

/** `11-25 周三`, or the first and the last day. */
function rangeWords({ from, to }: TimeRange, ctx: Context): string {
  const first = dateWords(from, ctx);
  const last = dateWords(to - 1, ctx);
  return first === last ? first : `${first} – ${last}`;
}

/** The same so that it can be said again. */
function rangeCommand({ from, to }: TimeRange, ctx: Context): string {
  const first = dayOf(from, ctx.zone);
  const last = dayOf(to - 1, ctx.zone);
  return first === last ? first : ctx.say({ zh: `${first} 到 ${last}`, en: `${first} to ${last}` });
}

const noMore = { zh: "后面没有了。", en: "That was all." };
