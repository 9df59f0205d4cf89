import type { Destination } from "../core/destination.ts";
import type { Locale, Localized } from "../core/locale.ts";
import type { Log } from "../core/log.ts";
import type { Content } from "../core/reply.ts";
import type { PeopleService } from "../core/services.ts";

/** What every handler gets, whatever it answers to. */
export interface HandlerContext {
  /** When it is being handled, epoch milliseconds. */
  readonly now: number;
  readonly locale: Locale;
  /** IANA zone of the deployment. */
  readonly zone: string;
  /** The text of the deployment's language. */
  say(texts: Localized): string;
  /** Date, weekday, time and zone of an instant, in the deployment's language. */
  formatTime(at: number): string;
  readonly people: PeopleService;
  readonly log: Log;
  /** Aborts when the handler has used up its time. */
  readonly signal: AbortSignal;
}

/** Records a message to somewhere; `mentions` are user ids to @. */
export type Post = (
  destination: Destination,
  content: Content | string,
  options?: { readonly mentions?: readonly string[] },
) => void;
