import { type Clock, secondMs } from "../../core/clock.ts";
import type { Random } from "../../core/random.ts";
import { newHexId } from "../world/identifiers.ts";

/** How long an access token lives (protocol §5). */
export const tokenLifeSeconds = 7200;

/** The access tokens of both generations of the API: one store. */
export interface Tokens {
  /** The app's token: the same one, renewed, as long as it lives. */
  issue(appKey: string, lifeSeconds?: number): string;
  /** The app key a living token was issued to. */
  appOf(token: string): string | undefined;
  clear(): void;
}

export function createTokens(clock: Clock, random: Random): Tokens {
  const issued = new Map<string, { readonly token: string; readonly expiresAt: number }>();
  return {
    issue(appKey, lifeSeconds = tokenLifeSeconds) {
      const now = clock.now();
      const before = issued.get(appKey);
      const lives = before !== undefined && before.expiresAt > now;
      const token = lives ? before.token : newHexId(random, 16);
      issued.set(appKey, { token, expiresAt: now + lifeSeconds * secondMs });
      return token;
    },
    appOf(token) {
      const now = clock.now();
      for (const [appKey, each] of issued) {
        if (each.token === token && each.expiresAt > now) return appKey;
      }
      return undefined;
    },
    clear: () => issued.clear(),
  };
}
