import type { CommandContext, NamedGroup, Who } from "../../src/index.ts";

/** Whom a reminder is for, and where it is posted when that is another group. */
export interface Addressee {
  readonly who: Who;
  readonly what: string;
  readonly group?: NamedGroup;
}

/** Reads a group named right behind the command, where otherwise me or us stands: `提醒研发群 明天10点 评审`. */
export async function addressee(
  ctx: CommandContext,
  { who, what }: { readonly who?: Who | undefined; readonly what: string },
): Promise<Addressee> {
  const behind = /(?:提醒|通知|叫|remind)(?:一下|\s)*(.*)$/isu.exec(ctx.message.text)?.[1];
  if (who !== undefined || behind === undefined) return { who: who ?? { kind: "me" }, what };
  const group = await ctx.reminders.groupAt(behind);
  const name = behind.slice(0, group?.length ?? 0);
  if (group === undefined || !what.startsWith(name)) return { who: { kind: "me" }, what };
  const rest = what.slice(name.length).replace(/^[\s,，:：、]+/u, "");
  return { who: { kind: "us" }, what: rest, group };
}
