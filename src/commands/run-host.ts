import type { AuditOutcome } from "../core/audit.ts";
import type { Clock } from "../core/clock.ts";
import type { Locale } from "../core/locale.ts";
import type { Message } from "../core/message.ts";
import type { Random } from "../core/random.ts";
import type { Stores } from "../core/storage.ts";
import type { UnitOfWork } from "../core/unit-of-work.ts";
import type { WebClient } from "../core/web-client.ts";
import type { CommandContext } from "./definition.ts";
import type { Roles } from "./permissions.ts";

/** What the steps of packs need of the bot, besides what every handler gets. */
export interface RunHost {
  /** To be read; what is written goes into `unit`. */
  readonly stores: Stores;
  /** What is committed with the answer to the message, or with what a run has come to. */
  readonly unit: UnitOfWork;
  readonly clock: Clock;
  readonly random: Random;
  readonly web: WebClient;
  readonly roles: Roles;
  /** A handler's context for one step, which records into a unit of its own; what it says is keyed after `key`. */
  contextOf(step: {
    readonly pack: string;
    readonly key: string;
    readonly message: Message;
    readonly args: Readonly<Record<string, unknown>>;
    /** Of the sender, as the command began. */
    readonly roles: readonly string[];
    readonly locale: Locale;
    readonly unit: UnitOfWork;
    readonly signal: AbortSignal;
  }): CommandContext;
  /** Throws `handler_timeout` and aborts the signal when `work` takes longer. */
  inTime<T>(name: string, timeoutMs: number, work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** Tells the audit how a run stands. */
  note(outcome: AuditOutcome, run: string): void;
}
