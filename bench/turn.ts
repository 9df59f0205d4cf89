import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { startBot } from "./bot.ts";
import { median, printTable, type Row } from "./figures.ts";
import { withFolder } from "./folder.ts";
import { many, storeMany } from "./many-stored.ts";
import { openSink } from "./sink.ts";
import type { TurnOrder, TurnResult } from "./turn-load.ts";

const rounds = 3;
const conversations = Array.from({ length: 8 }, (_, number) => `cidTurn${number}`);
const text = "让 明天18点前写周报";

interface Turns {
  readonly full: TurnResult;
  readonly steady: TurnResult;
}

/**
 * A whole turn: the callback is kept and acknowledged, routed, stores a task, and its answer reaches the webhook; first
 * with nothing stored, then beside a million tasks.
 */
export async function turn(): Promise<void> {
  const free = await openSink();
  const sinkPort = Number(new URL(free.origin).port);
  await free.close();
  const empty: Turns[] = [];
  const stored: Turns[] = [];
  await withFolder(async (folder) => {
    await withFolder(async (full) => {
      await storeMany(full, conversations);
      for (let round = 0; round < rounds; round += 1) {
        empty.push(await measure(folder, { run: `e${round}`, sinkPort }));
        stored.push(await measure(full, { run: `s${round}`, sinkPort }));
      }
    });
  });
  const of = (turns: readonly Turns[], key: keyof Turns, figure: keyof TurnResult): number =>
    median(turns.map((one) => one[key][figure]));
  const rate = of(empty, "full", "perSecond");
  const p99 = of(empty, "steady", "p99Ms");
  printTable(`turn: 8 conversations, SQLite FULL, median of ${rounds} interleaved rounds`, [
    { what: "64 in flight", value: rate, unit: "/s", goal: { atLeast: 800 } },
    { what: "64 in flight: p99", value: of(empty, "full", "p99Ms"), unit: "ms" },
    { what: "200 a second: p50", value: of(empty, "steady", "p50Ms"), unit: "ms" },
    { what: "200 a second: p99", value: p99, unit: "ms", goal: { atMost: 150 } },
    { what: "load generator's core", value: of(empty, "full", "generatorLoad"), unit: "" },
    ...besides(`beside ${many.tasks} tasks and ${many.reminders} reminders`),
  ]);

  function besides(where: string): readonly Row[] {
    return [
      { what: `64 in flight, ${where}`, value: of(stored, "full", "perSecond"), unit: "/s" },
      {
        what: "  rate, empty over stored",
        value: rate / of(stored, "full", "perSecond"),
        unit: "×",
        goal: { atMost: 1.5 },
      },
      { what: "200 a second: p99", value: of(stored, "steady", "p99Ms"), unit: "ms" },
      {
        what: "  p99, stored over empty",
        value: of(stored, "steady", "p99Ms") / p99,
        unit: "×",
        goal: { atMost: 1.5 },
      },
    ];
  }
}

async function measure(
  folder: string,
  { run, sinkPort }: Pick<TurnOrder, "run" | "sinkPort">,
): Promise<Turns> {
  const about = { text, conversations, warmupSeconds: 2, seconds: 5, sinkPort };
  return {
    full: await load(folder, { ...about, pace: { inFlight: 64 }, run: `${run}f` }),
    steady: await load(folder, { ...about, pace: { perSecond: 200 }, run: `${run}r` }),
  };
}

async function load(folder: string, order: TurnOrder): Promise<TurnResult> {
  const path = new URL("turn-load.ts", import.meta.url).pathname;
  const child: ChildProcess = spawn(process.execPath, [path, JSON.stringify(order)], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  if (child.stdout === null) throw new Error("the load has no output to read");
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const { origin } = JSON.parse(String((await lines.next()).value)) as { origin: string };
  const server = await startBot(folder, origin, { module: "turn-bot.ts" });
  try {
    child.stdin?.write(`${server.port}\n`);
    const result = JSON.parse(String((await lines.next()).value)) as TurnResult;
    console.error(`  ${order.run}: ${JSON.stringify(result)}`);
    return result;
  } finally {
    await server.stop();
  }
}
