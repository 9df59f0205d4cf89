import type { AuditOutcome } from "../core/audit.ts";
import type { Message } from "../core/message.ts";
import type { Middleware } from "../core/middleware.ts";
import type { BotContext } from "./bot-context.ts";

/** What is noted of a message on its way: which command it became and how that ended. */
export interface Trace {
  command?: string;
  outcome?: AuditOutcome;
  reference?: string;
  /** The message that gave the command, when another one said yes to it. */
  message?: Message;
}

const keptCharacters = 200;

/** Keeps who ran what with which outcome, in the same commit as what it made. Asides are not worth keeping. */
export function keepAudit(): Middleware<BotContext> {
  return async (context, next) => {
    await next();
    const { now, unit, trace } = context;
    const message = trace.message ?? context.message;
    const { command, outcome, reference } = trace;
    if (command === undefined || outcome === undefined) return;
    const record = {
      at: now,
      robot: message.robot,
      conversation: message.conversation.id,
      person: message.sender.id,
      personName: message.sender.name,
      command,
      outcome,
      said: Array.from(message.text).slice(0, keptCharacters).join(""),
      ...(reference === undefined ? {} : { reference }),
    };
    unit.write((stores) => stores.audit.add(record));
  };
}
