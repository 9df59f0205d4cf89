import { groupKey, personKey } from "../core/language.ts";
import type { Message } from "../core/message.ts";
import type { LanguageService } from "../core/services.ts";
import type { UnitOfWork } from "../core/unit-of-work.ts";

/** Languages of the sender of one message and of the group it comes from. */
export function createLanguageService({
  message: { robot, conversation, sender },
  unit,
}: {
  readonly message: Pick<Message, "robot" | "conversation" | "sender">;
  readonly unit: UnitOfWork;
}): LanguageService {
  return {
    choose(whose, locale) {
      const key = whose === "sender" ? personKey(sender.id) : groupKey(robot, conversation.id);
      unit.write(({ languages }) => languages.choose(key, locale));
    },
  };
}
