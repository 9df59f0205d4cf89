import { markdown, type CommandContext, type Reminder } from "../../src/index.ts";
import { reminderLine } from "./reminder-line.ts";

const pageSize = 20;

/** Answers with one page of a list; its numbers can then be used to name one. */
export function replyWithList(
  ctx: CommandContext,
  found: readonly Reminder[],
  { title, page }: { readonly title: string; readonly page: number },
): void {
  const pages = Math.max(1, Math.ceil(found.length / pageSize));
  const current = Math.min(page, pages);
  const from = (current - 1) * pageSize;
  ctx.reminders.show(found);
  // 第2个 is of the list that was shown last, whatever of.
  ctx.tasks.keepShown(undefined);
  const lines = found
    .slice(from, from + pageSize)
    .map(
      (one, index) =>
        `${from + index + 1}. ${reminderLine(one, ctx, found.length === 1 ? Infinity : undefined)}`,
    );
  const more =
    pages === 1
      ? []
      : [
          ctx.say({
            zh: `第 ${current} 页，共 ${pages} 页。后面加页码看别的页，如“我的提醒 2”。`,
            en: `Page ${current} of ${pages}. Add a number for another page: reminders 2`,
          }),
        ];
  const hint = ctx.say({
    zh: "取消提醒、改提醒、暂停提醒 后面写编号或序号。",
    en: "To cancel: cancel <id>. Also edit-reminder, pause, resume.",
  });
  ctx.reply(markdown(title, [`**${title}**`, ...lines, ...more, hint].join("\n\n")));
}
