import type { CommandContext } from "../../src/index.ts";
import { namedPeople, type NamedPeople } from "./named-people.ts";

export interface Notify {
  readonly ids: readonly string[];
  readonly text: string;
}

/**
 * Whom a notice goes to: chosen by id, or named at its beginning. Asks, and answers nothing, where that is
 * nobody or where several have the name.
 */
export async function notifyWhom(
  ctx: CommandContext,
  args: {
    readonly to?: string | undefined;
    readonly text: string;
  },
): Promise<Notify | undefined> {
  const { to, text } = args;
  if (to !== undefined) return { ids: to.split(/[\s,，、]+/u).filter((id) => id !== ""), text };
  const { ids, open, rest } = await namedPeople(ctx, text);
  if (ids.length === 0 && open.length === 0) {
    ctx.sessions.ask({ command: "notify", arg: "who", values: { text } });
    ctx.reply(ctx.say(whom));
    return undefined;
  }
  if (rest === "") {
    ctx.reply(ctx.say(noText));
    return undefined;
  }
  if (open.length === 0) return { ids, text: rest };
  askWhich(ctx, open.slice(0, 9), { ids, text: rest });
  return undefined;
}

function askWhich(ctx: CommandContext, open: NamedPeople["open"], { ids, text }: Notify): void {
  ctx.sessions.offer(open.map(({ id }) => `notify-named --to "${[...ids, id].join(",")}" ${text}`));
  const lines = open.map(({ id, name }, index) => `${index + 1}. ${name}（${id}）`);
  const question = ctx.say({
    zh: "有几个叫这个名字，是哪一个？回复序号就行：",
    en: "Several are called so. Which one? Answer with the number:",
  });
  ctx.reply([question, ...lines].join("\n"));
}

const whom = {
  zh: "通知谁？@ 一下要通知的人；名字写在最前面也行，例如：通知 王芳 下午3点开会",
  en: "Notify whom? @ them, or say it again with the name in front: notify Wang Fang the meeting is at 3",
};

const noText = {
  zh: "通知什么内容？例如：通知 王芳 下午3点开会",
  en: "What shall I tell them? For example: notify Wang Fang the meeting is at 3",
};
