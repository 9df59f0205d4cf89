import { dayMs } from "../core/clock.ts";
import type { CollectionPlace } from "../core/collection-store.ts";
import type { CollectionPlan } from "../core/collection.ts";
import type { Told } from "../core/language.ts";
import { pick } from "../core/locale.ts";
import type { CollectPorts, CollectWork } from "./collect-ports.ts";
import { openRound } from "./open-round.ts";

/** A group in which nothing was collected for so long is left alone. */
const forgottenMs = 60 * dayMs;

/** Opens a round at a slot of its schedule. One that is open already goes on instead. */
export async function runOpening(
  slot: {
    /** The delivery's key. */
    readonly key: string;
    readonly at: number;
    /** Where it opens; where it was started before when left out. */
    readonly place?: CollectionPlace | undefined;
  },
  plan: CollectionPlan,
  work: CollectWork & CollectPorts,
): Promise<void> {
  const { place } = slot;
  const since = work.now - forgottenMs;
  const places =
    place === undefined ? await work.stores.collections.places(plan.key, since) : [place];
  for (const one of places) await openAt(one, slot, plan, work);
}

async function openAt(
  place: CollectionPlace,
  { key, at }: { readonly key: string; readonly at: number },
  plan: CollectionPlan,
  work: CollectWork & CollectPorts,
): Promise<void> {
  const { robot, conversation } = place;
  // Who started it there may end it, also when it opens by itself.
  const opened = await openRound(plan, { ...place, at }, work);
  if ("round" in opened) return;
  work.log.info({ plan: plan.key, slot: key, why: opened.why }, "collection not opened");
  if (opened.why !== "nobody") return;
  const told: Told = { destination: { kind: "group", robot, conversation } };
  const locale = (await work.languages.of([told], work.stores))(told);
  const content = { type: "text", text: pick(opened.refusal, locale) } as const;
  work.unit.send({
    key: `${key} ${conversation}`,
    destination: told.destination,
    reply: { content, mentions: [] },
  });
}
