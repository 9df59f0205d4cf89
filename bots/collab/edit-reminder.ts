import { defineCommand, ReplyError, type CommandContext, type Reminder } from "../../src/index.ts";
import { bar } from "./marks.ts";
import { readEdit, type Edit } from "./edit-words.ts";
import { whenOf } from "./reminder-line.ts";
import { whichReminder } from "./which-reminder.ts";

/** Changes the time or the text of a reminder in place. */
export const editReminder = defineCommand({
  name: "edit-reminder",
  aliases: ["改提醒", "修改提醒", "更改提醒", "编辑提醒"],
  summary: { zh: "改提醒的时间或内容", en: "Change the time or the text of a reminder" },
  args: {
    change: {
      type: "text",
      rest: true,
      names: ["修改"],
      summary: {
        zh: "哪一个，再写“到 时间”或“内容 文字”",
        en: "which one, then “to <time>” or “text <words>”",
      },
      ask: {
        zh: "改哪个提醒？例如：R7K2 到 后天10点，或 R7K2 内容 交周报",
        en: "Which one, and how? For example: R7K2 to tomorrow 10am, or R7K2 text send the report",
      },
    },
  },
  examples: [
    "改提醒 R7K2 到 后天10点",
    "改提醒 R7K2 内容 交周报",
    "edit-reminder R7K2 to tomorrow 10am",
  ],
  async handle(ctx) {
    const edit = readEdit(ctx.args.change);
    if (edit === undefined) throw new ReplyError(howTo(ctx));
    const reminder = await whichReminder(ctx, edit, (id) => commandFor(id, edit, ctx));
    if (reminder === undefined) return;
    if (edit.field === "text") {
      const changed = await ctx.reminders.reword(reminder, edit.value);
      ctx.reply(changedLine(changed, ctx));
      return;
    }
    const when = ctx.readTime(edit.value);
    const changed = await ctx.reminders.move(reminder, when);
    const next = when.recurrence === undefined ? [] : [ctx.formatNext(when.next)];
    const notes = when.notes.map((note) => ctx.say(note));
    ctx.reply([changedLine(changed, ctx), ...next, ...notes].join(bar(ctx)));
  },
});

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

function howTo(ctx: CommandContext): string {
  return ctx.say({
    zh: "要改什么？改时间：改提醒 R7K2 到 后天10点；改内容：改提醒 R7K2 内容 交周报",
    en: "What should change? The time: edit-reminder R7K2 to tomorrow 10am; the text: edit-reminder R7K2 text send the report",
  });
}
