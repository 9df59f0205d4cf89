import { messageOf } from "../core/errors.ts";
import type { PlatformEvent } from "../core/platform-event.ts";
import { createSignal } from "../core/signal.ts";
import { reconcileCopy, type ReconcileCopyOptions } from "./reconcile-copy.ts";

const leaseMs = 60_000;
const together = 10;
/** What is under way longer is made out by its token after the next start. */
const stopMs = 5000;
/** Time is looked at again after this long, so that a clock that was moved is noticed. */
const longestWaitMs = 1000;

export interface CalendarSyncOptions extends ReconcileCopyOptions {
  /** This instance's name in leases. */
  readonly holder: string;
}

/** Keeps DingTalk's calendar and the events here the same. Events never wait for it. */
export interface CalendarSync {
  start(): void;
  /** Takes nothing new and resolves when what is under way is settled, after 5 s at the latest. */
  stop(): Promise<void>;
  /** DingTalk says that an event has changed (`calendar_event_change`): its copy is looked at now. */
  changed(event: PlatformEvent): Promise<void>;
}

export function createCalendarSync(options: CalendarSyncOptions): CalendarSync {
  const { storage, clock, log, holder } = options;
  const wake = createSignal(clock);
  const stopping = new AbortController();
  const inFlight = new Set<string>();
  let loop: Promise<void> = Promise.resolve();
  let unsubscribe: (() => void) | undefined;

  async function workOnSome(): Promise<number> {
    const request = { holder, now: clock.now(), leaseMs, limit: together };
    const leased = await storage.eventCopies.lease(request);
    // A clock moved forward ends the lease of one that is still worked on here.
    const copies = leased.filter(({ token }) => !inFlight.has(token));
    await Promise.all(
      copies.map(async (copy) => {
        inFlight.add(copy.token);
        try {
          await reconcileCopy(copy, options);
        } finally {
          inFlight.delete(copy.token);
        }
      }),
    );
    return copies.length;
  }

  async function pause(): Promise<void> {
    const nextAt = await storage.eventCopies.nextDueAt();
    const waitMs = nextAt === null ? longestWaitMs : Math.max(nextAt - clock.now(), 1);
    await wake.wait(Math.min(waitMs, longestWaitMs), stopping.signal);
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        if ((await workOnSome()) === 0) await pause();
      } catch (error) {
        log.error({ error: messageOf(error) }, "calendar not kept; trying again in a second");
        await wake.wait(longestWaitMs, stopping.signal);
      }
    }
  }

  return {
    start() {
      unsubscribe = storage.onCommit("event-copies", () => wake.set());
      loop = run();
    },
    async stop() {
      stopping.abort();
      unsubscribe?.();
      const ended = new AbortController();
      await Promise.race([loop.finally(() => ended.abort()), clock.wait(stopMs, ended.signal)]);
    },
    async changed({ type, data }) {
      if (type !== "calendar_event_change") return;
      const id = data["calendarEventId"] ?? data["CalendarEventId"];
      if (typeof id === "string" && id !== "")
        await storage.eventCopies.touchBoard(id, clock.now());
    },
  };
}
