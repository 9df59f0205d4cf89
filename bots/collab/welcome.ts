import { defineEventHandler } from "../../src/index.ts";

/** Greets whoever joined a group, and says what can be asked here. */
export const welcome = defineEventHandler((ctx) => {
  const { userIds } = ctx.event;
  // A robot that joined has no user id.
  if (userIds.length === 0) return;
  ctx.reply(
    ctx.say({
      zh: "欢迎加入！@ 我说「帮助」看看我能做什么：派任务、定提醒、找文件。",
      en: "Welcome! @ me and say \u201chelp\u201d to see what I can do: tasks, reminders, files.",
    }),
    { mentions: userIds },
  );
});
