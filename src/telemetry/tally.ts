import type { CounterName, Metrics } from "../core/metrics.ts";

/** What has been counted under some labels. */
interface Count {
  readonly labels: Readonly<Record<string, string>>;
  value: number;
}

/** What has been counted since the process began. */
export interface Tally {
  add: Metrics["count"];
  /** The counts of a name, one for each way it was labelled. */
  of(name: CounterName): readonly Count[];
}

export function createTally(): Tally {
  const counts = new Map<CounterName, Map<string, Count>>();
  return {
    add(name, labels = {}, by = 1) {
      const ofName = counts.get(name) ?? new Map<string, Count>();
      counts.set(name, ofName);
      const key = Object.entries(labels).flat().join("\n");
      const count = ofName.get(key) ?? { labels, value: 0 };
      ofName.set(key, count);
      count.value += by;
    },
    of: (name) => [...(counts.get(name)?.values() ?? [])],
  };
}
