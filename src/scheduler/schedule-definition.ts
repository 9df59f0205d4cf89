import type { Arrival } from "../core/delivery.ts";
import type { GroupDestination } from "../core/destination.ts";
import type { NewEntry } from "../core/entry.ts";
import type { Told } from "../core/language.ts";
import type { Locale } from "../core/locale.ts";
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
  /** To whom it speaks. */
  readonly told: Told;
  /** A slot's messages, or the delivery that runs its handler. */
  fire(slot: Slot): Fired;
}

/** A moment of a schedule that has come. */
export interface Slot {
  readonly slot: number;
  readonly now: number;
  /** 0 when on time. */
  readonly latenessMs: number;
  readonly locale: Locale;
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
  readonly render?: (slot: Slot) => Reply;
  /** User ids that it @-s. */
  readonly mentions?: readonly string[];
}

/** What the scheduler needs of a schedule. */
export function createScheduleDefinition(spec: ScheduleSpec): ScheduleDefinition {
  const { key, fingerprint, rule, catchUp, withinMs, destination, mentions = [], render } = spec;
  return {
    key,
    fingerprint,
    rule,
    catchUp,
    withinMs,
    told: { destination, mentions },
    fire(moment) {
      const { slot, now } = moment;
      if (render === undefined) {
        const { robot, conversation } = destination;
        return {
          entries: [],
          arrivals: [slotArrival({ schedule: key, at: slot, robot, conversation, now })],
        };
      }
      const reply = render(moment);
      return { entries: [{ key: slotKey(key, slot), destination, reply }], arrivals: [] };
    },
  };
}
