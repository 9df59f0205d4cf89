import { secondMs } from "../../core/clock.ts";
import { messageOf } from "../../core/errors.ts";
import type { Metrics } from "../../core/metrics.ts";
import type { Run } from "../../core/run.ts";
import { createSignal } from "../../core/signal.ts";
import { goOn, leaseMs, type GoOnOptions } from "./go-on.ts";

/** Time is looked at again after this long, so that a clock that was moved is noticed. */
const longestWaitMs = secondMs;
const retryAfterMs = 5 * secondMs;
const atOnce = 8;

export interface RunWorkerOptions extends GoOnOptions {
  readonly metrics: Metrics;
}

export interface RunWorker {
  start(): void;
  /** Takes nothing new, and resolves when the steps under way are done. */
  stop(): Promise<void>;
}

/** Goes on with runs that are ready: after an answer, a decision, a pause, or the end of another instance. */
export function createRunWorker(options: RunWorkerOptions): RunWorker {
  const { storage, clock, log, metrics, holder } = options;
  const wake = createSignal(clock);
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  let loop: Promise<void> = Promise.resolve();
  let unsubscribe: (() => void) | undefined;

  async function work(run: Run): Promise<void> {
    try {
      await goOn(run, options);
    } catch (error) {
      metrics.count("handler_errors");
      log.error(
        { run: run.id, attempt: run.attempts, error },
        "run not gone on with; it will be tried again",
      );
      await storage.runs
        .settle({ ...run, readyAt: clock.now() + retryAfterMs }, holder)
        .catch((cause: unknown) => log.error({ error: messageOf(cause) }, "lease not given back"));
    }
  }

  /** Answers whether there may be more to take. */
  async function takeSome(): Promise<boolean> {
    const limit = atOnce - running.size;
    if (limit <= 0) return false;
    const runs = await storage.runs.lease({ holder, now: clock.now(), leaseMs, limit });
    for (const run of runs) {
      const done = work(run).finally(() => {
        running.delete(done);
        wake.set();
      });
      running.add(done);
    }
    return runs.length >= limit;
  }

  async function pause(): Promise<void> {
    const nextAt = running.size >= atOnce ? null : await storage.runs.nextReadyAt();
    const waitMs = nextAt === null ? longestWaitMs : Math.max(nextAt - clock.now(), 1);
    await wake.wait(Math.min(waitMs, longestWaitMs), stopping.signal);
  }

  async function turn(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        if (!(await takeSome())) await pause();
      } catch (error) {
        log.error({ error: messageOf(error) }, "runs not readable; trying again in a second");
        await wake.wait(longestWaitMs, stopping.signal);
      }
    }
  }

  return {
    start() {
      unsubscribe = storage.onCommit("runs", () => wake.set());
      loop = turn();
    },
    async stop() {
      stopping.abort();
      unsubscribe?.();
      await loop;
      await Promise.allSettled(running);
    },
  };
}
