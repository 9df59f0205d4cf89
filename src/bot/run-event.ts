import type { EventReaction } from "../commands/event-handler.ts";
import type { Destination } from "../core/destination.ts";
import type { Locale } from "../core/locale.ts";
import type { PlatformEvent } from "../core/platform-event.ts";
import type { UnitOfWork } from "../core/unit-of-work.ts";
import { createPackSpeaker } from "./bot-context.ts";
import { speechIn } from "./speech.ts";
import { packOfReaction, runReaction, type ReactionOptions } from "./run-reaction.ts";

/** One event whose handlers are to be run. */
export interface EventRun {
  /** The delivery's key. */
  readonly key: string;
  readonly event: PlatformEvent;
  readonly unit: UnitOfWork;
}

/** Runs every handler of an event, one after the other. */
export async function runEvent(
  { key, event, unit }: EventRun,
  reactions: readonly EventReaction[],
  options: ReactionOptions,
): Promise<void> {
  const { clock, zone, people, log, breaker } = options;
  for (const reaction of reactions.filter((one) => one.events.includes(event.type))) {
    const now = clock.now();
    await runReaction(`${key} ${reaction.key}`, unit, options, async (own, signal) => {
      const locale = await localeOf(event, options);
      const pack = packOfReaction(reaction);
      const say = createPackSpeaker(`${key} ${reaction.key}`, own, { pack, breaker });
      await reaction.handle({
        event,
        now,
        zone,
        reply: (said, extra) => say(placeOf(event), said, extra),
        post: say,
        ...speechIn(locale, now, options),
        people,
        log,
        signal,
      });
    });
  }
}

async function localeOf(event: PlatformEvent, options: ReactionOptions): Promise<Locale> {
  if (event.conversation === undefined) return options.locale;
  const told = { destination: placeOf(event) };
  return (await options.localesOf([told]))(told);
}

function placeOf({ type, robot, conversation }: PlatformEvent): Destination {
  if (conversation !== undefined) return { kind: "group", robot, conversation };
  throw new Error(`${type} happened in no conversation: post it somewhere instead`);
}
