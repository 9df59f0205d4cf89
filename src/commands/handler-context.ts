import type { Destination } from "../core/destination.ts";
import type { Locale, Localized } from "../core/locale.ts";
import type { Log } from "../core/log.ts";
import type { Content } from "../core/reply.ts";
import type { PeopleService } from "../core/services.ts";

/** What every handler gets, whatever it answers to. */
export interface HandlerContext {
  /** When it is being handled, epoch milliseconds. */
  readonly now: number;
  /** The language of whoever is answered, or of the group that is posted to: docs/languages.md. */
  readonly locale: Locale;
  /** IANA zone of the deployment. */
  readonly zone: string;
  /** The text in `locale`. */
  say(texts: Localized): string;
  /** Date, weekday, time and zone of an instant, in `locale`. */
  formatTime(at: number): string;
  /** To speak to somebody else: the only one who is @-ed, or a group. */
  inLanguageOf(
    destination: Destination,
    options?: { readonly mentions?: readonly string[] },
  ): Promise<Pick<HandlerContext, "locale" | "say" | "formatTime">>;
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
