import { describe, expect, test } from "vitest";
import type { CounterName } from "../../src/core/metrics.ts";
import { createAdjustableClock } from "../../src/core/system-clock.ts";
import { createPrometheusMetrics } from "../../src/telemetry/prometheus.ts";
import { freshSqlite } from "../storage/databases.ts";
import { freshEachTime } from "../storage/given.ts";
import { arrival, entry, reminder } from "../storage/samples.ts";

const given = freshEachTime(freshSqlite);
// A name that core adds and this leaves out does not compile.
const counters: Readonly<Record<CounterName, Readonly<Record<string, string>>>> = {
  callbacks_accepted: {},
  callbacks_deduped: {},
  callbacks_rejected: { code: "signature_invalid" },
  deliveries_handled: { kind: "message" },
  handler_errors: {},
  messages_sent: { way: "session" },
  sends_retried: {},
  sends_throttled: {},
  dead_letters: {},
  card_changes_failed: {},
  todos_failed: {},
  calendar_failed: {},
  slots_fired: { kind: "reminder" },
  slots_missed: {},
  events_replayed: {},
  stream_frames: { topic: "message" },
  stream_frames_refused: { reason: "json" },
  stream_connected: {},
  stream_disconnected: { reason: "closed" },
};
const names = Object.keys(counters) as CounterName[];
const valueOf = (text: string, sample: string): string | undefined =>
  text
    .split("\n")
    .find((line) => line.startsWith(`${sample} `))
    ?.slice(sample.length + 1);

describe("X-06 counters", () => {
  test.each(names)("%s is there from the start, and counts", async (name) => {
    const metrics = createPrometheusMetrics();
    const labels = Object.entries(counters[name]).map(([label, value]) => `${label}="${value}"`);
    const sample = `bellhop_${name}_total${labels.length > 0 ? `{${labels.join()}}` : ""}`;
    const before = await metrics.render();
    expect(before.text).toMatch(new RegExp(`^# HELP bellhop_${name}_total \\S`, "m"));
    expect(before.text).toContain(`# TYPE bellhop_${name}_total counter`);
    if (labels.length === 0) expect(valueOf(before.text, sample)).toBe("0");
    metrics.count(name, counters[name]);
    metrics.count(name, counters[name], 3);
    expect(valueOf((await metrics.render()).text, sample)).toBe("4");
  });

  test("label values are counted apart", async () => {
    const metrics = createPrometheusMetrics();
    metrics.count("messages_sent", { way: "session" });
    metrics.count("messages_sent", { way: "webhook" }, 2);
    const { text } = await metrics.render();
    expect(valueOf(text, 'bellhop_messages_sent_total{way="session"}')).toBe("1");
    expect(valueOf(text, 'bellhop_messages_sent_total{way="webhook"}')).toBe("2");
  });

  test("two processes in one test do not share them", async () => {
    createPrometheusMetrics().count("dead_letters");
    const { text } = await createPrometheusMetrics().render();
    expect(valueOf(text, "bellhop_dead_letters_total")).toBe("0");
  });
});

const gauges = async (read = given().storage) => {
  const metrics = createPrometheusMetrics();
  metrics.observe(read, createAdjustableClock({ startAt: 61_000, running: false }));
  const { text } = await metrics.render();
  const of = (name: string) => valueOf(text, `bellhop_${name}`);
  return {
    pending: of("inbox_pending"),
    waiting: of("outbox_waiting"),
    dead: of("outbox_dead"),
    oldest: of("outbox_oldest_due_seconds"),
    reminders: of("reminders_active"),
  };
};

const away = () => Promise.reject(new Error("away"));

describe("X-06 gauges, from storage", () => {
  test("of nothing are 0", async () => {
    expect(await gauges()).toEqual({
      pending: "0",
      waiting: "0",
      dead: "0",
      oldest: "0",
      reminders: "0",
    });
  });

  test("show what is kept", async () => {
    const { storage } = given();
    await storage.inbox.keep([arrival("a"), arrival("b")]);
    await storage.outbox.add([entry("x"), entry("y"), entry("z")], 1000);
    await storage.reminders.add(reminder("R1"));
    expect(await gauges()).toEqual({
      pending: "2",
      waiting: "3",
      dead: "0",
      oldest: "60",
      reminders: "1",
    });
  });

  test("are no number when the database is away, and the rest is still shown", async () => {
    const { storage } = given();
    const broken = { ...storage, outbox: { ...storage.outbox, count: away } };
    const { waiting, dead, pending } = await gauges(broken);
    expect([waiting, dead, pending]).toEqual([
      expect.stringMatching(/^nan$/i),
      expect.stringMatching(/^nan$/i),
      "0",
    ]);
  });
});

test("the process's own figures are there, in Prometheus' text form", async () => {
  const { type, text } = await createPrometheusMetrics().render();
  expect(type).toMatch(/^text\/plain; version=0\.0\.4/);
  expect(text).toMatch(/^process_cpu_seconds_total /m);
  expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
});
