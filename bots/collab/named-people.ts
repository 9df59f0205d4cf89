import type { CommandContext } from "../../src/index.ts";

/** People whose names begin a text, one after the other; `open` are those who share one of the names. */
export interface NamedPeople {
  readonly ids: readonly string[];
  readonly open: Awaited<ReturnType<CommandContext["people"]["namedAt"]>>;
  /** What follows the names. */
  readonly rest: string;
}

const mostNames = 20;

/** Reads typed names at the start of a text: 王芳、韩梅梅 明天换会议室. */
export async function namedPeople(ctx: CommandContext, text: string): Promise<NamedPeople> {
  const ids: string[] = [];
  let open: NamedPeople["open"] = [];
  let rest = text.trimStart().replace(/^[@＠]/u, "");
  for (let count = 0; count < mostNames; count += 1) {
    const found = await ctx.people.namedAt(rest);
    const [one, another] = found;
    // Of two names that are not clear only one can be asked about.
    if (one === undefined || (another !== undefined && open.length > 0)) break;
    if (another === undefined) ids.push(one.id);
    else open = found;
    const behind = rest.slice(one.name.length);
    const joined = joins.exec(behind)?.[0];
    rest = (joined === undefined ? behind : behind.slice(joined.length)).trimStart();
    if (joined === undefined) break;
  }
  return { ids: [...new Set(ids)], open, rest: rest.replace(/^[\s,，:：、]+/u, "") };
}

const joins = /^\s*(?:[、,，&]|和|跟|与|以及|and\b)\s*[@＠]?|^\s+(?=[@＠])[@＠]/iu;
