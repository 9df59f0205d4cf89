import type { Destination } from "./destination.ts";
import type { Message } from "./message.ts";

/** Stops a pack that talks without being asked to, in the place where it does. */
export interface PackBreaker {
  /** Counts a message. Throws PackStopped when the pack has said too much there: it is not to be said. */
  count(said: PackMessage): void;
  /** Where packs are stopped now. */
  stopped(): readonly StoppedPack[];
  /** Forgets what is known of a pack: it is another one now. */
  forget(pack: string): void;
}

/** A message that a pack makes. */
export interface PackMessage {
  readonly pack: string;
  readonly to: Destination;
  /** What it answers; left out of what a schedule or an event makes. */
  readonly answers?: Message;
}

/** A pack that may say nothing in one place for a while. */
export interface StoppedPack {
  readonly pack: string;
  /** A conversation id, or `@` and a user id. */
  readonly place: string;
  readonly until: number;
}

/** Thrown into what a stopped pack does. */
export class PackStopped extends Error {
  override readonly name = "PackStopped";

  constructor(pack: string) {
    super(`pack ${pack} said too much without being asked, and is stopped here`);
  }
}
