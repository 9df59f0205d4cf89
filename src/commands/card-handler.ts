import type { CardPress, CardUpdate } from "../core/card-press.ts";
import type { HandlerContext, Post } from "./handler-context.ts";

/** Types the handler of a card's button: `on: [{ card: approve, call: "./approve.ts#approve" }]` in pack.yaml. */
export function defineCardHandler(handler: CardHandler): CardHandler {
  return handler;
}

/** What happens when somebody presses a button of an interactive card. */
export type CardHandler = (context: CardContext) => void | Promise<void>;

/** What a handler gets for one press. Presses of one card are handled one after the other. */
export interface CardContext extends HandlerContext {
  readonly press: CardPress;
  /**
   * Changes the card's variables: in the answer to the press while DingTalk waits for one (2 s), by a
   * call afterwards. A second update adds to the first.
   */
  update(update: CardUpdate): void;
  /** Records a message to somewhere. */
  readonly post: Post;
}

/** A handler and the action it is for: the button's `params.action`, or one of its action ids. */
export interface CardReaction {
  /** `<pack>/on/<number>`. */
  readonly key: string;
  readonly action: string;
  readonly handle: CardHandler;
}
