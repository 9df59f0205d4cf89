import { ReplyError } from "../core/errors.ts";
import { pick, type Locale, type Localized } from "../core/locale.ts";
import type { Message } from "../core/message.ts";
import type { Group } from "../core/robot.ts";
import type { Stores } from "../core/storage.ts";
import type { NamedGroup } from "../core/services.ts";

/** The configured group whose title or id words begin with. Throws a ReplyError when the sender is not known there. */
export async function groupAt(
  words: string,
  about: {
    readonly stores: Pick<Stores, "directory">;
    readonly groups: readonly Group[];
    readonly message: Pick<Message, "sender" | "conversation" | "robot">;
    readonly isAdmin: boolean;
    readonly locale: Locale;
  },
): Promise<NamedGroup | undefined> {
  const { stores, groups, message, isAdmin, locale } = about;
  const named = groups
    .flatMap((group) => [group.title, group.id].map((name) => ({ group, name })))
    .filter(({ name }) => begins(words, name))
    .toSorted((a, b) => b.name.length - a.name.length)[0];
  if (named === undefined) return undefined;
  const { robot, conversation, title } = named.group;
  const isHere = robot === message.robot && conversation === message.conversation.id;
  const belongs =
    isHere || isAdmin || (await stores.directory.isMember(robot, conversation, message.sender.id));
  if (!belongs) throw new ReplyError(pick(notSeen(title), locale));
  return {
    destination: { kind: "group", robot, conversation },
    title,
    length: named.name.length,
  };
}

/** An id is a word of its own: `dev` is not in `developers`. */
function begins(words: string, name: string): boolean {
  if (name === "" || !words.toLowerCase().startsWith(name.toLowerCase())) return false;
  return !(/\w$/u.test(name) && /^\w/u.test(words.slice(name.length)));
}

const notSeen = (title: string): Localized => ({
  zh: `我没在「${title}」里见过你，所以不能替你在那里提醒。先到那个群里 @ 我说句话。`,
  en: `I have not met you in “${title}”, so I cannot remind there for you. Say something to me there first.`,
});
