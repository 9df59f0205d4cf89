import { ReplyError, type CommandContext, type SharePlace } from "../../src/index.ts";

/** Where to share: nowhere else than here when there is no place. */
export interface Where {
  readonly places: readonly SharePlace[];
  /** The places are alternatives, so the sender has to say which. */
  readonly isOpen: boolean;
  /** Who is @-ed where it is shared. */
  readonly mentions?: readonly string[];
}

/** The places that the @-ed people and words name. Throws a ReplyError when words name none. */
export async function shareWhere(
  ctx: CommandContext,
  { to, who }: { readonly to?: string | undefined; readonly who?: readonly string[] | undefined },
): Promise<Where> {
  const { robot } = ctx.message;
  const words = to?.trim() ?? "";
  if (words !== "" && !joins.test(words)) {
    const mentions = who === undefined ? {} : { mentions: who };
    return { ...(await placesOf(ctx, words)), ...mentions };
  }
  if (who !== undefined && who.length > 0) {
    const names = await ctx.people.names(who);
    const places = who.map((userId) => ({
      destination: { kind: "person" as const, robot, userId },
      name: names.get(userId) ?? userId,
    }));
    return { places, isOpen: false };
  }
  return { places: [], isOpen: false };
}

async function placesOf(ctx: CommandContext, words: string): Promise<Where> {
  const { robot } = ctx.message;
  if (here.test(words)) return { places: [], isOpen: false };
  if (me.test(words)) {
    const { id, name } = ctx.message.sender;
    return {
      places: [{ destination: { kind: "person", robot, userId: id }, name }],
      isOpen: false,
    };
  }
  const found = await ctx.files.placesNamed(words);
  if (found.length === 0) throw new ReplyError(ctx.say(unknown(words)));
  return { places: found, isOpen: found.length > 1 };
}

/**
 * 把报销模板发到研发群 also reads as to send (发) something to this group (群). A text that ends in another 发到 was cut
 * there: what follows is the beginning of the group's title.
 */
export function withGroupOfOwn(
  { what, to }: { readonly what?: string | undefined; readonly to?: string | undefined },
  said: string,
): { readonly what?: string | undefined; readonly to?: string | undefined } {
  const [, file, start = ""] =
    what === undefined || to !== undefined ? [] : (cutShort.exec(what) ?? []);
  const behind = said.slice(said.lastIndexOf(what ?? "") + (what?.length ?? 0));
  const end = /^\s*(?:发|分享|共享|传|转)群/u.exec(behind)?.[0];
  if (file === undefined || end === undefined) return { what, to };
  return { what: file.trim(), to: start + end.trim() };
}

const cutShort =
  /^(.*?)\s*(?:发送|转发|上传|发|分享|共享|传|转)\s*(?:到|给|至|进|在)\s*(\S{1,20})$/u;

/** How a place is named in a command, so that it is that one. */
export function placeReference({ destination }: SharePlace): string {
  return destination.kind === "group" ? destination.conversation : destination.userId;
}

/** What is left between names that DingTalk took out. */
const joins = /^(?:[和跟与、,，\s]|以及|and)+$/iu;
const here =
  /^(?:这|这里|这儿|这个群|本群|群|群里|群上|我们群|咱们群|大家|各位|我们|所有人|全员)$|^(?:here|us|everyone|everybody|all|this (?:group|chat|channel)|the (?:group|team|chat|channel))$/iu;
const me = /^(?:我|我自己|自己|我的私聊)$|^(?:me|myself)$/iu;

const unknown = (words: string) => {
  const short = Array.from(words).slice(0, 40).join("");
  return {
    zh: `不知道「${short}」是哪个群或哪位同事，所以没有分享。群要写群名，人可以 @ 或写全名。`,
    en: `I know no group or colleague called “${short}”, so nothing was shared. Name the group by its title, or @ the person.`,
  };
};
