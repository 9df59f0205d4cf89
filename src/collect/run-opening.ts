import type { CollectionPlan } from "../core/collection.ts";
import type { Told } from "../core/language.ts";
import { pick } from "../core/locale.ts";
import type { CollectPorts, CollectWork } from "./collect-ports.ts";
import { openRound } from "./open-round.ts";

/** Opens a round at a slot of its schedule. One that is open already goes on instead. */
export async function runOpening(
  slot: {
    /** The delivery's key. */
    readonly key: string;
    readonly at: number;
    readonly robot: string;
    readonly conversation: string;
  },
  plan: CollectionPlan,
  work: CollectWork & CollectPorts,
): Promise<void> {
  const { key, at, robot, conversation } = slot;
  const opened = await openRound(plan, { robot, conversation, at }, work);
  if ("round" in opened) return;
  work.log.info({ plan: plan.key, slot: key, why: opened.why }, "collection not opened");
  if (opened.why !== "nobody") return;
  const told: Told = { destination: { kind: "group", robot, conversation } };
  const locale = (await work.languages.of([told], work.stores))(told);
  const content = { type: "text", text: pick(opened.refusal, locale) } as const;
  work.unit.send({ key, destination: told.destination, reply: { content, mentions: [] } });
}
