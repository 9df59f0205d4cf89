import { z } from "zod";
import { duration, timeZone, words } from "../../yaml/checked-text.ts";
import { argument } from "../argument-schema.ts";
import { localized } from "../localized.ts";
import { content, id } from "../shared-schema.ts";

const by = z.enum(["group", "private"]);

const people = z.union([words, z.array(words).min(1)]);

const allow = z.strictObject({
  roles: z.array(words).min(1).describe("Any one of these roles. 允许的角色"),
});

const ownCommand = z.strictObject({
  names: z.array(words).optional().describe("More names for it. 更多叫法"),
  say: z.array(words).max(100).optional().describe("More sentences for it. 更多说法"),
  allow: allow.optional().describe("Who may run it, in place of `allow`. 权限"),
});

/** One entry of `collect`. */
export const collect = z.strictObject({
  id: id.describe("A name of its own in the pack. 收集的代号"),
  title: localized.describe(
    "What is collected, 周报; the names of its commands come from it. 收什么，命令的名字由它而来",
  ),
  from: people.describe(
    "Whom to ask: role:<role>, members (met in the group), or user ids; several as a list. 向谁收",
  ),
  otherwise: people.optional().describe("Whom to ask when `from` finds nobody. 找不到人时向谁收"),
  by: by.optional().describe("Where to ask: group with @, or private; group when left out. 在哪问"),
  questions: z
    .record(z.string(), argument)
    .describe("What to ask, in this order; each as an argument of a command, or a file. 问题"),
  open: z
    .strictObject({
      when: words.optional().describe("When it opens by itself: 每周五 16:00. 什么时候自动开始"),
      cron: words
        .optional()
        .describe('Five fields: minute hour day month weekday, like "0 16 * * 5".'),
      calendar: z.enum(["workday"]).optional().describe("Follow the work calendar. 按工作日历"),
      on_holiday: z
        .enum(["skip", "before", "after"])
        .optional()
        .describe("On days off: left out, on the workday before, or after. 遇休息日"),
      to: words
        .optional()
        .describe("group:<id or title>; where it was started before when left out. 在哪个群收"),
      within: duration.optional().describe("How late it may still open. 错过多久以内补开"),
    })
    .optional()
    .describe("When it opens by itself; by command alone when left out. 自动开始"),
  timezone: timeZone.optional().describe("IANA time zone; the deployment's when left out. 时区"),
  close: words.describe("The deadline, from when it opens: 20:30, 4h, 下周一 10:00. 截止时间"),
  chase: z
    .strictObject({
      every: duration.describe("How often those missing are asked again. 多久催一次"),
      hours: words
        .optional()
        .describe("Between which times of workdays; 9:00-18:00 when left out. 什么时段催"),
      by: by.optional().describe("Where; as `by` when left out. 在哪催"),
    })
    .optional()
    .describe("Asks those missing again, on workdays only. 催交"),
  late: z
    .enum(["accept", "refuse"])
    .optional()
    .describe("Answers after the deadline; accepted and marked when left out. 迟交的收不收"),
  summary: z
    .strictObject({
      ...content,
      to: words
        .optional()
        .describe("Where it is posted; where it was collected when left out. 发到哪"),
      file: words.optional().describe("Name of the table with all answers, a template. 表格的名字"),
    })
    .optional()
    .describe("What is posted when it closes; a list of all answers when left out. 汇总"),
  allow: allow
    .optional()
    .describe(
      "Who may start, close and cancel it; everybody may start when left out. 谁能开始和结束",
    ),
  commands: z
    .strictObject({
      answer: ownCommand.optional().describe("Answering. 交"),
      start: ownCommand.optional().describe("Opening. 开始"),
      missing: ownCommand.optional().describe("Who has not answered. 谁还没交"),
      mine: ownCommand.optional().describe("What I answered. 我交的"),
      close: ownCommand.optional().describe("Closing now. 结束"),
      cancel: ownCommand.optional().describe("Cancelling. 取消"),
      summary: ownCommand.optional().describe("The summary, now. 汇总"),
    })
    .optional()
    .describe("More names and sentences, and who may run them. 各个命令的叫法和权限"),
});

/** An entry of `collect`, as written. */
export type CollectFile = z.output<typeof collect>;

/** One of its questions. */
export type QuestionFile = z.output<typeof argument>;
