import type { Arrival } from "../core/delivery.ts";
import type { GroupDestination } from "../core/destination.ts";
import type { NewEntry } from "../core/entry.ts";
import type { Reply } from "../core/reply.ts";
import type { Rule } from "../time/occurrences/rule.ts";
import type { CatchUp } from "./plan.ts";
import { slotArrival, slotKey } from "./slot-arrival.ts";

/** A recurring rule and what its slots turn into. When it fires next is in storage. */
export interface ScheduleDefinition {
  /** `<pack>/<id>`. */
  readonly key: string;
  /** Changes when the rule does. */
  readonly fingerprint: string;
  readonly rule: Rule;
  readonly catchUp: CatchUp;
  readonly withinMs: number;
  /** A slot's messages, or the delivery that runs its handler. `latenessMs` is 0 when on time. */
  fire(slot: number, now: number, latenessMs: number): Fired;
}

export interface Fired {
  readonly entries: readonly NewEntry[];
  readonly arrivals: readonly Arrival[];
}

export interface ScheduleSpec {
  readonly key: string;
  /** Changes when the rule does. */
  readonly fingerprint: string;
  readonly rule: Rule;
  readonly catchUp: CatchUp;
  readonly withinMs: number;
  readonly destination: GroupDestination;
  /** What a slot says; left out when a handler is to be run instead. */
  readonly render?: (slot: number, now: number, latenessMs: number) => Reply;
}

/** What the scheduler needs of a schedule. */
export function createScheduleDefinition(spec: ScheduleSpec): ScheduleDefinition {
  const { key, fingerprint, rule, catchUp, withinMs, destination, render } = spec;
  return {
    key,
    fingerprint,
    rule,
    catchUp,
    withinMs,
    fire(slot, now, latenessMs) {
      if (render === undefined) {
        const { robot, conversation } = destination;
        return {
          entries: [],
          arrivals: [slotArrival({ schedule: key, at: slot, robot, conversation, now })],
        };
      }
      const reply = render(slot, now, latenessMs);
      return { entries: [{ key: slotKey(key, slot), destination, reply }], arrivals: [] };
    },
  };
}
