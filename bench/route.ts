import { callerOf } from "../src/commands/permissions.ts";
import { createRegistry, type Registry } from "../src/commands/registry.ts";
import { route } from "../src/commands/router.ts";
import { defineCommand, type CommandDefinition } from "../src/commands/definition.ts";
import type { Message } from "../src/core/message.ts";
import { createWorkCalendar } from "../src/time/calendar/create.ts";
import { timeDefaults } from "../src/time/defaults.ts";
import { assign } from "../bots/collab/assign.ts";
import { cancel } from "../bots/collab/cancel.ts";
import { done } from "../bots/collab/done.ts";
import { remind } from "../bots/collab/remind.ts";
import { reminders } from "../bots/collab/reminders.ts";
import { shareFile } from "../bots/collab/share-file.ts";
import { tasks } from "../bots/collab/tasks.ts";
import { median, percentile, printTable, type Row } from "./figures.ts";

const commandCount = 300;
const sentenceCount = 1500;
const rounds = 200;
/** For the compiler. */
const warmUps = 50;
const hostileLength = 4000;
const now = Date.parse("2026-11-23T10:00:00+08:00");
const context = {
  now,
  zone: "Asia/Shanghai",
  locale: "zh-CN",
  time: { calendar: createWorkCalendar("cn"), defaults: timeDefaults, shortestMs: 1000 },
} as const;

const messages: readonly string[] = [
  "发布 order 1.4.2 到生产",
  "麻烦帮我查一下17号仓库的库存，谢谢",
  "明天下午3点提醒我交周报",
  "每个工作日早上9点半 提醒大家 站会",
  "T12 做完了",
  "我还有哪些任务没完成",
  "取消提醒 R7K2",
  "把报销模板发到群里",
  "remind me tomorrow at 3pm to call Bob",
  "show me my tasks",
  "今天天气真好，出去走走吧",
  "这个方案我觉得还可以再讨论一下，大家有空看看",
];

/** How long one message takes to be routed among 300 commands with 1,500 sentences. */
export function route300(): Promise<void> {
  const startedAt = performance.now();
  const registry = createRegistry([
    { pack: "collab", title: { zh: "协作", en: "Collaboration" }, commands: collab },
    { pack: "many", title: { zh: "很多", en: "Many" }, commands: manyCommands() },
  ]);
  const compileMs = performance.now() - startedAt;
  const spent: number[] = [];
  for (let round = 0; round < warmUps + rounds; round += 1) {
    for (const text of messages) {
      const ms = routeMs(text, registry);
      if (round >= warmUps) spent.push(ms);
    }
  }
  const sentences = registry.sentences.all.length;
  printTable(`route: ${registry.commands.length} commands, ${sentences} sentences`, [
    { what: "mean of a message", value: meanOf(spent), unit: "ms", goal: { atMost: 0.3 } },
    { what: "p99", value: percentile(spent, 0.99), unit: "ms" },
    { what: "compiling all", value: compileMs, unit: "ms" },
    ...["提醒我", "把", "请", "明天", "order ", "a", "完成T1", "有哪些任务"].flatMap((piece) =>
      hostile(piece, registry),
    ),
  ]);
  return Promise.resolve();
}

const collab = [
  assign,
  cancel,
  done,
  remind,
  reminders,
  shareFile,
  tasks,
] as readonly CommandDefinition[];

/** Commands of the shapes packs have, with five sentences each, so that there are 300 and 1,500 in all. */
function manyCommands(): readonly CommandDefinition[] {
  const own = collab.reduce((sum, { say = [] }) => sum + say.length, 0);
  const count = commandCount - collab.length;
  const each = Math.ceil((sentenceCount - own) / count);
  const verbs = ["查", "看", "发布", "上线", "登记", "申请", "统计", "预订", "归还", "更新"];
  const things = ["库存", "仓库", "订单", "车辆", "会议室", "发票", "合同", "客户", "值班", "设备"];
  return Array.from({ length: count }, (_, index) => {
    const verb = verbs[index % 10] ?? "";
    const thing = `${things[Math.floor(index / 10) % 10] ?? ""}${String.fromCodePoint(0x4e00 + index)}`;
    const say = [
      `${verb}[一下]{count}[号]${thing}`,
      `(我要|帮我)${verb}${thing}{count}[到{env}]`,
      `把${thing}{what}${verb}[了]`,
      `[有]多少${thing}(需要|要)${verb}`,
      `${verb}${thing}[给]{env}`,
      `(show|list) ${thing} [of] {env}`,
    ];
    return defineCommand({
      name: `command-${index}`,
      summary: { zh: thing, en: thing },
      say: say.slice(0, each),
      args: {
        count: { type: "int", optional: true },
        env: {
          type: "choice",
          optional: true,
          choices: { 测试: ["test"], 生产: ["prod", "线上"] },
        },
        what: { type: "text", optional: true },
      },
      handle: () => undefined,
    }) as CommandDefinition;
  });
}

/** Twice the text may take twice the time. */
function hostile(piece: string, registry: Registry): readonly Row[] {
  const ms = [hostileLength / 2, hostileLength].map((length) => {
    const text = piece.repeat(length / piece.length);
    return median(Array.from({ length: 7 }, () => routeMs(text, registry)));
  });
  const [half = 0, whole = 0] = ms;
  return [
    {
      what: `${hostileLength} characters of ${piece}`,
      value: whole,
      unit: "ms",
      goal: { atMost: 10 },
    },
    { what: "  over half as many", value: whole / half, unit: "×" },
  ];
}

function routeMs(text: string, registry: Registry): number {
  const message = messageOf(text);
  const caller = callerOf(message, {});
  const from = performance.now();
  route(message, caller, registry, context);
  return performance.now() - from;
}

function messageOf(text: string): Message {
  return {
    id: "msg1",
    robot: "bell",
    conversation: { id: "cid-dev", kind: "group" },
    sender: { id: "u1", dingtalkId: "$:u1", name: "李雷", isAdmin: false },
    text,
    mentions: [],
    parts: [],
    sentAt: now,
    quotaExhausted: false,
  };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
