import type { Collection, CollectionPlan } from "../core/collection.ts";
import type { Localized } from "../core/locale.ts";
import { askPrivately, reachable, sayInGroup } from "./ask-people.ts";
import { firstLook } from "./chase-times.ts";
import type { CollectPorts, CollectWork } from "./collect-ports.ts";
import { localizedTime } from "./localized-time.ts";
import { callTexts, collectTexts } from "./texts.ts";
import { whomToAsk } from "./whom.ts";

/** Where and by whom a round is opened. */
export interface Opening {
  readonly robot: string;
  /** Of a group. */
  readonly conversation: string;
  readonly openedBy?: string;
  /** The moment it counts from: the slot of a schedule, which may have come a while ago. */
  readonly at: number;
}

/** The round that is opened, or why there is none. */
export type Opened =
  | { readonly round: Collection; readonly people: readonly string[] }
  | { readonly refusal: Localized; readonly why: "open" | "nobody" | "late" };

/** Opens a round and asks everybody; written with the unit of work, which fails when somebody else was quicker. */
export async function openRound(
  plan: CollectionPlan,
  opening: Opening,
  work: CollectWork & CollectPorts,
): Promise<Opened> {
  const { stores, unit, now, random, calendar, roles } = work;
  const { robot, conversation, openedBy, at } = opening;
  const here = await stores.collections.list({ plan: plan.key, robot, conversation, limit: 1 });
  const open = here.find(({ state }) => state === "open");
  if (open !== undefined) {
    return {
      why: "open",
      refusal: collectTexts.isOpen(plan, localizedTime(open.closesAt, plan.zone, now)),
    };
  }
  const closesAt = plan.deadline(at);
  if (closesAt === undefined || closesAt <= now) {
    return { why: "late", refusal: collectTexts.noDeadline(plan) };
  }
  const place = { directory: stores.directory, roles, robot, conversation, openedBy };
  const people = await whomToAsk(plan, place);
  if (people.length === 0) return { why: "nobody", refusal: collectTexts.nobody(plan) };
  const times = { openedAt: now, closesAt };
  const round: Collection = {
    id: `C${random.shortId(6)}`,
    plan: plan.key,
    robot,
    conversation,
    ...(openedBy === undefined ? {} : { openedBy }),
    ...times,
    state: "open",
    nextAt: firstLook(plan, times, calendar),
  };
  unit.write(async ({ collections }) => {
    if (!(await collections.open(round, people)))
      throw new Error(`${plan.key} is open here by now`);
  });
  await callPeople(round, plan, people, work);
  return { round, people };
}

async function callPeople(
  round: Collection,
  plan: CollectionPlan,
  people: readonly string[],
  work: CollectWork & CollectPorts,
): Promise<void> {
  const { now, robots } = work;
  // A group's own robot cannot write to anybody in private.
  const isApp = robots.some(({ id, kind }) => id === round.robot && kind === "app");
  const { inPrivate, inGroup } =
    plan.by === "private" && isApp ? reachable(people) : { inPrivate: [], inGroup: people };
  const key = `collection:${round.id}:open`;
  if (inGroup.length > 0) {
    const call = callTexts(
      plan,
      plan.questions.map(({ ask }) => ask),
      {
        until: localizedTime(round.closesAt, plan.zone, now),
        example: plan.example,
      },
    );
    const others = collectTexts.alsoAsked(plan);
    await sayInGroup(round, { key, people: inGroup, first: call, others }, work);
  }
  await askPrivately(round, plan, { key, people: inPrivate }, work);
}
