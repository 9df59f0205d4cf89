import { privatePlace, type Session } from "../core/session.ts";
import type { Collection, CollectionPlan } from "../core/collection.ts";
import type { Told } from "../core/language.ts";
import { pick, type Localized } from "../core/locale.ts";
import type { CollectPorts, CollectWork } from "./collect-ports.ts";
import { localizedTime } from "./localized-time.ts";
import { privateCall } from "./texts.ts";

/** How many people one message may @ (DingTalk's limit). */
const mentionLimit = 50;

/** Says something to many people in the group of a round, with @, in as many messages as that takes. */
export async function sayInGroup(
  { robot, conversation }: Pick<Collection, "robot" | "conversation">,
  said: {
    readonly key: string;
    readonly people: readonly string[];
    readonly first: Localized;
    /** In the messages after the first. */
    readonly others: Localized;
  },
  { unit, languages, stores }: CollectWork & CollectPorts,
): Promise<void> {
  const told: Told = { destination: { kind: "group", robot, conversation }, mentions: said.people };
  const locale = (await languages.of([told], stores))(told);
  const { destination } = told;
  for (let from = 0; from === 0 || from < said.people.length; from += mentionLimit) {
    const mentions = said.people.slice(from, from + mentionLimit);
    const text = pick(from === 0 ? said.first : said.others, locale);
    const content = { type: "text", text } as const;
    unit.send({
      key: `${said.key}#${from / mentionLimit}`,
      destination,
      reply: { content, mentions },
    });
  }
}

/**
 * Asks each person by private message. Their next message answers the first question, unless the bot waits there for
 * something else of them, or for the rest of this.
 */
export async function askPrivately(
  round: Collection,
  plan: CollectionPlan,
  about: {
    readonly key: string;
    readonly people: readonly string[];
    /** Said before the question; the call of a round that opens when left out. */
    readonly before?: Localized;
  },
  work: CollectWork & CollectPorts,
): Promise<void> {
  const { unit, now, stores, languages } = work;
  const told = about.people.map((userId): Told & { readonly userId: string } => ({
    userId,
    destination: { kind: "person", robot: round.robot, userId },
  }));
  const localeOf = await languages.of(told, stores);
  const place = await stores.directory.conversation(round.robot, round.conversation);
  for (const one of told) {
    const { destination, userId } = one;
    const locale = localeOf(one);
    const { question, asks } = await beginAsking(round, plan, userId, work);
    const call = privateCall(plan, {
      place: place?.title ?? "",
      until: localizedTime(round.closesAt, plan.zone, now),
      question,
      count: plan.questions.length,
      asks,
      example: plan.example,
    });
    const before = about.before && pick(about.before, locale);
    const again = asks && before !== undefined ? `${before}\n${pick(question, locale)}` : before;
    unit.send({
      key: `${about.key}@${userId}`,
      destination,
      reply: { content: { type: "text", text: again ?? pick(call, locale) }, mentions: [] },
    });
  }
}

/** The question a person's next private message answers, and whether it does. */
async function beginAsking(
  round: Collection,
  plan: CollectionPlan,
  person: string,
  { stores, unit, random, now }: CollectWork & CollectPorts,
): Promise<{ readonly question: Localized; readonly asks: boolean }> {
  const [first] = plan.questions;
  const waiting = await stores.sessions.find(round.robot, privatePlace(person), person, now);
  const command = plan.words.answerCommand;
  if (first === undefined) throw new Error(`${plan.key} asks nothing`);
  if (waiting !== undefined) {
    const { state } = waiting;
    const asked = state.kind === "argument" ? state.arg : undefined;
    const question = plan.questions.find(({ key }) => key === asked) ?? first;
    return { question: question.ask, asks: waiting.command === command };
  }
  const session: Session = {
    id: `S${random.shortId(6)}`,
    robot: round.robot,
    conversation: privatePlace(person),
    person,
    command,
    state: { kind: "argument", arg: first.key, values: {}, mentions: [], failures: 0 },
    startedAt: now,
    askedAt: now,
    expiresAt: round.closesAt,
  };
  unit.write(({ sessions }) => sessions.put(session));
  return { question: first.ask, asks: true };
}

/** People a private message reaches, and the others: who has no staff id has none (protocol §0.3). */
export function reachable(people: readonly string[]): {
  readonly inPrivate: readonly string[];
  readonly inGroup: readonly string[];
} {
  return {
    inPrivate: people.filter(hasStaffId),
    inGroup: people.filter((id) => !hasStaffId(id)),
  };
}

function hasStaffId(id: string): boolean {
  return !id.startsWith("$:");
}
