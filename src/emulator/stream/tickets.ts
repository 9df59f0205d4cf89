import { type Clock, secondMs } from "../../core/clock.ts";
import type { Random } from "../../core/random.ts";
import { newRequestUuid } from "../world/identifiers.ts";

/** How long a ticket is good for (protocol §9.1). */
const ticketLifeMs = 90 * secondMs;

/** What a client asked for when it asked for a connection. */
export interface Subscriber {
  readonly appKey: string;
  /** `EVENT *`, `CALLBACK /v1.0/im/bot/messages/get`. */
  readonly topics: ReadonlySet<string>;
}

/** Tickets for one connection each. */
export interface Tickets {
  issue(subscriber: Subscriber): string;
  /** Whose ticket it is; afterwards nobody's. `undefined`: unknown, used or too old. */
  take(ticket: string): Subscriber | undefined;
  clear(): void;
}

export function createTickets(clock: Clock, random: Random): Tickets {
  const open = new Map<string, { readonly subscriber: Subscriber; readonly issuedAt: number }>();
  return {
    issue(subscriber) {
      const now = clock.now();
      for (const [ticket, { issuedAt }] of open) {
        if (now - issuedAt > ticketLifeMs) open.delete(ticket);
      }
      const ticket = newRequestUuid(random).toLowerCase();
      open.set(ticket, { subscriber, issuedAt: now });
      return ticket;
    },
    take(ticket) {
      const found = open.get(ticket);
      open.delete(ticket);
      if (found === undefined || clock.now() - found.issuedAt > ticketLifeMs) return undefined;
      return found.subscriber;
    },
    clear: () => open.clear(),
  };
}
