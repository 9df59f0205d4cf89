import { ReplyError } from "../core/errors.ts";
import { pick, type Locale, type Localized } from "../core/locale.ts";
import type { Message } from "../core/message.ts";
import type { Person } from "../core/person.ts";
import type { Group } from "../core/robot.ts";
import type { SharePlace } from "../core/services.ts";
import type { Stores } from "../core/storage.ts";
import { foldName } from "./match-name.ts";

export interface PlacesOptions {
  readonly stores: Pick<Stores, "directory">;
  /** Those of the configuration. */
  readonly groups: readonly Group[];
  /** Those of the configuration. */
  readonly people: readonly Person[];
  readonly message: Pick<Message, "robot" | "conversation" | "sender">;
  readonly isAdmin: boolean;
  readonly locale: Locale;
}

/**
 * The groups and people that words may name, by title, id or name. A group counts where the sender was seen in it; one of
 * the configuration that they were not seen in is refused with a ReplyError, others are not known at all.
 */
export async function placesNamed(
  words: string,
  options: PlacesOptions,
): Promise<readonly SharePlace[]> {
  for (const name of readings(words)) {
    const found = [...(await groupsNamed(name, options)), ...(await peopleNamed(name, options))];
    if (found.length > 0) return found;
  }
  return [];
}

/** 研发群里, 王芳看看: as said, then without what may follow a name. */
function readings(words: string): readonly string[] {
  const plain = words.trim().replace(/^[@＠「“"]+|[」”"。.!！?？]+$/gu, "");
  const bare = plain
    .replace(/(?:那边|那里|看一下|看看|看|一份|一下|参考|里面|里|上|的)+$/u, "")
    .replace(/\s+(?:group|team|chat|channel)$/iu, "")
    .replace(/^(?:the|our)\s+/iu, "");
  return [...new Set([plain, bare])].filter((name) => name !== "");
}

async function groupsNamed(name: string, options: PlacesOptions): Promise<readonly SharePlace[]> {
  const { stores, groups, message, isAdmin, locale } = options;
  const { robot, sender } = message;
  const learnt = await stores.directory.groupsOf(robot, sender.id);
  const known = [
    ...groups.map((group) => ({ ...group, names: [group.title, group.id, group.conversation] })),
    ...learnt
      .filter(({ id }) => !groups.some((one) => one.robot === robot && one.conversation === id))
      .map(({ id, title = "" }) => ({ robot, conversation: id, title, names: [title, id] })),
  ];
  const exact = known.filter(({ names }) => names.some((one) => foldName(one) === foldName(name)));
  const short = known.filter(({ title }) => foldName(title) === `${foldName(name)}群`);
  const found = exact.length > 0 ? exact : short;
  const seen = await Promise.all(
    found.map(
      async (group) =>
        isAdmin ||
        (group.robot === robot && group.conversation === message.conversation.id) ||
        (await stores.directory.isMember(group.robot, group.conversation, sender.id)),
    ),
  );
  const allowed = found.filter((_, index) => seen[index]);
  const [refused] = found;
  if (refused !== undefined && allowed.length === 0) {
    throw new ReplyError(pick(notSeen(refused.title), locale));
  }
  return allowed.map(({ robot: postsThere, conversation, title }) => ({
    destination: { kind: "group", robot: postsThere, conversation },
    name: title,
  }));
}

async function peopleNamed(
  name: string,
  { stores, people, message: { robot } }: PlacesOptions,
): Promise<readonly SharePlace[]> {
  const configured = people.filter((one) => one.name === name || one.id === name);
  const met = [
    ...(await stores.directory.peopleNamed(name)),
    ...(await stores.directory.people([name])),
  ];
  const byId = new Map([...met, ...configured].map((one) => [one.id, one.name]));
  return [...byId].map(([userId, called]) => ({
    destination: { kind: "person", robot, userId },
    name: called,
  }));
}

const notSeen = (title: string): Localized => ({
  zh: `我没在「${title}」里见过你，所以不能替你在那里分享。先到那个群里 @ 我说句话。`,
  en: `I have not met you in “${title}”, so I cannot share there for you. Say something to me there first.`,
});
