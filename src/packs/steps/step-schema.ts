import { z } from "zod";
import { checked, duration, words } from "../../yaml/checked-text.ts";
import { choices } from "../argument-schema.ts";
import { localized } from "../localized.ts";

const template = words;
/** A template that people read, in one language for all or one in each. */
const said = localized;
/** A template, or a value of another kind. */
const value = z.unknown();

const name = checked((text) =>
  /^[\p{L}_][\p{L}\p{N}_]*$/u.test(text)
    ? undefined
    : { message: "cannot name a result", hint: "letters, digits and _ only" },
);

const mention = z
  .union([template, z.array(template).max(50)])
  .describe("Whom to @: user ids, role:<role>, or a ${{ … }} of people. 要 @ 的人");

const card = z.strictObject({
  title: said.describe("Its title. 标题"),
  text: said.describe("Markdown, a template. 正文"),
  buttons: z
    .array(
      z.strictObject({
        title: said.describe("What the button says. 按钮文字"),
        url: template.describe("What it opens. 打开的网址"),
      }),
    )
    .min(1)
    .max(5)
    .describe("Buttons, each opens an address. 按钮"),
  layout: z.enum(["vertical", "horizontal"]).optional().describe("How buttons stand. 按钮排列"),
});

const content = {
  text: said.optional().describe("Plain text, a template. 文本"),
  markdown: said.optional().describe("Markdown, a template. Markdown 正文"),
  title: said.optional().describe("Title of a markdown message. 标题"),
  card: card.optional().describe("A card with buttons. 卡片"),
  file: template
    .optional()
    .describe("A file that an earlier step has: ${{ shot }}. 前面步骤得到的文件"),
  mention: mention.optional(),
};

/** What a `reply` says. */
export const replyContent = z.strictObject(content);

const post = z.strictObject({
  to: template.describe("group:<id or title>, or person:<user id>. 发到哪里"),
  ...content,
});

const ask = z.strictObject({
  text: said.describe("The question. 问题"),
  choices: choices.optional().describe("The answers to choose from. 可选的回答"),
  list: words.optional().describe("A list of the pack, in place of `choices`. 命令包里的词表"),
  type: z
    .enum(["text", "int", "number", "time", "url", "file", "yes"])
    .optional()
    .describe("What kind of answer; text when left out, `yes` for yes or no. 回答的类型"),
  ttl: duration.optional().describe("How long to wait; 15m when left out, 7d at most. 等多久"),
});

const retry = z.union([
  z.int().min(0).max(10),
  z.strictObject({
    times: z.int().min(0).max(10).describe("How often to try again. 重试几次"),
    after: duration
      .optional()
      .describe("How long before the first; doubled each time. 5s when left out. 间隔"),
    on: z
      .array(z.int().min(100).max(599))
      .optional()
      .describe("Of `http`: after which statuses; 429, 502, 503 and 504 when left out. 状态码"),
  }),
]);

const http = z.strictObject({
  method: z
    .enum(["GET", "POST", "PUT", "PATCH", "DELETE"])
    .optional()
    .describe("GET when left out, POST with a body. 方法"),
  url: template.describe(
    "The address, on a host of packs.http in config.yaml; what is filled in is encoded. 网址",
  ),
  query: z.record(words, value).optional().describe("Parameters of the address. 查询参数"),
  headers: z.record(words, template).optional().describe("Headers. 请求头"),
  bearer: template.optional().describe("A token: ${{ secrets.NAME }}. 令牌"),
  basic: z
    .strictObject({
      user: template.describe("The user name. 用户名"),
      password: template.describe("The password: ${{ secrets.NAME }}. 密码"),
    })
    .optional()
    .describe("User name and password. 用户名和密码"),
  json: value.optional().describe("The body as JSON. JSON 请求体"),
  form: z.record(words, value).optional().describe("The body as a form. 表单请求体"),
  pick: words
    .optional()
    .describe("Only this part of a JSON answer, like data.items[0]. 只取结果的一部分"),
  timeout: duration.optional().describe("How long it may take; 10s when left out. 超时"),
  retry: retry.optional().describe("How often to try again. 重试"),
});

const people = z.union([template, z.array(template).max(50)]);

const taskCreate = z.strictObject({
  title: said.describe("What is to be done. 做什么"),
  to: people.describe("Who: user ids, role:<role>, or a ${{ … }} of people. 给谁"),
  due: template.optional().describe("When: a ${{ … }} moment, or words like 明天 18:00. 截止时间"),
  description: said.optional().describe("More about it. 说明"),
  priority: z.enum(["urgent", "high", "normal", "low"]).optional().describe("优先级"),
  tags: z.array(template).max(20).optional().describe("Tags. 标签"),
});

const taskId = template.describe("The task: ${{ t.id }}, or T12. 任务编号");

const taskChange = z.strictObject({
  task: taskId,
  title: said.optional().describe("Another title. 标题"),
  due: template.optional().describe("Another time. 截止时间"),
  priority: z.enum(["urgent", "high", "normal", "low"]).optional().describe("优先级"),
});

