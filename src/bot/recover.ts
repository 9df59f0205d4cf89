import { BellhopError, messageOf, ReplyError } from "../core/errors.ts";
import type { Log } from "../core/log.ts";
import type { Metrics } from "../core/metrics.ts";
import type { Middleware } from "../core/middleware.ts";
import type { Random } from "../core/random.ts";
import { textsOf } from "../texts/texts-of.ts";
import { answerDestination, createSpeaker, type BotContext } from "./bot-context.ts";

/** A message that was taken so often without being finished probably brings the process down. */
const attemptLimit = 5;

export interface RecoverOptions {
  readonly random: Random;
  readonly log: Log;
  readonly metrics: Metrics;
}

/**
 * Turns what a handler throws into an answer: a ReplyError is one already, anything else gets a reference
 * number that the log has too. Storage that is away is thrown on, so that the message is tried again.
 */
export function recover(options: RecoverOptions): Middleware<BotContext> {
  const { random, log, metrics } = options;
  return async (context, next) => {
    const say = createSpeaker(`${context.key} error`, context.unit);
    const fail = (error: unknown): void => {
      const reference = random.shortId(6);
      metrics.count("handler_errors");
      log.error({ reference, message: context.message.id, error }, "handler failed");
      say(answerDestination(context.message), textsOf(context.locale).failed(reference));
      Object.assign(context.trace, { outcome: "failed", reference });
    };
    if (context.attempt > attemptLimit) {
      fail(new Error(`given up after ${context.attempt - 1} attempts that did not finish`));
      return;
    }
    try {
      await next();
    } catch (error) {
      if (error instanceof BellhopError && error.code === "storage_unavailable") throw error;
      if (error instanceof ReplyError) {
        say(answerDestination(context.message), messageOf(error));
        context.trace.outcome = "refused";
      } else fail(error);
    }
  };
}
