import { defineCommand } from "../../src/index.ts";
import { noticeIdArg, whichNotice } from "./notice-id.ts";

/** Takes a notice back, as far as DingTalk lets it be. */
export const recallNotice = defineCommand({
  name: "recall",
  aliases: ["撤回", "撤回通知", "收回通知"],
  summary: { zh: "撤回 24 小时内发的通知", en: "Take a notice back within 24 hours" },
  say: [
    "(撤回|收回|撤销|取消|撤掉)[刚才|刚刚|上一条|上条|最近|这条|那条][的|发的|那条|这条]通知[{id}]",
    "(撤回|收回|撤销|撤掉)[通知]{id}",
    "(把|将)[刚才|刚刚|上一条|这条|那条][的|发的|那条|这条][通知][{id}](撤回|收回|撤销|撤掉)[掉|来|了]",
    "[刚才|刚刚|这条|那条][的|发的]通知(发错|写错|错)了[撤回|收回|撤掉][吧|一下]",
    "[刚才|刚刚|上一条|这条|那条][的|发的|那条|这条]通知(撤回|收回|撤销|撤掉)[吧|掉|了|一下]",
    "[通知]{id}(撤回|收回|撤销|撤掉)[吧|掉|了]",
    "(recall|withdraw|take back|retract|unsend|undo|revoke) [the|that|my] [last|latest] [notice|notification] [{id}]",
    "take [the|that|my] [last] [notice|notification] [{id}] back",
  ],
  args: { id: noticeIdArg },
  examples: ["撤回通知 N3K2", "recall N3K2"],
  async handle(ctx) {
    const notice = await whichNotice(ctx, ctx.args.id);
    const outcome = await ctx.notices.recall(notice);
    const { id } = notice;
    ctx.reply(
      ctx.say(
        {
          all: { zh: `↩️ 已撤回 ${id}。`, en: `↩️ ${id} is taken back.` },
          some: {
            zh: `↩️ ${id} 撤回了一部分；在群里说的、超过 24 小时的撤不回来。`,
            en: `↩️ Part of ${id} is taken back; what was said in the group or is over 24 hours old stays.`,
          },
          none: {
            zh: `${id} 撤不回来了：只有 24 小时内的工作通知能撤回。`,
            en: `${id} cannot be taken back: only work notifications of the last 24 hours can.`,
          },
        }[outcome],
      ),
    );
  },
});
