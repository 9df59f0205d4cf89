import type { Collection, CollectionPlan } from "../core/collection.ts";
import { privatePlace } from "../core/session.ts";
import type { Stores } from "../core/storage.ts";
import { stepArrival } from "./step-arrival.ts";

/** Closes a round, whose summary then comes as a delivery. `false`: it is not open any more. */
export async function closeRound(
  stores: Pick<Stores, "collections" | "inbox">,
  round: Collection,
  now: number,
): Promise<boolean> {
  if (!(await stores.collections.end(round.id, "closed"))) return false;
  await stores.inbox.keep([stepArrival(round, "summary", { key: "close", now })]);
  return true;
}

/** Takes back what was asked of people in private and waits for an answer. */
export async function forgetQuestions(
  stores: Pick<Stores, "collections" | "sessions">,
  round: Collection,
  { words }: Pick<CollectionPlan, "words">,
  now: number,
): Promise<void> {
  for (const { person } of await stores.collections.shares(round.id)) {
    const session = await stores.sessions.find(round.robot, privatePlace(person), person, now);
    if (session?.command === words.answerCommand) await stores.sessions.remove(session.id);
  }
}
