import { z } from "zod";
import { checked, duration, timeZone, words } from "../yaml/checked-text.ts";
import { allow } from "./allow.ts";
import { argument, choices } from "./argument-schema.ts";
import { collect } from "./collect/collect-schema.ts";
import { examples } from "./example-schema.ts";
import { localized } from "./localized.ts";
import { secrets } from "./secrets.ts";
import { content, id } from "./shared-schema.ts";
import { confirm, replyContent, step } from "./steps/step-schema.ts";

const version = checked((text) =>
  /^\d+\.\d+\.\d+(?:[-+][0-9A-Za-z.+-]+)?$/.test(text)
    ? undefined
    : { message: "is not a version", hint: "three numbers, for example 1.0.0" },
);

const commandName = checked((text) =>
  text.trim() === "" || /\s/u.test(text)
    ? { message: "may not be empty or have a space", hint: "a command is called by one word" }
    : undefined,
);

const call = words.describe("A handler module beside this file: ./file.ts#name. 处理函数");

const post = z.strictObject({
  ...content,
  mention: z
    .array(words)
    .max(50)
    .optional()
    .describe("User ids to @, at most 50. 要 @ 的人的 userId"),
});

const scalar = z.union([z.string(), z.number(), z.boolean()]);

/** One entry of `commands`. */
export const command = z.strictObject({
  id: id.optional().describe("The command's name in English; also how logs call it. 命令的英文名"),
  call: call.optional(),
  names: z
    .array(commandName)
    .optional()
    .describe("Other names people may say, Chinese ones too. 其他叫法"),
  summary: localized.optional().describe("What it does, in half a line. 一句话说明"),
  usage: z
    .array(words)
    .optional()
    .describe("What a person might type, shown by help. 帮助里的用法举例"),
  say: z
    .array(words)
    .max(100)
    .optional()
    .describe(
      "Whole sentences: (a|b) alternatives, [x] optional, {argument}, <fragment>; spaces do not matter. 自然的说法",
    ),
  args: z
    .record(z.string(), argument)
    .optional()
    .describe("Arguments, by position in this order or as --name. 参数"),
  allow: allow
    .optional()
    .describe("Who may run it, where and when; everybody always when left out. 权限"),
  confirm: confirm
    .optional()
    .describe("Waits until somebody agrees, before its first step. 执行前确认"),
  steps: z
    .array(step)
    .min(1)
    .max(50)
    .optional()
    .describe("What is done, one after the other; `reply` comes last. 步骤"),
  on_error: z
    .array(step)
    .min(1)
    .max(50)
    .optional()
    .describe("Steps when one failed; they know `error`. 出错时改做"),
  reply: replyContent.optional().describe("What the bot answers. 回复"),
});

/** One entry of `schedules`. */
export const schedule = z.strictObject({
  id: id.describe("A name of its own in the pack. 定时任务代号"),
  when: words
    .optional()
    .describe("When, in words: 每个工作日 16:30, every Friday at 10:00. 什么时候"),
  cron: words
    .optional()
    .describe('Five fields: minute hour day month weekday, like "30 9 * * 1-5".'),
  calendar: z
    .enum(["workday"])
    .optional()
    .describe(
      "Follow the work calendar of config.yaml; what falls on a day off is left out, or moved by on_holiday. 按工作日历",
    ),
  on_holiday: z
    .enum(["skip", "before", "after"])
    .optional()
    .describe("Slots on days off: left out, moved to the workday before, or after. 遇休息日"),
  timezone: timeZone.optional().describe("IANA time zone; the deployment's when left out. 时区"),
  to: words
    .optional()
    .describe(
      "group:<id or title>, or a conversation id (cid…) of config.yaml; may be left out with call. 发到哪个群",
    ),
  post: post.optional().describe("What the bot posts. 发什么"),
  steps: z
    .array(step)
    .min(1)
    .max(50)
    .optional()
    .describe("Steps, in place of `post`; they answer in `to`, and there is nobody to ask. 步骤"),
  on_error: z
    .array(step)
    .min(1)
    .max(50)
    .optional()
    .describe("Steps when one failed; they know `error`. 出错时改做"),
  call: call.optional(),
  with: z
    .record(z.string(), z.unknown())
    .optional()
    .describe("What the handler of `call` is given. 传给处理函数的参数"),
  catch_up: z
    .enum(["none", "latest", "all"])
    .optional()
    .describe("Slots that passed while the bot was down; latest when left out. 错过后补发"),
  within: duration
    .optional()
    .describe("How late a slot may still be caught up with; 24h when left out. 多久以内补发"),
});

/** One entry of `on`. */
export const reaction = z.strictObject({
  event: z
    .union([words, z.array(words).min(1)])
    .optional()
    .describe("An event of DingTalk, like chat_add_member, or several. 钉钉事件"),
  card: words.optional().describe("The action of a card's button. 卡片按钮的动作"),
  to: words
    .optional()
    .describe("Where to post; the conversation it happened in when left out. 发到哪个群"),
  post: post
    .extend({
      mention_people: z
        .boolean()
        .optional()
        .describe("@ the people the event is about. 是否 @ 事件里的人"),
    })
    .optional()
    .describe("What the bot posts. 发什么"),
  call: call.optional(),
});

/** Values for templates. */
export const vars = z.record(
  z.string(),
  z.union([scalar, z.array(scalar), z.record(z.string(), z.union([scalar, z.array(scalar)]))]),
);

/** Lists of words for `choice` arguments. */
export const lists = z.record(z.string(), choices);

/** Pieces that sentences share. */
export const fragments = z.record(z.string(), words);

/** pack.yaml, as written. */
export const packFile = z.strictObject({
  pack: id.describe("The pack's name, equal to its folder's. 命令包名，与文件夹同名"),
  version: version.describe("Version of the pack, in three numbers. 版本"),
  title: localized.describe("What the pack is called in help. 标题"),
  summary: localized.optional().describe("What the pack is for. 说明"),
  vars: vars.optional().describe("Values for templates: ${{ vars.name }}. 模板里用的值"),
  secrets: secrets
    .optional()
    .describe("Environment variables it may read, for `http` only. 可用的环境变量"),
  lists: lists.optional().describe("Words to choose from, by name, for `list` of arguments. 词表"),
  fragments: fragments
    .optional()
    .describe("Pieces of sentences, by name, written <name> in `say`. 说法里共用的片段"),
  commands: z.array(command).optional().describe("Commands people can say. 命令"),
  on: z.array(reaction).optional().describe("What happens when DingTalk tells of something. 事件"),
  schedules: z.array(schedule).optional().describe("What happens by the clock. 定时任务"),
  collect: z
    .array(collect)
    .optional()
    .describe("What many people are asked, with chasing, a deadline and a summary. 收集"),
  examples: examples
    .optional()
    .describe(
      "What is said, and what has to come of it; `bellhop check` runs them. 示例，也是测试",
    ),
});

/** A pack.yaml that fits its schema. */
type PackFile = z.output<typeof packFile>;
export type CommandFile = NonNullable<PackFile["commands"]>[number];
export type ReactionFile = NonNullable<PackFile["on"]>[number];
export type ScheduleFile = NonNullable<PackFile["schedules"]>[number];
