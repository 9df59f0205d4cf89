import type { CommandContext, Localized, Task } from "../../src/index.ts";
import { at } from "./at.ts";

type Context = Pick<CommandContext, "message" | "reply" | "post" | "say" | "inLanguageOf">;

/**
 * Answers, and lets the others know whom a change of a task concerns: by @ where they read along, else one to one.
 * Whoever did it needs no telling.
 */
export async function tell(
  ctx: Context,
  task: Pick<Task, "conversation" | "robot">,
  people: readonly string[],
  said: Localized,
  hint: Localized = { zh: "", en: "" },
): Promise<void> {
  const { conversation, sender } = ctx.message;
  const others = [...new Set(people)].filter((person) => person !== sender.id);
  const reply = ctx.say(said) + ctx.say(hint);
  if (others.length === 0) {
    ctx.reply(reply);
  } else if (conversation.kind === "group" && conversation.id === task.conversation) {
    const names = others.map(at).join(" ");
    const told = ctx.say({ zh: `｜告诉 ${names} 一声`, en: ` | for your information, ${names}` });
    ctx.reply(ctx.say(said) + told + ctx.say(hint), { mentions: others });
  } else {
    ctx.reply(reply);
    const by = { zh: `（${sender.name}）`, en: ` (${sender.name})` };
    for (const userId of others) {
      const destination = { kind: "person", robot: task.robot, userId } as const;
      const { say } = await ctx.inLanguageOf(destination);
      ctx.post(destination, say(said) + say(by));
    }
  }
}

/** Everybody a change of a task concerns: who assigned it and who has not done their share. */
export function concerned(task: Task): readonly string[] {
  const open = task.assignees.filter(({ doneAt }) => doneAt === undefined);
  return [task.createdBy, ...open.map(({ userId }) => userId)];
}
