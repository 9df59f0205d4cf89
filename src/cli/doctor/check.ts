import type { Config } from "../../config/config.ts";
import type { Clock } from "../../core/clock.ts";
import type { Clients } from "../../outbound/client/clients.ts";
import type { HttpClient } from "../../outbound/http-client.ts";

/** What a check looks at. */
export interface Examined {
  readonly config: Config;
  readonly clock: Clock;
  readonly http: HttpClient;
  readonly clients: Clients;
}

/** What a check found. `note` is worth knowing and no fault. */
export interface Finding {
  readonly state: "good" | "note" | "bad";
  readonly says: string;
  /** What to do about it; every bad one has it. */
  readonly remedy?: string;
}

/** One thing the doctor looks at. It may reject: that is a bad finding of its own. */
export interface Check {
  readonly name: string;
  run(examined: Examined): Promise<readonly Finding[]>;
}

export function good(says: string): Finding {
  return { state: "good", says };
}

export function note(says: string, remedy?: string): Finding {
  return { state: "note", says, ...(remedy === undefined ? {} : { remedy }) };
}

export function bad(says: string, remedy: string): Finding {
  return { state: "bad", says, remedy };
}
