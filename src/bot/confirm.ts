import type { Confirm } from "../commands/definition.ts";
import type { Roles } from "../commands/permissions.ts";
import { ReplyError } from "../core/errors.ts";
import { minuteMs } from "../core/clock.ts";
import { pick } from "../core/locale.ts";
import type { Random } from "../core/random.ts";
import type { Destination } from "../core/destination.ts";
import type { Stores } from "../core/storage.ts";
import {
  confirmationTtlMs,
  privatePlace,
  type Session,
  type SessionState,
} from "../core/session.ts";
import { confirmersOf, mostAskedAlone } from "../commands/people-of.ts";
import type { UnitOfWork } from "../core/unit-of-work.ts";
import { textsOf } from "../texts/texts-of.ts";
import { answerDestination, type BotContext, createSpeaker } from "./bot-context.ts";

export interface ConfirmOptions {
  readonly context: BotContext;
  readonly command: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly unit: UnitOfWork;
  readonly random: Random;
  readonly roles: Roles;
}

/**
 * Makes what a handler asks with before it does something: `false` when it has asked, and is run again when the answer
 * is yes. Whoever is asked has a session; the first answer ends all of them.
 */
export function createConfirm(options: ConfirmOptions): Confirm {
  const { context, unit, random } = options;
  const say = createSpeaker(`${context.key} confirm`, unit);
  const { message, locale, now } = context;
  return (question, { by, withinMs = confirmationTtlMs } = {}) => {
    const texts = textsOf(locale).confirm;
    const asker = message.sender.id;
    const people = askedOf(by, asker, options);
    if (people.length === 0) throw new ReplyError(texts.nobody);
    const asked = people.map((person) => ({ person, id: `S${random.shortId(6)}` }));
    const others = people.filter((person) => person !== asker);
    // One to one nobody else reads along, so the others are asked one to one as well.
    const isApart = message.conversation.kind === "person" && others.length > 0;
    const state: SessionState = {
      kind: "confirm",
      args: options.args,
      said: {
        sender: message.sender,
        text: message.text,
        kind: message.conversation.kind,
        locale,
        ...(isApart ? { conversation: message.conversation } : {}),
        ...(message.quoted === undefined ? {} : { quoted: message.quoted }),
      },
      asked: asked.map(({ id }) => id),
      mentions: message.mentions,
      failures: 0,
    };
    for (const { id, person } of asked) {
      const session: Session = {
        id,
        robot: message.robot,
        conversation: isApart && person !== asker ? privatePlace(person) : message.conversation.id,
        person,
        command: options.command,
        state,
        startedAt: now,
        askedAt: now,
        expiresAt: now + withinMs,
      };
      unit.write((stores) => replace(stores, session, context));
    }
    const minutes = Math.max(1, Math.round(withinMs / minuteMs));
    const said = pick(question, locale);
    if (!isApart) {
      const how = others.length === 0 ? texts.how(minutes) : texts.howOthers(others, minutes);
      say(answerDestination(message), `${said}\n${how}`, { mentions: others });
      return false;
    }
    for (const userId of others.slice(0, mostAskedAlone)) {
      const { robot, sender } = message;
      const how = texts.howAlone(sender.name, minutes);
      say({ kind: "person", robot, userId }, `${said}\n${how}`);
    }
    const how = people.length > others.length ? `\n${texts.how(minutes)}` : "";
    say(answerDestination(message), `${said}\n${texts.othersAsked(others.length)}${how}`);
    return false;
  };
}

function askedOf(
  by: NonNullable<Parameters<Confirm>[1]>["by"],
  sender: string,
  { roles }: ConfirmOptions,
): readonly string[] {
  if (by === undefined) return [sender];
  const isRole = "role" in by;
  return confirmersOf(isRole ? `role:${by.role}` : by.people, {
    roles,
    sender,
    notSender: isRole && by.notSender === true,
  });
}

/** Asks somebody; whoever waited for their yes to something else does so no longer, and is told. */
async function replace(
  stores: Pick<Stores, "sessions" | "outbox">,
  session: Session,
  { now, key }: Pick<BotContext, "now" | "key">,
): Promise<void> {
  const { robot, conversation, person } = session;
  const before = await stores.sessions.find(robot, conversation, person, now);
  await stores.sessions.put(session);
  if (before?.state.kind !== "confirm") return;
  const { said, asked } = before.state;
  const isSame =
    said.sender.id === (session.state.kind === "confirm" ? session.state.said.sender.id : "");
  if (isSame || asked.length > 1) return;
  const isGroup = said.kind === "group";
  const destination: Destination = isGroup
    ? { kind: "group", robot, conversation }
    : { kind: "person", robot, userId: said.sender.id };
  const text = textsOf(said.locale).confirm.replaced(said.sender.name);
  const mentions = isGroup ? [said.sender.id] : [];
  const reply = { content: { type: "text", text }, mentions } as const;
  await stores.outbox.add([{ key: `${key} replaced ${before.id}`, destination, reply }], now);
}
