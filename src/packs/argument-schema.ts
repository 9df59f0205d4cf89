import { z } from "zod";
import type { ArgSpec } from "../commands/definition.ts";
import type { TextPattern } from "../commands/text-pattern.ts";
import { parseDuration } from "../core/duration.ts";
import { duration, words } from "../yaml/checked-text.ts";
import { localized, toLocalized } from "./localized.ts";
import { compilePattern } from "./pattern.ts";

const base = {
  names: z.array(words).optional().describe("Other names for --name. 选项的其他叫法"),
  summary: localized.optional().describe("What it is, for help. 说明"),
  ask: localized.optional().describe("The question when it was not said. 没说时怎么问"),
  optional: z.boolean().optional().describe("May be left out. 可以不填"),
};

const many = z
  .boolean()
  .optional()
  .describe("A list, its parts divided by 、 or commas. 可以说多个");
const said = words.optional().describe("When not said. 默认值");
const unit = words.optional().describe("What it is counted in, may be said behind it: 元. 单位");

const range = {
  min: z.number().optional().describe("The least it may be. 最小值"),
  max: z.number().optional().describe("The most it may be. 最大值"),
};

/** Words to choose from, or each with its synonyms. */
export const choices = z.union([z.array(words).min(1), z.record(words, z.array(words))]);

/** One argument of a command. */
export const argument = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("text").describe("One word or quoted text. 文字"),
    ...base,
    rest: z.boolean().optional().describe("Takes everything that is left. 取剩下的全部文字"),
    many,
    min: z.int().min(1).optional().describe("The fewest characters. 最少几个字"),
    max: z.int().min(1).optional().describe("The most characters. 最多几个字"),
    pattern: words
      .optional()
      .describe("A regular expression that all of it must match. 必须符合的正则表达式"),
    quoted: z
      .boolean()
      .optional()
      .describe("A quoted message says it, or more of it. 引用的消息算作它的内容"),
    default: words.optional().describe("When not said. 默认值"),
  }),
  z.strictObject({
    type: z.literal("int").describe("A whole number. 整数"),
    ...base,
    ...range,
    many,
    unit,
    default: z.int().optional().describe("When not said. 默认值"),
  }),
  z.strictObject({
    type: z.literal("number").describe("A number. 数"),
    ...base,
    ...range,
    many,
    unit,
    default: z.number().optional().describe("When not said. 默认值"),
  }),
  z.strictObject({
    type: z.literal("choice").describe("One of a few words. 几个词之一"),
    ...base,
    many,
    choices: choices.optional().describe("The words, or a map of each to its synonyms. 可选的词"),
    list: words.optional().describe("A list of the pack, in place of `choices`. 命令包里的词表"),
    default: words.optional().describe("When not said. 默认值"),
  }),
  z.strictObject({ type: z.literal("flag").describe("--name alone. 开关"), ...base }),
  z.strictObject({
    type: z.literal("time").describe("A moment to come. 时间"),
    ...base,
    default: said,
  }),
  z.strictObject({
    type: z.literal("datetime").describe("A moment to come, as `time`. 日期和时间"),
    ...base,
    default: said,
  }),
  z.strictObject({
    type: z
      .literal("recurrence")
      .describe("A moment that may repeat, 每周一 9:00; it has `at` and `rule`. 可以重复的时间"),
    ...base,
    default: said,
  }),
  z.strictObject({
    type: z.literal("duration").describe("A length of time, 2小时; milliseconds. 时长"),
    ...base,
    min: duration.optional().describe("The shortest. 最短"),
    max: duration.optional().describe("The longest. 最长"),
    default: said,
  }),
  z.strictObject({
    type: z.literal("group").describe("A group of config.yaml; its title. 群"),
    ...base,
    default: said,
  }),
  z.strictObject({
    type: z
      .literal("file")
      .describe("A file or picture of the message; it has `name` and `size`. 文件或图片"),
    ...base,
  }),
  z.strictObject({
    type: z.literal("mention").describe("Everybody @-ed. 被 @ 的人"),
    ...base,
    max: z.int().min(1).optional().describe("How many people it may be. 最多几个人"),
    default: z
      .union([words, z.array(words)])
      .optional()
      .describe("User ids when nobody is @-ed, or `me`. 默认值"),
  }),
  z.strictObject({
    type: z.literal("date").describe("A day from today on: 今天, 周四, 12月3日. 日期"),
    ...base,
    range: z
      .boolean()
      .optional()
      .describe("Several days too, like 下周; it has `from` and `to` then. 可以是一段日子"),
    default: said,
  }),
  z.strictObject({
    type: z.literal("who").describe("me, us, or those @-ed. 给谁"),
    ...base,
    default: z.enum(["me", "us"]).optional().describe("When not said. 默认值"),
  }),
  z.strictObject({
    type: z.literal("url").describe("An address. 网址"),
    ...base,
    many,
    hosts: z
      .array(words)
      .min(1)
      .optional()
      .describe("Only addresses of these hosts, or below them. 只能是这些网站"),
    default: said,
  }),
  z.strictObject({
    type: z.literal("task").describe("A task's id. 任务编号"),
    ...base,
    many,
    default: said,
  }),
  z.strictObject({
    type: z.literal("reminder").describe("A reminder's id. 提醒编号"),
    ...base,
    default: said,
  }),
  z.strictObject({
    type: z.literal("event").describe("An event's id. 日程编号"),
    ...base,
    default: said,
  }),
  z.strictObject({
    type: z.literal("shared-file").describe("A shared file's id. 文件编号"),
    ...base,
    default: said,
  }),
]);

