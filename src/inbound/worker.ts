import type { Clock } from "../core/clock.ts";
import type { Delivery } from "../core/delivery.ts";
import type { NewEntry } from "../core/entry.ts";
import { messageOf } from "../core/errors.ts";
import type { Log } from "../core/log.ts";
import type { Metrics } from "../core/metrics.ts";
import type { Storage } from "../core/storage.ts";
import { createUnitOfWork, type UnitOfWork } from "../core/unit-of-work.ts";
import { createSignal } from "../core/signal.ts";
import { createFinish } from "./finish.ts";

/** How long a delivery is held; longer than a handler may run, so it is not taken twice. */
const leaseMs = 60_000;
/** Time is looked at again after this long, so that a clock that was moved is noticed. */
const longestWaitMs = 1000;
const retryAfterMs = [1000, 5000, 30_000];

export interface WorkerOptions {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  /** This instance's name in leases. */
  readonly holder: string;
  /** Works on one delivery and records what is to be written; rejects only when it should be tried again. */
  readonly handle: (delivery: Delivery, unit: UnitOfWork) => Promise<void>;
  /** Turns an entry into those that are kept: a reply too long for one message into several. */
  readonly prepare?: (entry: NewEntry) => readonly NewEntry[];
  /** Resolves when receiving has had its turn; work waits for it between batches. */
  readonly giveWay?: () => Promise<void>;
  /** Told of a delivery when it and all it recorded are committed. */
  readonly finished?: (delivery: Delivery) => void;
  readonly concurrency?: number;
  /** How many deliveries share a commit; one when left out. */
  readonly together?: number;
}

export interface Worker {
  start(): void;
  /** Takes nothing new and resolves when what is held is finished. */
  stop(): Promise<void>;
}

/** Takes deliveries from the inbox, one per conversation at a time, and finishes each in one transaction. */
export function createWorker(options: WorkerOptions): Worker {
  const { storage, clock, log, metrics, holder, handle } = options;
  const concurrency = options.concurrency ?? 32;
  const finishDelivery = createFinish({
    storage,
    holder,
    now: () => clock.now(),
    together: options.together ?? 1,
  });
  const wake = createSignal(clock);
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  let loop: Promise<void> = Promise.resolve();
  let unsubscribe: (() => void) | undefined;

  async function finish(delivery: Delivery): Promise<void> {
    const unit = createUnitOfWork(options.prepare);
    await handle(delivery, unit);
    if (await finishDelivery({ id: delivery.id, unit })) options.finished?.(delivery);
    else log.warn({ delivery: delivery.id }, "lease lost while handling; left to its new holder");
    metrics.count("deliveries_handled", { kind: delivery.kind });
  }

  async function work(delivery: Delivery): Promise<void> {
    try {
      await finish(delivery);
    } catch (error) {
      const delayMs = retryAfterMs[Math.min(delivery.attempt, retryAfterMs.length) - 1] ?? 0;
      log.error(
        { delivery: delivery.id, attempt: delivery.attempt, error: messageOf(error), delayMs },
        "delivery not finished; it will be tried again",
      );
      await storage.inbox
        .release(delivery.id, holder, clock.now() + delayMs)
        .catch((cause: unknown) => log.error({ error: messageOf(cause) }, "lease not given back"));
    }
  }

  /** Answers whether there may be more to take. */
  async function takeSome(): Promise<boolean> {
    const limit = concurrency - running.size;
    if (limit <= 0) return false;
    const deliveries = await storage.inbox.lease({ holder, now: clock.now(), leaseMs, limit });
    for (const delivery of deliveries) {
      const done = work(delivery).finally(() => {
        running.delete(done);
        wake.set();
      });
      running.add(done);
    }
    return deliveries.length >= limit;
  }

  async function pause(): Promise<void> {
    const nextAt = running.size >= concurrency ? null : await storage.inbox.nextDueAt();
    const waitMs = nextAt === null ? longestWaitMs : Math.max(nextAt - clock.now(), 1);
    await wake.wait(Math.min(waitMs, longestWaitMs), stopping.signal);
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await options.giveWay?.();
        if (!(await takeSome())) await pause();
      } catch (error) {
        log.error({ error: messageOf(error) }, "inbox not readable; trying again in a second");
        await wake.wait(longestWaitMs, stopping.signal);
      }
    }
  }

  return {
    start() {
      unsubscribe = storage.onCommit("inbox", () => wake.set());
      loop = run();
    },
    async stop() {
      stopping.abort();
      unsubscribe?.();
      await loop;
      await Promise.allSettled(running);
    },
  };
}
