import type { Clock } from "../core/clock.ts";
import type { Log } from "../core/log.ts";
import type { Metrics } from "../core/metrics.ts";
import type { Random } from "../core/random.ts";
import type { AppRobot } from "../core/robot.ts";
import { createFrameHandler, type Accepts } from "./frame-handler.ts";
import { keepConnected, type KeptConnection } from "./keep-connected.ts";
import type { Post } from "./open-gateway.ts";

export interface StreamReceiverOptions {
  readonly robots: readonly AppRobot[];
  /** How many connections each robot keeps; DingTalk chooses one of them for each message. */
  readonly connections: number;
  /** Base URL of the new API. */
  readonly api: string;
  readonly userAgent: string;
  readonly post: Post;
  readonly accepts: Accepts;
  /** When frames are said to have come. */
  readonly clock: Clock;
  /** The machine's clock: sockets live in real time. */
  readonly system: Clock;
  readonly random: Random;
  readonly metrics: Metrics;
  readonly log: Log;
}

/** Receives over Stream mode (protocol §9): the counterpart of the HTTP routes. */
export interface StreamReceiver {
  start(): void;
  /** What is wrong, for readiness: a robot that no connection of this instance is open for. */
  problem(): string | undefined;
  /** Acknowledges what was received, then closes every connection. */
  stop(): Promise<void>;
}

export function createStreamReceiver(options: StreamReceiverOptions): StreamReceiver {
  const { robots, connections, accepts, clock, metrics, log } = options;
  const kept = robots.map((robot) => {
    const handle = createFrameHandler({
      robot: robot.id,
      accepts,
      now: () => clock.now(),
      metrics,
      log,
    });
    const each = Array.from({ length: connections }, () =>
      keepConnected({ ...options, robot, handle }),
    );
    return { robot, each };
  });
  const all = (): readonly KeptConnection[] => kept.flatMap(({ each }) => each);

  return {
    start() {
      for (const one of all()) one.start();
    },
    problem() {
      const without = kept.filter(({ each }) => !each.some((one) => one.isOpen()));
      return without.length === 0
        ? undefined
        : `no Stream connection for ${without.map(({ robot }) => robot.id).join(", ")}`;
    },
    async stop() {
      await Promise.all(all().map((one) => one.stop()));
    },
  };
}
