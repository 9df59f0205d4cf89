import type { Message } from "../core/message.ts";
import type { SessionService } from "../core/services.ts";
import type { SessionStore } from "../core/storage.ts";
import type { UnitOfWork } from "../core/unit-of-work.ts";

/** More nobody reads. */
const shown = 20;

/** The sender's sessions: what the bot has asked them anywhere. */
export function createSessionService(options: {
  readonly stores: { readonly sessions: SessionStore };
  readonly unit: UnitOfWork;
  readonly message: Message;
  readonly now: number;
}): SessionService {
  const { stores, unit, message, now } = options;
  return {
    mine: () => stores.sessions.list({ person: message.sender.id, now, limit: shown }),
    end(sessions) {
      unit.write(async ({ sessions: store }) => {
        for (const { id } of sessions) await store.remove(id);
      });
    },
  };
}
