import type { Clock } from "../core/clock.ts";
import { BellhopError } from "../core/errors.ts";
import type { Locale } from "../core/locale.ts";
import type { Log } from "../core/log.ts";
import type { Metrics } from "../core/metrics.ts";
import type { PackBreaker } from "../core/pack-breaker.ts";
import type { PeopleService } from "../core/services.ts";
import { createUnitOfWork, type UnitOfWork } from "../core/unit-of-work.ts";
import type { SpeechOptions } from "./speech.ts";
import { withTimeout } from "./with-timeout.ts";

/** What handlers of events and cards are run with. */
export interface ReactionOptions extends SpeechOptions {
  readonly breaker: PackBreaker;
  readonly clock: Clock;
  /** What a handler's time is measured by. */
  readonly system: Clock;
  /** Spoken where nothing is known of a place. */
  readonly locale: Locale;
  readonly zone: string;
  readonly people: PeopleService;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** The pack of a reaction, whose key begins with it. */
export function packOfReaction({ key }: { readonly key: string }): string {
  return key.slice(0, key.indexOf("/"));
}

/**
 * Runs one handler with a unit of work of its own. One that throws or hangs is logged, counted and leaves
 * nothing behind; the handlers beside it go on. Storage that is away is thrown on, so that all is tried again.
 */
export async function runReaction(
  key: string,
  unit: UnitOfWork,
  options: ReactionOptions,
  work: (own: UnitOfWork, signal: AbortSignal) => void | Promise<void>,
): Promise<void> {
  const { system, metrics, log } = options;
  const own = createUnitOfWork();
  try {
    await withTimeout(system, key, async (signal) => {
      await work(own, signal);
    });
    own.moveTo(unit);
  } catch (error) {
    if (error instanceof BellhopError && error.code === "storage_unavailable") throw error;
    metrics.count("handler_errors");
    log.error({ handler: key, error }, "handler failed");
  }
}
