import type { Clock } from "../core/clock.ts";

/** Arrivals are counted over one to two of these. */
const windowMs = 100;
/** So many in that time are a burst: DingTalk calls a busy bot a few times a second. */
const burst = 20;
/** In a burst, work waits this long before each batch for every callback counted: the more come, the longer. */
const waitMsPerCallback = 0.3;
/** But no longer than this, so that answers flow, slowly, also in a flood. */
const longestWaitMs = 1000;

/** Who goes first when callbacks come faster than they can be worked on. */
export interface Priority {
  /** Says that a callback came. */
  arrived(): void;
  /** Resolves when work may take a batch: at once, unless callbacks are pouring in. */
  giveWay(): Promise<void>;
}

/**
 * Lets receiving go before work in a burst: DingTalk waits for an acknowledgement, while what is kept
 * waits safely on disk. `clock` is the machine's, also where the bot's clock is one that tests move.
 */
export function createPriority(clock: Clock): Priority {
  let windowAt = 0;
  let counted = 0;
  let countedBefore = 0;

  function turnWindow(): void {
    const passedMs = clock.now() - windowAt;
    if (passedMs >= 0 && passedMs < windowMs) return;
    countedBefore = passedMs >= 0 && passedMs < 2 * windowMs ? counted : 0;
    counted = 0;
    windowAt = clock.now();
  }

  return {
    arrived() {
      turnWindow();
      counted++;
    },
    async giveWay() {
      turnWindow();
      const recent = counted + countedBefore;
      if (recent < burst) return;
      await clock.wait(Math.min(recent * waitMsPerCallback, longestWaitMs));
    },
  };
}
