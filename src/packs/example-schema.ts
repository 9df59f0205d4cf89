import { z } from "zod";
import { checked, duration, words } from "../yaml/checked-text.ts";

const moment = checked((text) =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)$/.test(text) &&
  !Number.isNaN(Date.parse(text))
    ? undefined
    : { message: "is not a moment", hint: "for example 2026-09-25T16:30+08:00, with its offset" },
);

const expectedValue = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.array(z.union([z.string(), z.number()])),
]);

const expected = {
  is: words
    .optional()
    .describe(
      "The command it becomes, or none, denied or asks. 它是哪个命令，或 none、denied、asks",
    ),
  args: z
    .record(z.string(), expectedValue)
    .optional()
    .describe("What these arguments are read as; times as 2026-09-25T16:30+08:00. 参数读成什么"),
  reply: words
    .optional()
    .describe(
      "All that is answered or posted, or /a pattern/ for a part of it. 回复的文字或 /正则/",
    ),
  waits_for: words
    .optional()
    .describe(
      "Who has to agree first: a user id, or role:<role>, whose only member is then `approver`. 等谁确认",
    ),
};

/** A message after the first one, in the same conversation. */
const turn = z.strictObject({
  later: duration.optional().describe("How much later it is said, like 10m. 过了多久"),
  as: words.optional().describe("Who says it; the same person when left out. 谁说的"),
  group: words.optional().describe("Where; in the same place when left out. 在哪里说"),
  say: words.describe("What is said. 说了什么"),
  ...expected,
});

/** Something said or a moment of a schedule, and what has to come of it. */
export const example = z.strictObject({
  now: moment
    .optional()
    .describe("When; 2026-03-02T10:00+08:00, a Monday, when left out. 什么时候"),
  lang: z
    .enum(["zh", "en"])
    .optional()
    .describe("Language of answers; that of the words when left out. 回答用的语言"),
  as: words.optional().describe("Who says it: a user id. 谁说的（userId）"),
  roles: z
    .array(words)
    .optional()
    .describe("The roles this person has; those of config.yaml when left out. 有哪些角色"),
  group: words
    .optional()
    .describe("Id or title of the group; - for a one-to-one chat. 在哪个群，- 为单聊"),
  say: words
    .optional()
    .describe("What is said to the bot; @name is an @ of whoever has that id. 说了什么"),
  tick: words
    .optional()
    .describe("The id of a schedule, in place of `say`: what it does at `now`. 定时任务的 id"),
  posts: z.int().min(0).optional().describe("How many messages a schedule posts. 发几条消息"),
  ...expected,
  // oxlint-disable-next-line unicorn/no-thenable -- a list of messages; nothing waits for it
  then: z
    .array(turn)
    .min(1)
    .optional()
    .describe("What is said next, one after the other. 接着说什么"),
});

/** The examples of a pack, inline or in examples.yaml. */
export const examples = z.array(example).max(500);

/** examples.yaml, as written. */
export const examplesFile = z.strictObject({
  examples: examples.describe("What is said, and what has to come of it. 示例，也是测试"),
});

export type ExampleFile = z.output<typeof example>;
export type TurnFile = z.output<typeof turn>;
