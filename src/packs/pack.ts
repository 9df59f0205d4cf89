import type { CardReaction } from "../commands/card-handler.ts";
import type { CommandDefinition } from "../commands/definition.ts";
import type { EventReaction } from "../commands/event-handler.ts";
import type { ScheduleHandler } from "../commands/schedule-handler.ts";
import type { CollectionPlan } from "../core/collection.ts";
import type { Locale, Localized } from "../core/locale.ts";
import type { Content } from "../core/reply.ts";
import type { Group } from "../core/robot.ts";
import type { Program } from "./runs/program.ts";
import type { ScheduleTiming } from "../core/schedule.ts";
import type { PackPlace } from "./pack-place.ts";

/** A command pack, ready to be registered. */
export interface LoadedPack {
  readonly name: string;
  readonly place: PackPlace;
  readonly version: string;
  readonly title: Localized;
  readonly commands: readonly CommandDefinition[];
  readonly schedules: readonly PackSchedule[];
  /** What its `on` says of events. */
  readonly events: readonly EventReaction[];
  /** What its `on` says of buttons of cards. */
  readonly cards: readonly CardReaction[];
  /** What its `collect` asks; their commands and schedules are among the others. */
  readonly collections: readonly CollectionPlan[];
  /** What its runs are gone on with. */
  readonly programs: readonly Program[];
  /** Values of the secrets it declares. */
  readonly secrets: readonly string[];
}

/** A recurring rule of a pack, its group known and its templates compiled. */
export interface PackSchedule {
  /** `<pack>/<id>`. */
  readonly key: string;
  /** The name of the pack. */
  readonly pack: string;
  readonly timing: ScheduleTiming;
  /** IANA name. */
  readonly zone: string;
  /** Where it posts; left out where its handler says so itself. */
  readonly target?: Group;
  /** What becomes of slots that passed while the bot was down. */
  readonly catchUp: "none" | "latest" | "all";
  /** How long after its moment a slot may still be caught up with. */
  readonly withinMs: number;
  readonly action: PostAction | CallAction | CollectAction | RunAction;
}

interface PostAction {
  readonly kind: "post";
  readonly mentions: readonly string[];
  /** What is said at `slot`. Throws when the template fails or exceeds its limits. */
  render(slot: number, now: number, locale: Locale): Content;
}

/** The steps of a schedule; they answer in its group. */
interface RunAction {
  readonly kind: "run";
  readonly program: Program;
}

interface CallAction {
  readonly kind: "call";
  readonly handle: ScheduleHandler;
}

/** Opens a round of a collection. */
interface CollectAction {
  readonly kind: "collect";
  readonly plan: CollectionPlan;
}
