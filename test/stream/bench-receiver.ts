import type { Clock } from "../../src/core/clock.ts";
import type { LogFields } from "../../src/core/log.ts";
import type { CounterName } from "../../src/core/metrics.ts";
import { createRandom } from "../../src/core/random.ts";
import type { AppRobot } from "../../src/core/robot.ts";
import type { RawRequest } from "../../src/core/stages.ts";
import { createSystemClock } from "../../src/core/system-clock.ts";
import { createHttpClient } from "../../src/outbound/http-client.ts";
import type { Accepts } from "../../src/stream/frame-handler.ts";
import { createStreamReceiver } from "../../src/stream/receiver.ts";

export const robot: AppRobot = {
  kind: "app",
  id: "bell",
  appKey: "dingbell",
  appSecret: "the-app-secret",
  robotCode: "dingbell",
};

/** A receiver at a gateway; what it hands over, logs and counts is kept. */
export function openReceiver(
  api: string,
  options: {
    readonly system?: Clock;
    readonly connections?: number;
    readonly accepts?: Partial<Accepts>;
  } = {},
) {
  const taken: { readonly kind: string; readonly request: RawRequest }[] = [];
  const logged: { readonly level: string; readonly fields: LogFields; readonly message: string }[] =
    [];
  const counted: Record<string, number> = {};
  const keep = (kind: string) => (request: RawRequest) => {
    taken.push({ kind, request });
    return Promise.resolve({});
  };
  const write = (level: string) => (fields: LogFields, message: string) => {
    logged.push({ level, fields, message });
  };
  const http = createHttpClient([api]);
  const system = options.system ?? createSystemClock();
  const receiver = createStreamReceiver({
    robots: [robot],
    connections: options.connections ?? 1,
    api,
    userAgent: "bellhop-nodejs",
    post: (request) => http.request({ method: "POST", ...request }),
    accepts: {
      message: async (request) => void (await keep("message")(request)),
      event: async (request) => void (await keep("event")(request)),
      card: async (request) => {
        await keep("card")(request);
        return { update: {}, answered: () => Promise.resolve() };
      },
      ...options.accepts,
    },
    clock: createSystemClock(),
    system,
    random: createRandom(),
    metrics: {
      count(name: CounterName, labels = {}, by = 1) {
        const key = [name, ...Object.values(labels)].join(" ");
        counted[key] = (counted[key] ?? 0) + by;
      },
    },
    log: {
      debug: write("debug"),
      info: write("info"),
      warn: write("warn"),
      error: write("error"),
      hide: () => undefined,
    },
  });
  receiver.start();
  return {
    receiver,
    taken,
    logged,
    counted,
    async close() {
      await receiver.stop();
      await http.close();
    },
  };
}
