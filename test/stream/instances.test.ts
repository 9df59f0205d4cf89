import { expect, test, vi } from "vitest";
import { startApp } from "../../src/app.ts";
import { readPacks } from "../../src/cli/load.ts";
import { silentLog } from "../../src/core/log.ts";
import { createRandom } from "../../src/core/random.ts";
import { createPrometheusMetrics } from "../../src/telemetry/prometheus.ts";
import { openHome } from "../home.ts";
import { freshPostgres } from "../storage/databases.ts";

test("I-05 two instances on one PostgreSQL share the load; what reaches both is handled once", async () => {
  const database = await freshPostgres();
  const home = await openHome({ connect: "stream", database: database.url });
  const other = createPrometheusMetrics();
  const { packs } = await readPacks(home.config);
  const app = await startApp({
    config: home.config,
    packs,
    clock: home.clock,
    random: createRandom(),
    log: silentLog,
    metrics: other,
  });
  const post = (path: string, body: object, method = "POST") =>
    fetch(home.emulator.url + path, { method, body: JSON.stringify(body) });
  await vi.waitFor(async () => {
    const answer = await fetch(`${home.emulator.url}/_/stream`);
    const { connections } = (await answer.json()) as { connections: object[] };
    expect(connections).toHaveLength(2);
  }, 5000);
  // Each message is pushed three times, to a connection chosen each time.
  await post("/_/faults", { duplicate_callbacks: 2 }, "PUT");
  const people = ["li", "han", "wang"];
  await Promise.all(
    Array.from({ length: 60 }, (_, index) =>
      post("/_/messages", { from: people[index % 3], text: "在吗", msgId: `msg${index}` }),
    ),
  );
  const counted = async (metrics: typeof other, name: string) => {
    const { text } = await metrics.render();
    return Number(new RegExp(`^bellhop_${name}_total (\\d+)`, "m").exec(text)?.[1] ?? 0);
  };
  const each = async (name: string) => [
    await counted(home.metrics, name),
    await counted(other, name),
  ];
  const accepted = await each("callbacks_accepted");
  const deduped = await each("callbacks_deduped");
  expect(accepted.reduce((a, b) => a + b)).toBe(60);
  expect(deduped.reduce((a, b) => a + b)).toBe(120);
  expect(Math.min(...accepted)).toBeGreaterThan(5);
  await app.stop();
  await home.close();
  await database.dispose();
});
