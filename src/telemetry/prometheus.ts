import type { Clock } from "../core/clock.ts";
import type { Metrics } from "../core/metrics.ts";
import type { Storage } from "../core/storage.ts";
import type { Exposition } from "./exposition.ts";
import { createTally } from "./tally.ts";

export interface PrometheusMetrics extends Metrics {
  /** Adds what is counted in storage when Prometheus asks. */
  observe(storage: Storage, clock: Clock): void;
  render(): Promise<{ readonly type: string; readonly text: string }>;
}

/**
 * Counts, and shows it to Prometheus. The library for that is loaded when Prometheus first asks: 90 modules, which a bot
 * that nobody watches never needs. The figures of the process itself begin then.
 */
export function createPrometheusMetrics(): PrometheusMetrics {
  const tally = createTally();
  const observed: (readonly [Storage, Clock])[] = [];
  let exposition: Promise<Exposition> | undefined;
  const load = async (): Promise<Exposition> => {
    const { createExposition } = await import("./exposition.ts");
    return createExposition(tally, observed);
  };
  return {
    count: (name, labels, by) => tally.add(name, labels, by),
    observe: (storage, clock) => void observed.push([storage, clock]),
    render: async () => (await (exposition ??= load())).render(),
  };
}
