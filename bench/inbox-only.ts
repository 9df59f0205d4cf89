import { noMetrics } from "../src/core/metrics.ts";
import { silentLog } from "../src/core/log.ts";
import { createSystemClock } from "../src/core/system-clock.ts";
import { createKoaApp } from "../src/http/koa-app.ts";
import { listen } from "../src/http/server.ts";
import { createAccept } from "../src/inbound/accept.ts";
import { openStorage } from "../src/storage/open.ts";
import { robot } from "./callback.ts";

// The receiving half of the bot: what stands between DingTalk and a 200, on a real file. Nothing is handled.

const clock = createSystemClock();
const storage = await openStorage(`sqlite:${process.argv[2]}`, {
  clock,
  log: silentLog,
  exclusive: true,
});
const accept = createAccept({
  robots: [{ kind: "app", ...robot, robotCode: robot.appKey }],
  storage,
  metrics: noMetrics,
  log: silentLog,
  commitsAtOnce: 2,
});
const app = createKoaApp({
  accept,
  findByToken: () => Promise.resolve(undefined),
  readiness: [],
  warnings: () => [],
  renderMetrics: () => Promise.resolve({ type: "text/plain", text: "" }),
  now: () => clock.now(),
  log: silentLog,
});
const server = await listen(app, { host: "127.0.0.1", port: 0 });
console.log(JSON.stringify({ port: Number(new URL(server.url).port) }));
process.once("SIGTERM", () => {
  void server
    .close()
    .then(() => storage.close())
    .then(() => process.exit());
});
