import type { Message } from "../core/message.ts";
import type { Random } from "../core/random.ts";
import { privatePlace, sessionTtlMs, type Session } from "../core/session.ts";
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
  return {
    mine: () => stores.sessions.list({ person: message.sender.id, now, limit: shown }),
    end(sessions) {
      unit.write(async ({ sessions: store }) => {
        for (const { id } of sessions) await store.remove(id);
      });
    },
    offer(texts) {
      const { robot, conversation, sender, mentions } = message;
      const session: Session = {
        id: `S${random.shortId(6)}`,
        robot,
        conversation: conversation.id,
        person: sender.id,
        command: "",
        state: { kind: "meant", texts: texts.slice(0, offered), mentions },
        startedAt: now,
        askedAt: now,
        expiresAt: now + sessionTtlMs,
      };
      unit.write(({ sessions }) => sessions.put(session));
    },
    ask({ command, arg, values, until }) {
      const { robot, conversation, sender, mentions } = message;
      const isLong = until !== undefined && conversation.kind === "person";
      const session: Session = {
        id: `S${random.shortId(6)}`,
        robot,
        conversation: isLong ? privatePlace(sender.id) : conversation.id,
        person: sender.id,
        command,
        state: { kind: "argument", arg, values, mentions, failures: 0 },
        startedAt: now,
        askedAt: now,
        expiresAt: Math.max(isLong ? until : 0, now + sessionTtlMs),
      };
      unit.write(({ sessions }) => sessions.put(session));
    },
  };
}
