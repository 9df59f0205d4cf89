import { collectDefaultMetrics, Counter, Gauge, Registry } from "prom-client";
import type { Clock } from "../core/clock.ts";
import type { CounterName } from "../core/metrics.ts";
import type { Storage } from "../core/storage.ts";
import type { Tally } from "./tally.ts";

/** Counters and their label names; every name here is one of core's, checked by the compiler. */
const counters: Readonly<Record<CounterName, { help: string; labels?: readonly string[] }>> = {
  callbacks_accepted: { help: "Callbacks kept and acknowledged." },
  callbacks_deduped: { help: "Callbacks that had been kept before." },
  callbacks_rejected: { help: "Callbacks refused, by error code.", labels: ["code"] },
  deliveries_handled: { help: "Deliveries worked on and finished, by kind.", labels: ["kind"] },
  handler_errors: { help: "Handlers that threw or ran out of time." },
  card_changes_failed: { help: "Changes of cards that were given up.", labels: [] },
  calendar_failed: {
    help: "Events that DingTalk's calendar does not have, given up.",
    labels: [],
  },
  todos_failed: { help: "Tasks whose todo in DingTalk was given up.", labels: [] },
  messages_sent: { help: "Messages DingTalk took, by way.", labels: ["way"] },
  sends_retried: { help: "Sends to be tried again." },
  sends_throttled: { help: "Sends DingTalk refused for coming too fast." },
  dead_letters: { help: "Entries given up." },
  slots_fired: { help: "Reminders and schedule slots fired, by kind.", labels: ["kind"] },
  slots_missed: { help: "Schedule slots that passed while stopped and were skipped." },
  events_replayed: { help: "Events fetched from DingTalk's list of failed pushes and kept." },
  stream_frames: { help: "Frames received over Stream mode, by topic.", labels: ["topic"] },
  stream_frames_refused: {
    help: "Frames that were not understood, by reason.",
    labels: ["reason"],
  },
  stream_connected: { help: "Stream connections opened." },
  stream_disconnected: { help: "Stream connections ended, by reason.", labels: ["reason"] },
};

/** What Prometheus is shown. */
export interface Exposition {
  render(): Promise<{ readonly type: string; readonly text: string }>;
}

/** Shows a tally, the process, and what is counted in each storage. */
export function createExposition(
  tally: Tally,
  observed: readonly (readonly [Storage, Clock])[],
): Exposition {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  for (const [name, about] of Object.entries(counters)) {
    registerCounter(registry, name as CounterName, about, tally);
  }
  for (const [storage, clock] of observed) registerGauges(registry, storage, clock);
  return {
    render: async () => ({ type: registry.contentType, text: await registry.metrics() }),
  };
}

function registerCounter(
  registry: Registry,
  name: CounterName,
  { help, labels = [] }: { readonly help: string; readonly labels?: readonly string[] },
  tally: Tally,
): void {
  const counter: Counter = new Counter({
    name: `bellhop_${name}_total`,
    help,
    labelNames: labels,
    registers: [registry],
    collect() {
      counter.reset();
      for (const one of tally.of(name)) counter.inc(one.labels, one.value);
    },
  });
}

function registerGauges(registry: Registry, storage: Storage, clock: Clock): void {
  const add = (name: string, help: string, read: () => Promise<number>): void => {
    const gauge: Gauge = new Gauge({
      name: `bellhop_${name}`,
      help,
      registers: [registry],
      // A database that is away must not take the other figures with it.
      collect: async () => gauge.set(await read().catch(() => Number.NaN)),
    });
  };
  add("inbox_pending", "Deliveries kept and not handled yet.", () => storage.inbox.countPending());
  add("outbox_waiting", "Entries to be sent.", async () => (await storage.outbox.count()).waiting);
  add(
    "outbox_dead",
    "Entries given up and not dropped.",
    async () => (await storage.outbox.count()).dead,
  );
  add("outbox_oldest_due_seconds", "How long the oldest due entry has waited.", async () => {
    const { oldestDueAt } = await storage.outbox.count();
    return oldestDueAt === null ? 0 : Math.max(0, (clock.now() - oldestDueAt) / 1000);
  });
  add("reminders_active", "Reminders still to come.", () => storage.reminders.countActive());
}
