import type { Clock } from "../core/clock.ts";
import type { Log } from "../core/log.ts";
import type { Middleware } from "../core/middleware.ts";
import type { BotContext } from "./bot-context.ts";

/** Logs one line a message: where from and how long, never what was said. */
export function observe(clock: Clock, log: Log): Middleware<BotContext> {
  return async (context, next) => {
    const startedAt = clock.now();
    await next();
    const { message, attempt } = context;
    log.info(
      {
        robot: message.robot,
        conversation: message.conversation.id,
        sender: message.sender.id,
        message: message.id,
        attempt,
        ms: clock.now() - startedAt,
      },
      "message handled",
    );
  };
}
