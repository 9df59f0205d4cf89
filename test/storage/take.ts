import type { LeasedLane } from "../../src/core/entry.ts";
import type { Storage } from "../../src/core/storage.ts";
import { leaseAt, twentyAMinute } from "./samples.ts";

/** Leases at `now` with a merge limit of 1. */
export function take({ outbox }: Storage, now: number, holder = "h1"): Promise<LeasedLane[]> {
  return outbox.lease(leaseAt(now, { holder }), twentyAMinute, 1);
}

/** Leases one lane and answers its head's id. */
export async function takeHead(storage: Storage, now: number, holder = "h1"): Promise<number> {
  const id = (await take(storage, now, holder))[0]?.entries[0]?.id;
  if (id === undefined) throw new Error("Nothing to lease");
  return id;
}
