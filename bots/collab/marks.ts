import type { CommandContext } from "../../src/index.ts";

type Speaking = Pick<CommandContext, "say">;

/** What stands between the parts of an answer. */
export function bar(ctx: Speaking): string {
  return ctx.say({ zh: "｜", en: " | " });
}

/** What stands between the items of a list. */
export function comma(ctx: Speaking): string {
  return ctx.say({ zh: "、", en: ", " });
}
