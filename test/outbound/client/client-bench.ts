import { afterEach, beforeEach } from "vitest";
import { createAdjustableClock } from "../../../src/core/system-clock.ts";
import type { Credentials } from "../../../src/outbound/client/credentials.ts";
import {
  createDingTalkClient,
  type DingTalkClient,
} from "../../../src/outbound/client/dingtalk-client.ts";
import { createHttpClient, type HttpClient } from "../../../src/outbound/http-client.ts";
import { createLog } from "../../../src/telemetry/log.ts";
import { createScrubber } from "../../../src/telemetry/scrubber.ts";
import { startAt } from "../bench-dispatcher.ts";
import { startFakeDingTalk, type FakeDingTalk } from "../fake-dingtalk.ts";

export const appCredentials: Credentials = { appKey: "dingbell", appSecret: "canary-secret" };

/** A client and DingTalk's side of it, on a clock that stands still. */
export interface ClientBench {
  readonly clock: ReturnType<typeof createAdjustableClock>;
  readonly fake: FakeDingTalk;
  readonly client: DingTalkClient;
  /** How the log that the client was given writes a message. */
  logged(message: string): string;
  clientWith(credentials: Credentials): DingTalkClient;
  /** Moves the clock on until `work` has ended. */
  whileTimePasses<T>(work: Promise<T>): Promise<T>;
}

/** A bench of its own for each test of a file. */
export function useClientBench(): ClientBench {
  const clock = createAdjustableClock({ startAt, running: false });
  let fake: FakeDingTalk;
  let http: HttpClient;
  let client: DingTalkClient;
  const lines: string[] = [];
  const log = createLog({
    level: "debug",
    scrubber: createScrubber(),
    write: (line) => void lines.push(line),
  });
  const clientWith = (credentials: Credentials): DingTalkClient => {
    const hosts = { oapi: fake.origin, api: fake.origin };
    return createDingTalkClient({ http, hosts, credentials, robotCode: "dingbell", clock, log });
  };
  beforeEach(async () => {
    fake = await startFakeDingTalk(clock);
    http = createHttpClient([fake.origin]);
    client = clientWith(appCredentials);
  });
  afterEach(async () => {
    await http.close();
    await fake.close();
  });
  return {
    clock,
    get fake() {
      return fake;
    },
    get client() {
      return client;
    },
    clientWith,
    logged(said) {
      log.warn({ body: `{"x":"${said}"}` }, said);
      return lines.at(-1) ?? "";
    },
    async whileTimePasses(work) {
      let ended = false;
      void work.then(
        () => (ended = true),
        () => (ended = true),
      );
      while (!ended) {
        await new Promise((resolve) => setTimeout(resolve, 1));
        clock.advance(50);
      }
      return work;
    },
  };
}
