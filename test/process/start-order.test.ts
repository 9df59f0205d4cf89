import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startApp } from "../../src/app.ts";
import { attachToEmulator } from "../../src/cli/emulated.ts";
import { createEmulatorClient } from "../../src/cli/emulator-client.ts";
import { loadConfig } from "../../src/config/load-config.ts";
import { silentLog } from "../../src/core/log.ts";
import { createRandom } from "../../src/core/random.ts";
import { createAdjustableClock } from "../../src/core/system-clock.ts";
import { createEmulator } from "../../src/emulator/emulator.ts";
import { openStorage } from "../../src/storage/open.ts";
import { createPrometheusMetrics } from "../../src/telemetry/prometheus.ts";

test("what is due at the start is not sent before the emulator knows the robot", async () => {
  const folder = await mkdtemp(join(tmpdir(), "bellhop-start-"));
  const clock = createAdjustableClock({ startAt: Date.parse("2026-11-23T09:00:00+08:00") });
  const random = createRandom();
  const emulator = createEmulator({ clock, random, log: silentLog });
  const url = await emulator.listen(0);
  const loaded = loadConfig({
    path: join(folder, "config.yaml"),
    env: {},
    readFile: (path) =>
      path.endsWith("config.yaml")
        ? `server: { port: 0 }\nemulator: { url: "${url}" }\n`
        : undefined,
  });
  if ("problems" in loaded) expect.unreachable();
  const { config } = loaded;
  const storage = await openStorage(config.database, { clock, log: silentLog, exclusive: true });
  const destination = { kind: "person", robot: "bell", userId: "li" } as const;
  const content = { type: "text", text: "停机时到期" } as const;
  await storage.outbox.add(
    [{ key: "due", destination, reply: { content, mentions: [] } }],
    clock.now(),
  );
  await storage.close();

  let sentBefore: number | undefined;
  const app = await startApp({
    config,
    packs: [],
    clock,
    random,
    log: silentLog,
    metrics: createPrometheusMetrics(),
    async beforeWork(botUrl) {
      await new Promise((resolve) => setTimeout(resolve, 300));
      const requests = await (await fetch(`${url}/_/requests`)).json();
      sentBefore = (requests as readonly object[]).length;
      await attachToEmulator(createEmulatorClient(url), config, botUrl);
    },
  });
  await expect
    .poll(async () => (await app.storage.outbox.find(["due"]))[0]?.status, { timeout: 5000 })
    .toBe("sent");
  expect(sentBefore).toBe(0);
  await app.stop();
  await emulator.close();
  await rm(folder, { recursive: true, force: true });
});
