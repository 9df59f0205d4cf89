import { setTimeout as delay } from "node:timers/promises";
import { startBot } from "./bot.ts";
import { median, percentile, printTable } from "./figures.ts";
import { withFolder } from "./folder.ts";
import { openSink, type Sink } from "./sink.ts";
import { keepReminders, reminderDue, withStorage } from "./stored.ts";
import { waitFor } from "./wait.ts";

const rounds = 2;
const spread = { count: 1000, overMs: 20_000 };
const crowd = { count: 10_000, overMs: 1000 };
/** The rows are written and the bot has started by then, also on a busy machine. */
const leadMs = 10_000;

interface Lateness {
  readonly webhookMs: readonly number[];
  readonly outboxMs: readonly number[];
}

/** How late reminders are: when few are due at a time, and when ten thousand are. */
export async function reminders(): Promise<void> {
  const spreadOut: Lateness[] = [];
  const crowdMs: number[] = [];
  const sink = await openSink();
  try {
    for (let round = 0; round < rounds; round += 1) {
      spreadOut.push(await withFolder((folder) => fireSpread(folder, sink)));
      crowdMs.push(await withFolder((folder) => fireCrowd(folder, sink)));
    }
  } finally {
    await sink.close();
  }
  const figure = (of: keyof Lateness, share: number): number =>
    median(spreadOut.map((round) => percentile(round[of], share)));
  const lost = spreadOut.map(({ webhookMs }) => spread.count - webhookMs.length);
  printTable(`reminders: median of ${rounds} rounds`, [
    {
      what: "1,000 over 20 s, in the outbox: p50 late",
      value: figure("outboxMs", 0.5),
      unit: "ms",
      goal: { atMost: 5 },
    },
    {
      what: "1,000 over 20 s, in the outbox: p99 late",
      value: figure("outboxMs", 0.99),
      unit: "ms",
      goal: { atMost: 25 },
    },
    {
      what: "1,000 over 20 s, at the webhook: p50 late",
      value: figure("webhookMs", 0.5),
      unit: "ms",
    },
    {
      what: "1,000 over 20 s, at the webhook: p99 late",
      value: figure("webhookMs", 0.99),
      unit: "ms",
    },
    {
      what: "earliest (below 0 is early)",
      value: Math.min(figure("outboxMs", 0), figure("webhookMs", 0)),
      unit: "ms",
      goal: { atLeast: 0 },
    },
    { what: "not sent within 30 s", value: median(lost), unit: "", goal: { atMost: 0 } },
    {
      what: "10,000 in one second, all in the outbox after",
      value: median(crowdMs),
      unit: "ms",
      goal: { atMost: 1000 },
    },
  ]);
}

async function fireSpread(folder: string, sink: Sink): Promise<Lateness> {
  const firstAt = Date.now() + leadMs;
  const dueAt = (number: number): number =>
    firstAt + Math.floor((number * spread.overMs) / spread.count);
  const due = Array.from({ length: spread.count }, (_, number) =>
    reminderDue(number, dueAt(number), sink.webhook(String(number))),
  );
  const arrivedAt = new Map<string, number>();
  sink.onMessage = (session) => void arrivedAt.set(session, Date.now());
  await keepReminders(folder, due);
  const server = await startBot(folder, sink.origin);
  try {
    if (Date.now() >= firstAt) throw new Error("the bot started too late for the first reminder");
    await waitFor(() => arrivedAt.size >= spread.count, leadMs + spread.overMs + 10_000);
  } finally {
    await server.stop();
  }
  const dueAtById = new Map(due.map(({ id, nextAt }) => [id, nextAt]));
  const outbox = await outboxOf(folder);
  return {
    webhookMs: [...arrivedAt].map(([number, at]) => at - dueAt(Number(number))),
    outboxMs: outbox.map(({ id, createdAt }) => createdAt - (dueAtById.get(id) ?? Number.NaN)),
  };
}

/** From the moment the last one is due to the commit that has it in the outbox. */
async function fireCrowd(folder: string, sink: Sink): Promise<number> {
  const firstAt = Date.now() + leadMs;
  const lastAt = firstAt + crowd.overMs - 1;
  sink.onMessage = () => undefined;
  await keepReminders(
    folder,
    Array.from({ length: crowd.count }, (_, number) =>
      reminderDue(number, firstAt + (number % crowd.overMs), sink.webhook(String(number))),
    ),
  );
  const server = await startBot(folder, sink.origin);
  try {
    return await withStorage(folder, async (storage) => {
      if (Date.now() >= firstAt) throw new Error("the bot started too late for the first reminder");
      await delay(lastAt - Date.now());
      // Read from a second connection: what it sees is committed.
      while ((await storage.reminders.countActive()) > 0) await delay(5);
      return Date.now() - lastAt;
    });
  } finally {
    await server.stop();
  }
}

async function outboxOf(folder: string) {
  const entries = await withStorage(folder, (storage) => storage.outbox.list({ limit: 1e6 }));
  return entries.map(({ key, createdAt }) => ({ id: key.split(":")[1] ?? "", createdAt }));
}
