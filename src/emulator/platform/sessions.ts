import { type Clock, minuteMs } from "../../core/clock.ts";
import type { Random } from "../../core/random.ts";
import type { Place } from "../chat/place.ts";
import { newHexId } from "../world/identifiers.ts";

/** How long a session webhook lives after the message that brought it (protocol §3). */
const sessionLifeMs = 90 * minuteMs;

export interface Session {
  readonly id: string;
  readonly place: Place;
  readonly expiresAt: number;
}

/** The sessions that messages open. While one lives, later messages of the conversation extend it. */
export interface Sessions {
  open(place: Place): Session;
  /** The session, unless it has expired. */
  find(id: string): Session | undefined;
  clear(): void;
}

export function createSessions(clock: Clock, random: Random): Sessions {
  const byId = new Map<string, Session>();
  const byPlace = new Map<string, string>();

  const find = (id: string): Session | undefined => {
    const session = byId.get(id);
    if (session === undefined || session.expiresAt > clock.now()) return session;
    byId.delete(id);
    return undefined;
  };

  return {
    open(place) {
      const key = `${place.robot.id} ${place.conversation}`;
      const living = find(byPlace.get(key) ?? "");
      const session = {
        id: living?.id ?? newHexId(random, 16),
        place,
        expiresAt: clock.now() + sessionLifeMs,
      };
      byId.set(session.id, session);
      byPlace.set(key, session.id);
      return session;
    },
    find,
    clear() {
      byId.clear();
      byPlace.clear();
    },
  };
}
