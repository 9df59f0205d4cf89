import { minuteMs, type Clock } from "../core/clock.ts";
import { messageOf } from "../core/errors.ts";
import type { Log } from "../core/log.ts";
import type { Metrics } from "../core/metrics.ts";
import { createSignal } from "../core/signal.ts";
import { passed, type VerifiedRequest } from "../core/stages.ts";
import type { Storage } from "../core/storage.ts";
import { eventFacts, failedEvent } from "../dingtalk/event.ts";
import { decodeEvent, readKeptEvent } from "./decode-event.ts";

/** One answer of `get_call_back_failed_result` (protocol §8.1). */
export interface FailedEvents {
  readonly entries: readonly Readonly<Record<string, unknown>>[];
  readonly hasMore: boolean;
}

export interface ReplayOptions {
  /** Robots whose events come over HTTP. */
  readonly robots: readonly string[];
  /** Asks DingTalk, which forgets what it has told. */
  readonly fetchFailed: (robot: string) => Promise<FailedEvents>;
  readonly storage: Storage;
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly log: Log;
}

/** Keeps the events that DingTalk could not push. */
export interface FailedEventReplay {
  /** Looks once now, for what failed while nobody was there, and goes on waiting. */
  start(): void;
  /** An event was refused just now, so DingTalk's list will have it. */
  missed(): void;
  stop(): Promise<void>;
}

/** DingTalk lists a push as failed after its retries, 40 s, and keeps it for 3 to 5 minutes (protocol §8.2). */
const lookAfterMs = minuteMs;
/** What is listed was pushed at most so long ago: 40 s of retries and 5 minutes, and some more for clocks. */
const listedForMs = 15 * minuteMs;
const pagesAtMost = 50;
const forEver = 2 ** 40;

/**
 * Fetches failed pushes at the start and a minute after one was refused: each call counts towards the
 * company's quota, so nobody asks in vain. The list has no event ids; entries are told apart, from
 * each other and from events that were kept, by what they say.
 */
export function createFailedEventReplay(options: ReplayOptions): FailedEventReplay {
  const { robots, fetchFailed, storage, clock, metrics, log } = options;
  const wake = createSignal(clock);
  const stopping = new AbortController();
  let loop: Promise<void> = Promise.resolve();

  async function keep(robot: string, entries: FailedEvents["entries"]): Promise<void> {
    const events = entries.map(failedEvent).filter((one) => one !== undefined);
    if (events.length < entries.length) {
      log.warn({ robot, entries: entries.length - events.length }, "failed events without a name");
    }
    const arrivals = events.flatMap((event) => {
      const body = Buffer.from(JSON.stringify(event));
      const receivedAt = clock.now();
      // It came in answer to a call with the app's own token.
      const decoded = decodeEvent(
        passed<VerifiedRequest>({ robot, headers: {}, body, receivedAt }),
      );
      return "handshake" in decoded ? [] : [decoded];
    });
    const known = await knownEvents(robot);
    const unknown = arrivals.filter((one) => !known.has(eventFacts(readKeptEvent(one))));
    const kept = await storage.inbox.keep(unknown);
    metrics.count("events_replayed", {}, kept.filter(Boolean).length);
  }

  /** Events that were kept although DingTalk had no answer in time: their pushes are listed as failed too. */
  async function knownEvents(robot: string): Promise<ReadonlySet<string>> {
    const since = clock.now() - listedForMs;
    const recent = await storage.inbox.recent({ kind: "event", robot, since });
    return new Set(recent.map((one) => eventFacts(readKeptEvent(one))));
  }

  async function fetchAll(robot: string): Promise<void> {
    for (let page = 0; page < pagesAtMost && !stopping.signal.aborted; page += 1) {
      const { entries, hasMore } = await fetchFailed(robot);
      await keep(robot, entries);
      if (!hasMore) return;
    }
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      for (const robot of robots) {
        await fetchAll(robot).catch((error: unknown) =>
          log.warn({ robot, error: messageOf(error) }, "failed events could not be fetched"),
        );
      }
      await wake.wait(forEver, stopping.signal);
      await clock.wait(lookAfterMs, stopping.signal);
    }
  }

  return {
    start() {
      loop = run();
    },
    missed: () => wake.set(),
    async stop() {
      stopping.abort();
      await loop;
    },
  };
}
