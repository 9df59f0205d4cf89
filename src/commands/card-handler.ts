import type { CardPress, CardUpdate } from "../core/card-press.ts";
import type { Destination } from "../core/destination.ts";
import type { Locale, Localized } from "../core/locale.ts";
import type { Log } from "../core/log.ts";
import type { Content } from "../core/reply.ts";
import type { PeopleService } from "../core/services.ts";

/** Types the handler of a card's button: `on: [{ card: approve, call: "./approve.ts#approve" }]` in pack.yaml. */
export function defineCardHandler(handler: CardHandler): CardHandler {
  return handler;
}

/** What happens when somebody presses a button of an interactive card. */
export type CardHandler = (context: CardContext) => void | Promise<void>;

/** What a handler gets for one press. Presses of one card are handled one after the other. */
export interface CardContext {
  readonly press: CardPress;
  /** When it is being handled, epoch milliseconds. */
  readonly now: number;
  readonly locale: Locale;
  /** IANA zone of the deployment. */
  readonly zone: string;
  /**
   * Changes the card's variables: in the answer to the press while DingTalk waits for one (2 s), by a
   * call afterwards. A second update adds to the first.
   */
  update(update: CardUpdate): void;
  /** Records a message to somewhere. */
  post(
    destination: Destination,
    content: Content | string,
    options?: { readonly mentions?: readonly string[] },
  ): void;
  /** The text of the deployment's language. */
  say(texts: Localized): string;
  /** Date, weekday, time and zone of an instant, in the deployment's language. */
  formatTime(at: number): string;
  readonly people: PeopleService;
  readonly log: Log;
  /** Aborts when the handler has used up its time. */
  readonly signal: AbortSignal;
}

/** A handler and the action it is for: the button's `params.action`, or one of its action ids. */
export interface CardReaction {
  /** `<pack>/on/<number>`. */
  readonly key: string;
  readonly action: string;
  readonly handle: CardHandler;
}
