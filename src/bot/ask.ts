import type { ArgValues } from "../commands/parse-arguments.ts";
import type { RouteOutcome } from "../commands/router.ts";
import type { Message } from "../core/message.ts";
import type { Random } from "../core/random.ts";
import { sessionTtlMs, type Session, type SessionState } from "../core/session.ts";
import type { BotContext } from "./bot-context.ts";

/** Begins or goes on with a session of the sender in this conversation, to be stored with the question. */
export function ask(
  { message, now, unit }: Pick<BotContext, "message" | "now" | "unit">,
  random: Random,
  about: { readonly command: string; readonly state: SessionState; readonly since?: Session },
): void {
  const session: Session = {
    id: about.since?.id ?? `S${random.shortId(6)}`,
    robot: message.robot,
    conversation: about.since?.conversation ?? message.conversation.id,
    person: message.sender.id,
    command: about.command,
    state: about.state,
    startedAt: about.since?.startedAt ?? now,
    askedAt: now,
    // A question of a run waits as long as the run does, and one that waits longer goes on doing so.
    expiresAt:
      about.state.kind === "run" && about.since
        ? about.since.expiresAt
        : Math.max(about.since?.expiresAt ?? 0, now + sessionTtlMs),
  };
  unit.write((stores) => stores.sessions.put(session));
}

/** What is waited for when a command lacks an argument. */
export function argumentState(
  asked: Pick<Extract<RouteOutcome, { kind: "missing" }>, "arg" | "values"> & {
    readonly said?: string;
  },
  mentions: Message["mentions"],
  failures = 0,
): SessionState {
  const { arg } = asked;
  const values = Object.fromEntries(asked.values);
  const said = asked.said === undefined ? {} : { said: asked.said };
  return { kind: "argument", arg, values, mentions, failures, ...said };
}

/** The values of a stored session, as they were read. */
export function valuesOf(state: Extract<SessionState, { kind: "argument" }>): ArgValues {
  return new Map(Object.entries(state.values)) as ArgValues;
}
