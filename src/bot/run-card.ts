import type { CardReaction } from "../commands/card-handler.ts";
import type { CardPress, CardUpdate } from "../core/card-press.ts";
import type { UnitOfWork } from "../core/unit-of-work.ts";
import { createPackSpeaker } from "./bot-context.ts";
import { speechIn } from "./speech.ts";
import { packOfReaction, runReaction, type ReactionOptions } from "./run-reaction.ts";

/** One press whose handlers are to be run. */
export interface CardRun {
  /** The delivery's key. */
  readonly key: string;
  readonly press: CardPress;
  readonly unit: UnitOfWork;
}

/** Runs the handlers of a card's button; answers what they want changed of the card. */
export async function runCard(
  { key, press, unit }: CardRun,
  reactions: readonly CardReaction[],
  options: ReactionOptions,
): Promise<CardUpdate> {
  const { clock, zone, people, log, breaker } = options;
  const wanted = reactions.filter(({ action }) => isFor(press, action));
  if (wanted.length === 0) log.info({ card: press.outTrackId }, "no handler for this button");
  let changed: CardUpdate = {};
  for (const reaction of wanted) {
    const now = clock.now();
    const pack = packOfReaction(reaction);
    let own: CardUpdate = {};
    await runReaction(`${key} ${reaction.key}`, unit, options, async (work, signal) => {
      const presser = { kind: "person", robot: press.robot, userId: press.userId } as const;
      const locale = (await options.localesOf([{ destination: presser }]))({
        destination: presser,
      });
      await reaction.handle({
        press,
        now,
        zone,
        update: (update) => void (own = joined(own, update)),
        post: createPackSpeaker(`${key} ${reaction.key}`, work, { pack, breaker }),
        ...speechIn(locale, now, options),
        people,
        log,
        signal,
      });
      // Only of one that finished: what failed leaves nothing behind, on the card neither.
      changed = joined(changed, own);
    });
  }
  return changed;
}

function isFor({ params, actionIds }: CardPress, action: string): boolean {
  return params["action"] === action || actionIds.includes(action);
}

function joined(before: CardUpdate, more: CardUpdate): CardUpdate {
  const everybody = { ...before.everybody, ...more.everybody };
  const presser = { ...before.presser, ...more.presser };
  return {
    ...(Object.keys(everybody).length === 0 ? {} : { everybody }),
    ...(Object.keys(presser).length === 0 ? {} : { presser }),
  };
}
