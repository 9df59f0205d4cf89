import { hash } from "node:crypto";
import { minuteMs, secondMs } from "../core/clock.ts";
import type { IdempotencyStore, KeptAnswer } from "../core/idempotency.ts";
import type { VerifiedRequest } from "../core/stages.ts";

/** What has no ACK comes again after a minute (protocol §9.6). */
const comesAgainWithinMs = 2.5 * minuteMs;
/** Copies that were under way together; nobody reads the answer and presses again so fast. */
const copiesWithinMs = 2 * secondMs;

const owner = "card presses";

/**
 * Recognises a press over Stream that comes again. A frame that is sent again has another message id, and a
 * press has none of its own; but only one whose answer never left is sent again. So as long as a press is
 * unanswered, the same from the same person is that press; once it is answered, it is another.
 */
export interface Unanswered {
  /** The id of this press: the one it was given when it came first. */
  idOf(request: VerifiedRequest): Promise<string>;
  answered(request: VerifiedRequest, id: string): Promise<void>;
}

export function createUnanswered(
  store: Pick<IdempotencyStore, "find" | "keep" | "replace">,
): Unanswered {
  return {
    async idOf({ robot, headers, body, receivedAt }) {
      const said = digestOf({ robot, body });
      const id = hash("sha256", `${said} ${String(headers["messageid"])} ${receivedAt}`);
      const fresh = note(id, receivedAt + comesAgainWithinMs);
      if (await store.keep(owner, said, fresh, receivedAt)) return id;
      const before = await store.find(owner, said);
      if (before !== undefined && receivedAt < Number(before.body)) return before.fingerprint;
      await store.replace(owner, said, fresh, receivedAt);
      return id;
    },
    async answered({ robot, body, receivedAt }, id) {
      const until = receivedAt + copiesWithinMs;
      await store.replace(owner, digestOf({ robot, body }), note(id, until), receivedAt);
    },
  };
}

function note(id: string, until: number): KeptAnswer {
  return { fingerprint: id, status: 0, body: String(until) };
}

function digestOf({ robot, body }: Pick<VerifiedRequest, "robot" | "body">): string {
  return hash("sha256", Buffer.concat([Buffer.from(`${robot}\n`), body]), "hex");
}
