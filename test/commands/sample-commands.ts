import { defineCommand, type CommandDefinition } from "../../src/commands/definition.ts";

const nothing = (): void => undefined;

/** Commands of the shapes that packs have, which do nothing. */
export const sampleCommands: readonly CommandDefinition[] = [
  defineCommand({
    name: "remind",
    aliases: ["提醒", "叫"],
    summary: { zh: "到时间提醒", en: "Remind in time" },
    args: {
      who: { type: "who", optional: true, names: ["谁"] },
      when: { type: "time", names: ["时间"] },
      what: { type: "text", rest: true, names: ["内容"], max: 200 },
    },
    examples: ["提醒我 10分钟后 喝水", "remind me in 10m drink water"],
    handle: nothing,
  }),
  defineCommand({
    name: "assign",
    aliases: ["指派", "分配"],
    summary: { zh: "派任务", en: "Give a task" },
    args: {
      people: { type: "mention", names: ["给谁"] },
      title: { type: "text", rest: true, names: ["任务"] },
      due: { type: "time", optional: true, optionOnly: true, names: ["截止"] },
      urgent: { type: "flag", names: ["加急"] },
    },
    examples: ["指派 @张三 写周报 --due 18:00"],
    handle: nothing,
  }),
  defineCommand({
    name: "tasks",
    aliases: ["任务"],
    summary: { zh: "看任务", en: "List tasks" },
    args: {
      whose: { type: "who", optional: true },
      state: {
        type: "choice",
        choices: { open: ["未完成"], done: ["完成", "已完成"], overdue: ["过期"] },
        optional: true,
        names: ["状态"],
      },
    },
    handle: nothing,
  }),
  defineCommand({
    name: "done",
    aliases: ["完成"],
    summary: { zh: "完成任务", en: "Finish a task" },
    args: { task: { type: "task", summary: { zh: "任务编号，如 T12", en: "its number" } } },
    handle: nothing,
  }),
  defineCommand({
    name: "cancel",
    aliases: ["取消提醒", "取消"],
    summary: { zh: "取消提醒", en: "Cancel a reminder" },
    args: { reminder: { type: "reminder" } },
    handle: nothing,
  }),
  defineCommand({
    name: "notify",
    aliases: ["通知"],
    summary: { zh: "通知", en: "Notify" },
    args: { who: { type: "who", optional: true }, text: { type: "text", rest: true } },
    handle: nothing,
  }),
  defineCommand({
    name: "leave",
    aliases: ["请假"],
    summary: { zh: "请假", en: "Ask for leave" },
    args: {
      days: { type: "int", min: 1, max: 30, optional: true },
      why: { type: "text", optional: true },
    },
    handle: nothing,
  }),
  defineCommand({
    name: "share-file",
    aliases: ["分享文件"],
    summary: { zh: "分享文件", en: "Share a file" },
    args: { url: { type: "url" }, rate: { type: "number", optional: true, min: 0.5 } },
    handle: nothing,
  }),
  defineCommand({
    name: "deploy",
    aliases: ["发布", "上线"],
    summary: { zh: "发布服务", en: "Deploy" },
    args: {
      service: { type: "choice", choices: { order: ["订单"], pay: [] } },
      version: { type: "text", pattern: "v?\\d+\\.\\d+\\.\\d+" },
    },
    allow: { roles: ["研发", "运维"] },
    handle: nothing,
  }),
];
