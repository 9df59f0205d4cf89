import {
  defineCommand,
  ReplyError,
  type CommandContext,
  type Reminder,
  type TimeValue,
} from "../../src/index.ts";
import { clockOf } from "./events/event-line.ts";
import { bar } from "./marks.ts";
import { readEdit, type Edit } from "./edit-words.ts";
import { reminderArg, wordsArg } from "./reminder-args.ts";
import { whenOf } from "./reminder-line.ts";
import { whichReminder } from "./which-reminder.ts";

/** Changes the time or the text of a reminder in place. */
export const editReminder = defineCommand({
  name: "edit-reminder",
  aliases: ["改提醒", "修改提醒", "更改提醒", "编辑提醒"],
  summary: { zh: "改提醒的时间或内容", en: "Change the time or the text of a reminder" },
  say: [
    "[把|将|提醒][提醒|闹钟]{reminder}[的|这个][提醒][时间][给我|再|先]<move>{when}",
    "[把|将|那个]{words}[的|这个|那个](提醒|闹钟)[的][时间][给我|再|先]<move>{when}",
    "(修改|更改|调整|改|改一下)提醒{reminder}[的]时间[到|为|成]{when}",
    "[把|将|提醒][提醒]{reminder}[的|这个](内容|文字|文案|事项)<to>{text}",
    "[把|将|那个]{words}[的|这个|那个]提醒[的](内容|文字|文案|事项)<to>{text}",
    "<en> [the|my] [reminder] {reminder} [reminder] [time] [to|for|until|till|at|by] {when}",
    "<en> [the|my|that] {words} reminder [time] [to|for|until|till|at|by] {when}",
    "<en> [the|my|that] reminder (about|for|of) {words} (to|until|till) {when}",
    "(change|edit|update|set) [the] (text|content|wording|message|words) of [the|my] [reminder] {reminder} to {text}",
  ],
  fragments: {
    move: "(改到|改成|改为|改在|改|调到|调成|调整到|挪到|推到|推迟到|推迟|往后推到|往后推|延到|延后到|延后|往后挪到|往后挪|往前挪到|提前到|提前|放到|换到|换成|设到|设为|定到|定在)",
    to: "(改成|改为|换成|改|换|是|变成)",
    en: "(move|change|reschedule|push|postpone|shift|delay|set) [back|out|forward]",
  },
  args: {
    reminder: reminderArg,
    words: { ...wordsArg, rest: false, optionOnly: true, names: ["哪个"] },
    when: {
      type: "time",
      recurring: true,
      optional: true,
      optionOnly: true,
      names: ["时间"],
      summary: { zh: "新的时间", en: "the new time" },
    },
    text: {
      type: "text",
      optional: true,
      optionOnly: true,
      names: ["内容"],
      summary: { zh: "新的内容", en: "the new words" },
    },
    change: {
      type: "text",
      rest: true,
      optional: true,
      names: ["修改"],
      summary: {
        zh: "哪一个，再写“到 时间”或“内容 文字”",
        en: "which one, then “to <time>” or “text <words>”",
      },
    },
  },
  examples: [
    "改提醒 R7K2 到 后天10点",
    "改提醒 R7K2 内容 交周报",
    "edit-reminder R7K2 to tomorrow 10am",
  ],
  async handle(ctx) {
    const edit = editOf(ctx.args, ctx);
    if (edit === undefined) throw new ReplyError(ctx.say(isNothing(ctx.args) ? whichOne : howTo));
    const reminder = await whichReminder(ctx, edit, (id) => commandFor(id, edit, ctx));
    if (reminder === undefined) return;
    if (edit.field === "text") {
      const changed = await ctx.reminders.reword(reminder, edit.value);
      ctx.reply(changedLine(changed, ctx));
      return;
    }
    const when = ctx.args.when ?? ctx.readTime(edit.value);
    const changed = await ctx.reminders.move(reminder, { ...when, isTimeOfDay: isTimeOfDay(when) });
    const isSame = when.recurrence === undefined && changed.recurrence !== undefined;
    const next = when.recurrence === undefined ? [] : [ctx.formatNext(when.next)];
    const isOnce = reminder.recurrence !== undefined && changed.recurrence === undefined;
    const notes = isSame ? [] : when.notes.map((note) => ctx.say(note));
    const lines = [
      changedLine(changed, ctx),
      ...(isSame ? [ctx.formatNext([changed.nextAt])] : next),
      ...(isOnce ? [ctx.say(noMore(whenOf(reminder, ctx)))] : []),
      ...notes,
    ];
    ctx.reply(lines.join(bar(ctx)));
  },
});

/** Said without a day, so that one that repeats keeps its days. */
function isTimeOfDay({ recurrence, assumed }: TimeValue): boolean {
  return recurrence === undefined && assumed.includes("day");
}

const noMore = (was: string) => ({
  zh: `只提醒这一次，不再重复（原来 ${was}）`,
  en: `only this once, it repeats no more (was ${was})`,
});

interface Said {
  readonly reminder?: string | undefined;
  readonly words?: string | undefined;
  readonly when?: TimeValue | undefined;
  readonly text?: string | undefined;
  readonly change?: string | undefined;
}

function isNothing({ reminder, words, change }: Said): boolean {
  return reminder === undefined && words === undefined && change === undefined;
}

/** What a sentence said of it, or the words behind the command's name. */
function editOf(
  { reminder, words = "", when, text, change = "" }: Said,
  ctx: Pick<CommandContext, "formatWhen" | "zone">,
): Edit | undefined {
  const which = { words, ...(reminder === undefined ? {} : { reminder }) };
  if (when !== undefined) {
    const value = isTimeOfDay(when) ? clockOf(when.at, ctx.zone) : ctx.formatWhen(when);
    return { ...which, field: "time", value };
  }
  if (text !== undefined) return { ...which, field: "text", value: text };
  return readEdit(`${reminder ?? ""} ${change}`);
}

function changedLine(reminder: Reminder, ctx: CommandContext): string {
  const { id, text, status } = reminder;
  const paused = status === "paused" ? ctx.say({ zh: "（暂停中）", en: " (paused)" }) : "";
  return ctx.say({
    zh: `✅ 已改 ${id}${paused}｜${whenOf(reminder, ctx)} ${text}`,
    en: `✅ Changed ${id}${paused} | ${whenOf(reminder, ctx)} ${text}`,
  });
}

function commandFor(id: string, { field, value }: Edit, ctx: CommandContext): string {
  const words = {
    time: { zh: "到", en: "to" },
    text: { zh: "内容", en: "text" },
  }[field];
  return ctx.say({
    zh: `改提醒 ${id} ${words.zh} ${value}`,
    en: `edit-reminder ${id} ${words.en} ${value}`,
  });
}

const howTo = {
  zh: "要改什么？改时间：改提醒 R7K2 到 后天10点；改内容：改提醒 R7K2 内容 交周报",
  en: "What should change? The time: edit-reminder R7K2 to tomorrow 10am; the text: edit-reminder R7K2 text send the report",
};

const whichOne = {
  zh: "改哪个提醒？例如：改提醒 R7K2 到 后天10点，或 改提醒 R7K2 内容 交周报",
  en: "Which one, and how? As in: edit-reminder R7K2 to tomorrow 10am, or edit-reminder R7K2 text send the report",
};
