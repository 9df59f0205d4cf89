import type { Confirm } from "../commands/definition.ts";
import type { Roles } from "../commands/permissions.ts";
import { ReplyError } from "../core/errors.ts";
import { minuteMs } from "../core/clock.ts";
import { pick } from "../core/locale.ts";
import type { Random } from "../core/random.ts";
import { confirmationTtlMs, type Session, type SessionState } from "../core/session.ts";
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
    const state: SessionState = {
      kind: "confirm",
      args: options.args,
      said: {
        sender: message.sender,
        text: message.text,
        kind: message.conversation.kind,
        locale,
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
        conversation: message.conversation.id,
        person,
        command: options.command,
        state,
        startedAt: now,
        askedAt: now,
        expiresAt: now + withinMs,
      };
      unit.write((stores) => stores.sessions.put(session));
    }
    const minutes = Math.max(1, Math.round(withinMs / minuteMs));
    const others = people.filter((person) => person !== asker);
    const how = others.length === 0 ? texts.how(minutes) : texts.howOthers(others, minutes);
    say(answerDestination(message), `${pick(question, locale)}\n${how}`, { mentions: others });
    return false;
  };
}

function askedOf(
  by: NonNullable<Parameters<Confirm>[1]>["by"],
  asker: string,
  { roles }: ConfirmOptions,
): readonly string[] {
  if (by === undefined) return [asker];
  if ("people" in by) return [...new Set(by.people)];
  const members = roles[by.role] ?? [];
  return by.notSender === true ? members.filter((id) => id !== asker) : members;
}