const taskComment = z.strictObject({ task: taskId, text: said.describe("What to say. 内容") });

const remind = z.strictObject({
  at: template.describe("When: a ${{ … }} moment, or words like 每天 9:00. 什么时候"),
  text: said.describe("What to say. 内容"),
  people: people.optional().describe("Whom it @-s; the sender when left out. 提醒谁"),
});

const set = z.strictObject({
  person: z.record(name, value).optional().describe("Values of the sender. 记在发言人名下"),
  group: z.record(name, value).optional().describe("Values of the conversation. 记在群里"),
  pack: z.record(name, value).optional().describe("Values of the pack. 记在命令包里"),
});

const by = z.union([z.number(), template]);

const add = z.strictObject({
  person: z.record(name, by).optional().describe("Numbers of the sender. 发言人名下的数"),
  group: z.record(name, by).optional().describe("Numbers of the conversation. 群里的数"),
  pack: z.record(name, by).optional().describe("Numbers of the pack. 命令包里的数"),
});

const fileFind = z.union([
  template,
  z.strictObject({ name: template.describe("Words of its name. 文件名里的词") }),
]);

/** What a `confirm` has, of a command or as a step. */
export const confirm = z.strictObject({
  if: words
    .optional()
    .describe("Only when this ${{ … }} is true; always when left out. 什么时候要"),
  by: words
    .optional()
    .describe(
      "Who: role:<role>, a user id, or a ${{ … }} of people; the sender when left out. 谁来确认",
    ),
  not_sender: z
    .boolean()
    .optional()
    .describe("Whether somebody else than the sender has to. 不能由本人确认"),
  ttl: duration.optional().describe("How long to wait; 30m when left out, 7d at most. 等多久"),
  text: said.optional().describe("What is asked, a template. 怎么问"),
});

/** One step, as pack.yaml has it. Exactly one of its keys says what it does. */
export const step = z.strictObject({
  as: name.optional().describe("What later steps call its result. 结果的名字"),
  timeout: duration.optional().describe("How long it may take, 30s at most. 超时"),
  retry: retry.optional().describe("How often to try again when it failed. 失败后重试"),
  get on_error(): z.ZodOptional<z.ZodArray<typeof step>> {
    return z
      .array(step)
      .min(1)
      .max(50)
      .optional()
      .describe("Steps instead of failing; they know `error`. 失败时改做");
  },
  reply: replyContent.optional().describe("Answers. 回复"),
  post: post.optional().describe("Says something elsewhere. 发到别处"),
  ask: ask.optional().describe("Asks the person and waits. 提问并等回答"),
  confirm: confirm.optional().describe("Waits until somebody agrees. 等人同意"),
  http: http.optional().describe("Calls another system. 调用其他系统"),
  "task.create": taskCreate.optional().describe("Makes a task. 建任务"),
  "task.done": taskId.optional(),
  "task.reopen": taskId.optional(),
  "task.drop": taskId.optional(),
  "task.change": taskChange.optional().describe("Changes a task. 改任务"),
  "task.comment": taskComment.optional().describe("Says something about a task. 任务留言"),
  remind: remind.optional().describe("Makes a reminder. 建提醒"),
  "file.find": fileFind.optional().describe("Finds a shared file by its name. 找共享文件"),
  set: set.optional().describe("Remembers values; `null` forgets. 记住"),
  add: add
    .optional()
    .describe("Adds to remembered numbers; none is lost when many do at once. 计数"),
  if: template.optional().describe("One ${{ … }} that is true or not. 条件"),
  // oxlint-disable-next-line unicorn/no-thenable -- what YAML calls it
  get then(): z.ZodOptional<z.ZodArray<typeof step>> {
    return z.array(step).min(1).max(50).optional().describe("What is done if it is true. 成立时");
  },
  get else(): z.ZodOptional<z.ZodArray<typeof step>> {
    return z.array(step).min(1).max(50).optional().describe("What is done if not. 不成立时");
  },
  each: z
    .union([template, z.array(value).max(100)])
    .optional()
    .describe("A list: `do` is done for each of it, which `as` names. 对每一项"),
  get do(): z.ZodOptional<z.ZodArray<typeof step>> {
    return z.array(step).min(1).max(50).optional().describe("What is done for each. 做什么");
  },
  run: words.optional().describe("The id of another command of this pack. 运行另一个命令"),
  call: words.optional().describe("A handler module beside this file: ./file.ts#name. 处理函数"),
  with: z.record(name, value).optional().describe("What `run` or `call` is given. 参数"),
  fail: said.optional().describe("Stops, and says why. 停止并说明原因"),
});

/** A step that fits its schema. */
export type StepFile = z.output<typeof step>;

/** Keys that say what a step does. */
export const stepKinds = [
  "reply",
  "post",
  "ask",
  "confirm",
  "http",
  "task.create",
  "task.done",
  "task.reopen",
  "task.drop",
  "task.change",
  "task.comment",
  "remind",
  "file.find",
  "set",
  "add",
  "if",
  "each",
  "run",
  "call",
  "fail",
] as const;

export type StepKind = (typeof stepKinds)[number];
