import type { ArgSpecs, ArgsOf, CommandContext, Who } from "../../../src/index.ts";

interface Invited {
  readonly people: readonly string[];
  readonly everyone: boolean;
  /** The title without the names that stood before it. */
  readonly title: string;
}

type Context = Omit<CommandContext, "args"> & {
  readonly args: ArgsOf<ArgSpecs> & { readonly who?: Who | undefined };
};

/** Who is asked to come: those who were @-ed, all, or those whose names stand before the title: 和张三、李四 评审. */
export async function invited(ctx: Context, what: string): Promise<Invited> {
  const { who } = ctx.args;
  const mentioned = ctx.message.mentions.map((one) => one.userId ?? one.dingtalkId);
  const people = who?.kind === "people" ? who.ids : mentioned;
  const everyone = who?.kind === "us" && people.length === 0 && isGroup(ctx);
  const bare = what.replace(joiners, "");
  const { people: named, rest } = await ctx.events.namedAt(bare);
  if (
    named.length === 0 ||
    !isInvited(ctx.message.text, bare.slice(0, bare.length - rest.length))
  ) {
    return { people, everyone, title: people.length > 0 ? bare : what };
  }
  const title = rest.replace(/^[\s,，、:：]*(?:一起|一块儿?|来|参加)?[\s,，、:：]*/u, "");
  return { people: [...people, ...named], everyone, title };
}

const joiners = /^(?:(?:我|我们)?(?:和|跟|与|同|约|邀请|邀|找|叫上)\s*|with\s+|and\s+)/iu;

/** 约张三评审 asks them to come, 张三生日会 is about them. */
function isInvited(text: string, names: string): boolean {
  const [first = ""] = names.split(/[\s、,，&]|(?:和|跟|与|及)/u);
  if (!text.includes(first)) return true;
  const before = text.slice(0, text.indexOf(first)).trimEnd();
  return /(?:约|约上|邀请|邀|叫上|喊上|拉上|召集|和|跟|与|同|找|给|安排|with|invite|meet|meeting|and|、|,|，)$/iu.test(
    before,
  );
}

function isGroup({ message }: Pick<CommandContext, "message">): boolean {
  return message.conversation.kind === "group";
}
