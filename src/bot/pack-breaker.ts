import { hourMs, minuteMs, type Clock } from "../core/clock.ts";
import { laneOf, type Destination } from "../core/destination.ts";
import type { Message } from "../core/message.ts";
import { PackStopped, type PackBreaker, type StoppedPack } from "../core/pack-breaker.ts";

/** How many messages a pack may say in one place without being asked, in any five minutes. */
export const unaskedLimit = { messages: 20, windowMs: 5 * minuteMs } as const;
/** How long it is silent there when it said more. */
const stopMs = hourMs;
const mostKnown = 10_000;

/** A pack that was just stopped, and where. */
export interface Stop extends StoppedPack {
  readonly to: Destination;
}

/**
 * Counts what packs say without being asked: by schedules, by events, elsewhere than they were spoken to, and to those
 * whom DingTalk gives no user id, which are other bots as a rule. Counts are of this process.
 */
export function createPackBreaker(options: {
  readonly clock: Clock;
  /** Called once for each stop. */
  readonly stop: (stop: Stop) => void;
}): PackBreaker {
  const { clock } = options;
  const saidAt = new Map<string, readonly number[]>();
  const stops = new Map<string, StoppedPack>();
  return {
    count({ pack, to, answers }) {
      if (answers !== undefined && isAsked(to, answers)) return;
      const now = clock.now();
      const place = JSON.stringify([pack, laneOf(to)]);
      const known = stops.get(place);
      if (known !== undefined && now < known.until) throw new PackStopped(pack);
      stops.delete(place);
      // Ten people who each make a pack tell the same group something are no loop.
      const key = JSON.stringify([pack, laneOf(to), answers?.sender.userId]);
      const recent = [...(saidAt.get(key) ?? []), now].filter(
        (at) => now - at < unaskedLimit.windowMs,
      );
      saidAt.delete(key);
      if (recent.length <= unaskedLimit.messages) {
        saidAt.set(key, recent);
        const [oldest] = saidAt.keys();
        if (saidAt.size > mostKnown && oldest !== undefined) saidAt.delete(oldest);
        return;
      }
      const stop = { pack, place: placeOf(to), until: now + stopMs };
      stops.set(place, stop);
      options.stop({ ...stop, to });
      throw new PackStopped(pack);
    },
    stopped: () => [...stops.values()].filter(({ until }) => clock.now() < until),
    forget(pack) {
      for (const [key, stop] of stops) if (stop.pack === pack) stops.delete(key);
      for (const key of saidAt.keys()) if (isOf(key, pack)) saidAt.delete(key);
    },
  };
}

/** An answer to a person, where they spoke. */
function isAsked(to: Destination, { sender, conversation }: Message): boolean {
  if (sender.userId === undefined) return false;
  return to.kind === "group" ? to.conversation === conversation.id : to.userId === sender.id;
}

function placeOf(to: Destination): string {
  return to.kind === "group" ? to.conversation : `@${to.userId}`;
}

function isOf(key: string, pack: string): boolean {
  return key.startsWith(JSON.stringify([pack]).slice(0, -1));
}
