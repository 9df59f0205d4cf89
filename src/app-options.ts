import type { Config } from "./config/config.ts";
import type { Clock } from "./core/clock.ts";
import type { LaneLimit } from "./core/entry.ts";
import type { Log } from "./core/log.ts";
import type { Random } from "./core/random.ts";
import type { LoadedPack } from "./packs/pack.ts";
import type { PrometheusMetrics } from "./telemetry/prometheus.ts";

/** What a process is wired with. */
export interface AppOptions {
  readonly config: Config;
  readonly packs: readonly LoadedPack[];
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly metrics: PrometheusMetrics;
  /** What one destination takes in a while; DingTalk's limit when left out, as it should be. */
  readonly laneLimit?: LaneLimit;
  /** What is not right without keeping this instance from its work; /readyz shows it. */
  readonly warnings?: () => readonly string[];
  /** Runs when the address is known and before anything is sent: an emulator has to know the robots first. */
  readonly beforeWork?: (url: string) => Promise<void>;
}