/** An argument as pack.yaml has it. */
export type ArgumentFile = z.output<typeof argument>;

/** The argument as commands know it; one with a default may be left out. */
export function toArgSpec(file: ArgumentFile): ArgSpec {
  const common = {
    ...(file.names !== undefined && { names: file.names }),
    ...(file.summary !== undefined && { summary: toLocalized(file.summary) }),
    ...(file.ask !== undefined && { ask: toLocalized(file.ask) }),
    ...((file.optional === true || defaultOf(file) !== undefined) && { optional: true }),
  };
  switch (file.type) {
    case "text":
      return {
        type: "text",
        ...common,
        ...(file.rest !== undefined && { rest: file.rest }),
        ...(file.many === true && { many: true }),
        ...(file.min !== undefined && { min: file.min }),
        ...(file.max !== undefined && { max: file.max }),
        ...(file.pattern !== undefined && patternOf(file.pattern)),
        ...(file.quoted !== undefined && { quoted: file.quoted }),
      };
    case "int":
    case "number":
      return {
        type: file.type,
        ...common,
        ...(file.many === true && { many: true }),
        ...(file.min !== undefined && { min: file.min }),
        ...(file.max !== undefined && { max: file.max }),
        ...(file.unit !== undefined && { unit: file.unit }),
      };
    case "duration":
      return {
        type: "duration",
        ...common,
        ...(file.min !== undefined && { min: parseDuration(file.min) ?? 0 }),
        ...(file.max !== undefined && { max: parseDuration(file.max) ?? Infinity }),
      };
    case "choice":
      return {
        type: "choice",
        ...common,
        ...(file.many === true && { many: true }),
        choices: toChoices(file.choices ?? []),
      };
    case "datetime":
      return { type: "time", ...common };
    case "recurrence":
      return { type: "time", recurring: true, ...common };
    case "mention":
      return { type: "mention", ...common, ...(file.max !== undefined && { max: file.max }) };
    case "url":
      return {
        type: "url",
        ...common,
        ...(file.many === true && { many: true }),
        ...(file.hosts !== undefined && { hosts: file.hosts }),
      };
    case "task":
      return { type: "task", ...common, ...(file.many === true && { many: true }) };
    case "group":
      // withLists makes it a choice of the groups there are.
      return { type: "choice", ...common, choices: {} };
    case "date":
      return { type: "time", day: file.range === true ? "days" : true, ...common };
    case "flag":
    case "time":
    case "file":
    case "who":
    case "shared-file":
    case "reminder":
    case "event":
    default:
      return { type: file.type, ...common };
  }
}

const nothing: TextPattern = { fits: () => false, begins: () => undefined };

function patternOf(pattern: string) {
  const compiled = compilePattern(pattern);
  // What is no pattern is reported by checkArguments.
  return { pattern, matching: "refusal" in compiled ? nothing : compiled };
}

/** What an argument is when it was not said. */
export function defaultOf(file: ArgumentFile): string | number | readonly string[] | undefined {
  return "default" in file ? file.default : undefined;
}

/** Words to choose from, as written. */
export type ChoicesFile = z.output<typeof choices>;

/** Each choice and its synonyms. */
export function toChoices(written: ChoicesFile): Readonly<Record<string, readonly string[]>> {
  return isList(written) ? Object.fromEntries(written.map((one) => [one, []])) : written;
}

function isList(value: ChoicesFile): value is string[] {
  return Array.isArray(value);
}
