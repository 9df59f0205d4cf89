import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AdjustableClock, Clock } from "../../src/core/clock.ts";
import type { NewEntry } from "../../src/core/entry.ts";
import { silentLog, type Log } from "../../src/core/log.ts";
import { noMetrics } from "../../src/core/metrics.ts";
import { createRandom } from "../../src/core/random.ts";
import type { Reply } from "../../src/core/reply.ts";
import type { Group, Robot } from "../../src/core/robot.ts";
import type { Storage } from "../../src/core/storage.ts";
import { createAdjustableClock } from "../../src/core/system-clock.ts";
import { createClients } from "../../src/outbound/client/clients.ts";
import { createDispatcher, type Dispatcher } from "../../src/outbound/dispatcher.ts";
import { createHttpClient } from "../../src/outbound/http-client.ts";
import type { FileBytes } from "../../src/outbound/media-cache.ts";
import { openStorage } from "../../src/storage/open.ts";
import { startFakeDingTalk, type FakeDingTalk } from "./fake-dingtalk.ts";

export const startAt = Date.UTC(2026, 2, 1);

export const appRobot: Robot = {
  kind: "app",
  id: "bell",
  appKey: "dingkey",
  appSecret: "app-secret-canary",
  robotCode: "dingkey",
};

/** Dispatchers at work on a real SQLite file and a fake DingTalk, in a time that only tests move. */
export interface Bench {
  readonly clock: AdjustableClock;
  readonly dingtalk: FakeDingTalk;
  readonly storage: Storage;
  readonly groups: Group[];
  /** Starts one more dispatcher. */
  dispatch(options?: {
    readonly robots?: readonly Robot[];
    readonly fileBytes?: FileBytes;
  }): Dispatcher;
  /** Closes the storage and opens it again, as a restart does. */
  reopen(): Promise<void>;
  /** Waits till nothing more happens at this moment. */
  quiet(): Promise<void>;
  /** Moves time on in steps, letting everything happen that comes due. */
  pass(ms: number, stepMs?: number): Promise<void>;
  /** Every field and message of every log line. */
  readonly logged: string[];
  /** Groups that turned out to be gone. */
  readonly gone: string[];
  close(): Promise<void>;
}

export async function createBench(): Promise<Bench> {
  const clock = createAdjustableClock({ startAt, running: false });
  const dingtalk = await startFakeDingTalk(clock);
  const folder = await mkdtemp(join(tmpdir(), "bellhop-outbound-"));
  const open = (): Promise<Storage> =>
    openStorage(`sqlite:${join(folder, "bellhop.db")}`, {
      clock,
      log: silentLog,
      exclusive: false,
    });
  const state = { storage: await open(), leased: 0, waiting: 0 };
  const running = new Set<Dispatcher>();
  const groups: Group[] = [];
  const logged: string[] = [];
  const gone: string[] = [];
  const log = recordingLog(logged);

  const watchedClock: Clock = {
    now: () => clock.now(),
    async wait(delayMs, signal) {
      state.waiting += 1;
      await clock.wait(delayMs, signal);
      state.waiting -= 1;
    },
  };

  async function quiet(): Promise<void> {
    for (let turns = 0; turns < 3;) {
      await new Promise((resolve) => setImmediate(resolve));
      turns = state.leased === 0 && state.waiting >= running.size ? turns + 1 : 0;
    }
  }

  return {
    clock,
    dingtalk,
    groups,
    logged,
    gone,
    get storage() {
      return state.storage;
    },
    dispatch({ robots = [appRobot], fileBytes = () => Promise.resolve(undefined) } = {}) {
      const hosts = { oapi: dingtalk.origin, api: dingtalk.origin };
      const http = createHttpClient([dingtalk.origin]);
      const dispatcher = createDispatcher({
        storage: watched(state.storage, state),
        clock: watchedClock,
        random: createRandom(),
        log,
        metrics: noMetrics,
        holder: `holder-${running.size}-${createRandom().shortId(4)}`,
        robots,
        groups,
        hosts,
        http,
        clients: createClients({ http, hosts, robots, clock, log: silentLog }),
        fileBytes,
        fullNotice: (_destination, messages, waitMs) =>
          Promise.resolve(`${messages} sent, the next in ${waitMs} ms`),
        groupGone: async ({ conversation }) => void gone.push(conversation),
      });
      const tracked = {
        start() {
          running.add(tracked);
          dispatcher.start();
        },
        async stop() {
          running.delete(tracked);
          await dispatcher.stop();
          await http.close();
        },
      };
      tracked.start();
      return tracked;
    },
    async reopen() {
      await state.storage.close();
      state.storage = await open();
    },
    quiet,
    async pass(ms, stepMs = 1000) {
      await quiet();
      for (let left = ms; left > 0; left -= stepMs) {
        clock.advance(Math.min(stepMs, left));
        await quiet();
      }
    },
    async close() {
      await Promise.all([...running].map((dispatcher) => dispatcher.stop()));
      await state.storage.close();
      await dingtalk.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Counts lanes that are being sent. */
function watched(
  storage: Storage,
  state: { leased: number },
): Pick<Storage, "outbox" | "onCommit"> {
  const { outbox } = storage;
  return {
    onCommit: (channel, listener) => storage.onCommit(channel, listener),
    outbox: {
      ...outbox,
      async lease(...given) {
        const lanes = await outbox.lease(...given);
        state.leased += lanes.length;
        return lanes;
      },
      async settle(settlements, holder, now) {
        await outbox.settle(settlements, holder, now);
        state.leased -= settlements.length;
      },
    },
  };
}

function recordingLog(lines: string[]): Log {
  const record = (fields: unknown, message: string): void => {
    lines.push(`${message} ${JSON.stringify(fields)}`);
  };
  return { debug: record, info: record, warn: record, error: record, hide: () => undefined };
}

export function text(words: string, mentions: readonly string[] = []): Reply {
  return { content: { type: "text", text: words }, mentions };
}

/** An entry for a group, by default without a session. */
export function groupEntry(key: string, reply: Reply, over: Partial<NewEntry> = {}): NewEntry {
  return {
    key,
    destination: { kind: "group", robot: "bell", conversation: "cid1" },
    reply,
    ...over,
  };
}
