import type { Middleware } from "../core/middleware.ts";
import type { PersonSighting } from "../core/person.ts";
import type { BotContext } from "./bot-context.ts";

/** Remembers the group and the people a message shows, for names in lists and for posting there later. */
export function learn(): Middleware<BotContext> {
  return async ({ message, now, unit, learnt }, next) => {
    const { sender, mentions, conversation } = message;
    const people: PersonSighting[] = [
      { dingtalkId: sender.dingtalkId, name: sender.name, ...staffId(sender.userId) },
      ...mentions.map((one) => ({ dingtalkId: one.dingtalkId, ...staffId(one.userId) })),
    ];
    const title = conversation.title === undefined ? {} : { title: conversation.title };
    const session = message.sessionWebhook === undefined ? {} : { session: message.sessionWebhook };
    unit.write(async ({ directory, languages }) => {
      for (const { key, balance } of learnt) await languages.learn(key, balance);
      await directory.learnPeople(people, now);
      await directory.learnConversation(
        {
          robot: message.robot,
          id: conversation.id,
          kind: conversation.kind,
          ...title,
          ...session,
        },
        now,
      );
      if (conversation.kind === "group") {
        await directory.learnMember(message.robot, conversation.id, sender.id);
      }
    });
    await next();
  };
}

function staffId(userId: string | undefined): { readonly userId?: string } {
  return userId === undefined ? {} : { userId };
}
