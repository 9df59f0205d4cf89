import { defineCommand, type CommandContext } from "../../../src/index.ts";
import { findEvent } from "./event-args.ts";
import { tell } from "../tell.ts";

const args = {
  event: { type: "event", summary: { zh: "日程编号，如 E3", en: "its id, as E3" } },
} as const;

/** Says that one does not come to an event. */
export const decline = defineCommand({
  name: "decline",
  aliases: ["不参加", "退出日程", "拒绝日程"],
  summary: { zh: "说自己不参加某个日程", en: "Say that you do not come" },
  say: [
    "[我](不参加|不去|去不了|来不了|参加不了|退出|拒绝|不来|请假)[日程|会议]{event}[了]",
    "[日程|会议]{event}[我](不参加|不去|去不了|来不了|参加不了|退出|不来|请假)[了]",
    "[i] (decline|skip|leave|miss|can't make|cannot make|can't come to|won't be at|can't attend) [event|meeting] {event}",
    "[i'm|i am] not (coming to|going to|attending) [event|meeting] {event}",
  ],
  args,
  examples: ["不参加 E3", "decline E3"],
  handle: (ctx) => answer(ctx, ctx.args.event, false),
});

/** Says that one comes to an event after all. */
export const attend = defineCommand({
  name: "attend",
  aliases: ["参加", "接受日程"],
  summary: { zh: "说自己参加某个日程", en: "Say that you come" },
  say: [
    "[我](参加|接受|会来|会去|能来|能去)[日程|会议]{event}",
    "[日程|会议]{event}[我](参加|会来|能来|会去|能去|可以来|接受)",
    "[i'll|i will|i] (accept|join|attend|come to|be at|can make) [event|meeting] {event}",
  ],
  args,
  examples: ["参加 E3", "attend E3"],
  handle: (ctx) => answer(ctx, ctx.args.event, true),
});

async function answer(ctx: CommandContext, id: string, comes: boolean): Promise<void> {
  const event = await findEvent(ctx, id);
  await ctx.events.answer(event, comes);
  const { title, organizer } = event;
  const { name } = ctx.message.sender;
  const said = comes
    ? { zh: `👌 ${id}「${title}」：${name} 参加`, en: `👌 ${id} "${title}": ${name} comes` }
    : {
        zh: `🙅 ${id}「${title}」：${name} 不参加`,
        en: `🙅 ${id} "${title}": ${name} does not come`,
      };
  const undo = comes
    ? { zh: "", en: "" }
    : { zh: `｜又能来了就说：参加 ${id}`, en: ` | to come after all: attend ${id}` };
  await tell(ctx, event, [organizer], said, undo);
}
