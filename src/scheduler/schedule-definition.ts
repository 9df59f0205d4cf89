import type { Arrival } from "../core/delivery.ts";
import type { NewEntry } from "../core/entry.ts";
import type { Cron } from "./cron.ts";
import type { CatchUp } from "./plan.ts";

/** A recurring rule and what its slots turn into. When it fires next is in storage. */
export interface ScheduleDefinition {
  /** `<pack>/<id>`. */
  readonly key: string;
  /** Changes when the rule does. */
  readonly fingerprint: string;
  readonly cron: Cron;
  readonly catchUp: CatchUp;
  readonly withinMs: number;
  /** A slot's messages, and deliveries for handlers. `latenessMs` is 0 when on time. */
  fire(slot: number, latenessMs: number): Fired;
}

export interface Fired {
  readonly entries: readonly NewEntry[];
  readonly arrivals: readonly Arrival[];
}
