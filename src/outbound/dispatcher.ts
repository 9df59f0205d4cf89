import type { Clock } from "../core/clock.ts";
import type { GroupDestination } from "../core/destination.ts";
import type { LaneLimit, LeasedLane, Settlement } from "../core/entry.ts";
import { messageOf } from "../core/errors.ts";
import { createGroupCommit } from "../core/group-commit.ts";
import type { Log } from "../core/log.ts";
import type { Metrics } from "../core/metrics.ts";
import type { Random } from "../core/random.ts";
import type { Group, Robot } from "../core/robot.ts";
import { createSignal } from "../core/signal.ts";
import type { Storage } from "../core/storage.ts";
import { laneLimit as platformLaneLimit, mentionLimit } from "../dingtalk/limits.ts";
import { attempt, type Attempted, type AttemptOptions } from "./attempt.ts";
import type { Hosts } from "./hosts.ts";
import type { Clients } from "./client/clients.ts";
import type { HttpClient } from "./http-client.ts";
import type { FileBytes } from "./media-cache.ts";
import { createSender } from "./sender.ts";

const lanesInFlight = 64;
/** How long a lane is held. */
const leaseMs = 30_000;
/** How long one attempt may take, all its ways together: shorter than the lease, so no two send at once. */
const attemptTimeoutMs = 25_000;
/** Time is looked at again after this long, so that a clock that was moved is noticed. */
const longestWaitMs = 1000;
/** A stop waits this long for what is being sent, then cuts it off and writes what became of it. */
const drainMs = 7000;
const cutOffMs = 1000;

export interface DispatcherOptions {
  readonly storage: Pick<Storage, "outbox" | "onCommit">;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly metrics: Metrics;
  /** This instance's name in leases. */
  readonly holder: string;
  readonly robots: readonly Robot[];
  readonly groups: readonly Group[];
  readonly hosts: Hosts;
  readonly http: HttpClient;
  readonly clients: Clients;
  readonly fileBytes: FileBytes;
  /** What one destination takes in a while; DingTalk's limit when left out. */
  readonly laneLimit?: LaneLimit | undefined;
  readonly fullNotice: AttemptOptions["fullNotice"];
  /** Called before it is recorded that nothing can be posted in a group any more; may be called again. */
  readonly groupGone: (group: GroupDestination) => Promise<void>;
}

/** Sends what waits in the outbox. */
export interface Dispatcher {
  start(): void;
  /** Takes nothing new and resolves when what is being sent is settled, after 8 s at the latest. */
  stop(): Promise<void>;
}

export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const { storage, clock, log, holder, laneLimit = platformLaneLimit } = options;
  const attemptOptions = { ...options, laneLimit, send: createSender(options) };
  const wake = createSignal(clock);
  const stopping = new AbortController();
  const cutOff = new AbortController();
  const inFlight = new Map<string, Promise<void>>();
  let loop: Promise<void> = Promise.resolve();
  let unsubscribe: (() => void) | undefined;

  const settle = createGroupCommit<Settlement, undefined>(async (settlements) => {
    await storage.outbox.settle(settlements, holder, clock.now());
    return settlements.map(() => undefined);
  });

  /** Writes what became of a lane; while storage is away, for as long as the lane is held. */
  async function settleWithin(settlement: Settlement, until: number): Promise<void> {
    for (;;) {
      try {
        await settle(settlement);
        return;
      } catch (error) {
        if (cutOff.signal.aborted || clock.now() >= until) throw error;
        log.warn({ error: messageOf(error) }, "outbox not writable; trying again in a second");
        await clock.wait(longestWaitMs, cutOff.signal);
      }
    }
  }

  async function deliver(lane: LeasedLane): Promise<void> {
    const heldUntil = clock.now() + leaseMs;
    const deadline = AbortSignal.any([AbortSignal.timeout(attemptTimeoutMs), cutOff.signal]);
    try {
      const attempted = await attempt(lane, attemptOptions, deadline);
      if (attempted === undefined) return;
      const [head] = lane.entries;
      if (attempted.isGroupGone === true && head?.destination.kind === "group") {
        await options.groupGone(head.destination);
      }
      await settleWithin(attempted.settlement, heldUntil);
      report(attempted, options);
    } catch (error) {
      log.error(
        { entries: lane.entries.map(({ id }) => id), error: messageOf(error) },
        "send not recorded; it is repeated when the lane is free again",
      );
    }
  }

  /** Answers whether there may be more to take. */
  async function takeSome(): Promise<boolean> {
    const limit = lanesInFlight - inFlight.size;
    if (limit <= 0) return false;
    const request = { holder, now: clock.now(), leaseMs, limit };
    const leased = await storage.outbox.lease(request, laneLimit, mentionLimit);
    // A clock moved forward ends the lease of a lane that is still being sent here.
    const lanes = leased.filter(({ lane }) => !inFlight.has(lane));
    for (const lane of lanes) {
      const done = deliver(lane).finally(() => {
        inFlight.delete(lane.lane);
        wake.set();
      });
      inFlight.set(lane.lane, done);
    }
    return lanes.length >= limit;
  }

  async function pause(): Promise<void> {
    const isFull = inFlight.size >= lanesInFlight;
    const nextAt = isFull ? null : await storage.outbox.nextDueAt(clock.now(), laneLimit);
    const waitMs = nextAt === null ? longestWaitMs : Math.max(nextAt - clock.now(), 1);
    await wake.wait(Math.min(waitMs, longestWaitMs), stopping.signal);
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        if (!(await takeSome())) await pause();
      } catch (error) {
        log.error({ error: messageOf(error) }, "outbox not readable; trying again in a second");
        await wake.wait(longestWaitMs, stopping.signal);
      }
    }
  }

  /** Waits for what is in flight, at most `waitMs`. */
  async function drain(waitMs: number): Promise<void> {
    const drained = new AbortController();
    const all = Promise.allSettled(inFlight.values()).then(() => drained.abort());
    await Promise.race([all, clock.wait(waitMs, drained.signal)]);
  }

  return {
    start() {
      unsubscribe = storage.onCommit("outbox", () => wake.set());
      loop = run();
    },
    async stop() {
      stopping.abort();
      unsubscribe?.();
      await loop;
      await drain(drainMs);
      cutOff.abort();
      await drain(cutOffMs);
    },
  };
}

function report(attempted: Attempted, options: DispatcherOptions): void {
  const { outcome, way, entries, error, lost = [] } = attempted;
  const { log, metrics } = options;
  const fields = { entries: entries.map(({ id }) => id), way, ...(error ? { error } : {}) };
  const label = { way: way ?? "none" };
  switch (outcome) {
    case "sent":
      metrics.count("messages_sent", label);
      log.debug(fields, "message sent");
      if (lost.length > 0) {
        log.info({ ...fields, lost }, "message sent without what this way cannot carry");
      }
      break;
    case "retry":
      metrics.count("sends_retried", label);
      log.warn(fields, "message not sent; it will be tried again");
      break;
    case "throttled":
      metrics.count("sends_throttled", label);
      log.warn(fields, "DingTalk throttles; the lane pauses");
      break;
    case "dead":
      metrics.count("dead_letters", label, entries.length);
      log.error(fields, "message given up; see `bellhop outbox`");
      break;
  }
}
