import type { Clock } from "../../core/clock.ts";
import { createSendLimit, type SendLimit } from "../platform/send-limit.ts";

/** DINGs that were sent (protocol §4.8, K0712). */
export interface DingStore {
  readonly limit: SendLimit;
  readonly lines: Map<string, readonly number[]>;
  clear(): void;
}

export function createDingStore(clock: Clock): DingStore {
  const limit = createSendLimit({ messages: 6000, windowMs: 60_000, blockMs: 0 }, clock);
  const lines = new Map<string, readonly number[]>();
  return {
    limit,
    lines,
    clear() {
      limit.clear();
      lines.clear();
    },
  };
}
