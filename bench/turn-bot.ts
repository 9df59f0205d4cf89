import { startApp } from "../src/app.ts";
import { loadConfig } from "../src/config/load-config.ts";
import { createRandom } from "../src/core/random.ts";
import { createSystemClock } from "../src/core/system-clock.ts";
import { readPacks } from "../src/cli/load.ts";
import { createLog } from "../src/telemetry/log.ts";
import { createPrometheusMetrics } from "../src/telemetry/prometheus.ts";
import { createScrubber } from "../src/telemetry/scrubber.ts";

// The whole bot as `bellhop start` runs it, but for DingTalk's 20 messages a minute to one group: with them, eight
// groups would hear two or three answers a second.

const loaded = loadConfig({ path: process.argv[2] ?? "", env: process.env, mustExist: true });
if (!("config" in loaded)) throw new Error(loaded.problems.map((one) => one.message).join("\n"));
const { config } = loaded;
const { packs } = await readPacks(config);
const app = await startApp({
  config,
  packs,
  clock: createSystemClock(),
  random: createRandom(),
  log: createLog({
    level: config.log.level,
    scrubber: createScrubber([]),
    write: (line) => void process.stderr.write(line),
  }),
  metrics: createPrometheusMetrics(),
  laneLimit: { messages: 1e6, windowMs: 1 },
});
console.log(`is listening: ${app.url}`);
process.once("SIGTERM", () => void app.stop().then(() => process.exit()));
