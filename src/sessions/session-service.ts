import type { Message } from "../core/message.ts";
import type { Random } from "../core/random.ts";
import { sessionTtlMs, type Session, type SessionState } from "../core/session.ts";
import type { SessionService } from "../core/services.ts";
import type { SessionStore } from "../core/storage.ts";
import type { UnitOfWork } from "../core/unit-of-work.ts";

/** More nobody reads. */
const shown = 20;
/** Choices have one digit. */
const offered = 9;

/** The sender's sessions: what the bot has asked them anywhere. */
export function createSessionService(options: {
  readonly stores: { readonly sessions: SessionStore };
  readonly unit: UnitOfWork;
  readonly message: Message;
  readonly random: Random;
  readonly now: number;
}): SessionService {
  const { stores, unit, message, random, now } = options;

  function begin(command: string, state: SessionState): void {
    const session: Session = {
      id: `S${random.shortId(6)}`,
      robot: message.robot,
      conversation: message.conversation.id,
      person: message.sender.id,
      command,
      state,
      startedAt: now,
      askedAt: now,
      expiresAt: now + sessionTtlMs,
    };
    unit.write(({ sessions }) => sessions.put(session));
  }

  return {
    mine: () => stores.sessions.list({ person: message.sender.id, now, limit: shown }),
    end(sessions) {
      unit.write(async ({ sessions: store }) => {
        for (const { id } of sessions) await store.remove(id);
      });
    },
    offer(texts) {
      begin("", { kind: "meant", texts: texts.slice(0, offered), mentions: message.mentions });
    },
    ask(command, arg, values = {}) {
      const { mentions } = message;
      begin(command, { kind: "argument", arg, values, mentions, failures: 0 });
    },
  };
}
