import { join } from "node:path";
import { startBot } from "./bot.ts";
import { median, printTable, type Row } from "./figures.ts";
import { withFolder } from "./folder.ts";
import type { LoadResult } from "./load.ts";
import { cpuMs, runModule, startServer, type Server } from "./processes.ts";
import { openSink, type Sink } from "./sink.ts";

const rounds = 3;
const connections = 64;
const warmupMs = 2000;
const measureMs = 5000;

interface Contestant {
  readonly text: string;
  readonly start: (folder: string, sink: Sink) => Promise<Server>;
}

const cheap = "在吗";
const dear = "没有这个命令";
const baseline = "raw Koa";
const contestants: Readonly<Record<string, Contestant>> = {
  [baseline]: { text: cheap, start: () => startServer("raw-koa.ts") },
  "bot, worker off": {
    text: cheap,
    start: (folder) => startServer("inbox-only.ts", [join(folder, "inbox.db")]),
  },
  "bot, 在吗": { text: cheap, start: (folder, sink) => startBot(folder, sink.origin) },
  "bot, unknown": { text: dear, start: (folder, sink) => startBot(folder, sink.origin) },
};

interface Result extends LoadResult {
  /** Messages that reached the webhook while callbacks arrived. */
  readonly answersPerSecond: number;
  /** All the server's CPU time, its worker's too, for each callback. */
  readonly cpuUs: number;
}

/** How many callbacks a second are verified, kept and answered 200, beside a Koa app by hand that keeps nothing. */
export async function receive(): Promise<void> {
  const results = new Map<string, Result[]>();
  const sink = await openSink();
  try {
    for (let round = 0; round < rounds; round += 1) {
      for (const [name, contestant] of Object.entries(contestants)) {
        const result = await withFolder((folder) => measure(contestant, { folder, sink, round }));
        results.set(name, [...(results.get(name) ?? []), result]);
      }
    }
  } finally {
    await sink.close();
  }
  printTable(
    `receive: ${connections} connections, median of ${rounds} interleaved rounds`,
    [...results.keys()].flatMap((name) => rowsOf(name, results)),
  );
  console.log(
    "  raw Koa verifies and routes but keeps nothing. The bot answers 200 after the commit; its worker runs,\n" +
      "  but gives way to receiving: most answers come after the burst. 200 conversations, 18 messages a minute each.",
  );
}

async function measure(
  { text, start }: Contestant,
  { folder, sink, round }: { folder: string; sink: Sink; round: number },
): Promise<Result> {
  const server = await start(folder, sink);
  try {
    let answers = 0;
    sink.onMessage = () => void (answers += 1);
    const order = {
      port: server.port,
      connections,
      warmupMs,
      measureMs,
      run: `r${round}`,
      text,
      conversations: 200,
      webhook: sink.webhook("0123456789abcdef0123456789ab"),
    };
    const cpuBeforeMs = cpuMs(server.pid);
    const result = await runModule<LoadResult>("load.ts", [JSON.stringify(order)]);
    return {
      ...result,
      answersPerSecond: answers / ((warmupMs + measureMs) / 1000),
      cpuUs: ((cpuMs(server.pid) - cpuBeforeMs) * 1000) / result.sent,
    };
  } finally {
    await server.stop();
  }
}

function rowsOf(name: string, results: ReadonlyMap<string, readonly Result[]>): Row[] {
  const figure = (of: string, key: keyof Result): number =>
    median((results.get(of) ?? []).map((one) => one[key]));
  const perSecond = figure(name, "perSecond");
  const p99Ms = figure(name, "p99Ms");
  const rows: Row[] = [
    { what: `${name}: callbacks`, value: perSecond, unit: "/s" },
    { what: `${name}: p50`, value: figure(name, "p50Ms"), unit: "ms" },
    { what: `${name}: p99`, value: p99Ms, unit: "ms" },
    { what: `${name}: not answered 200`, value: figure(name, "refused"), unit: "" },
    { what: `${name}: load generator's core`, value: figure(name, "generatorLoad"), unit: "" },
    { what: `${name}: CPU for each callback`, value: figure(name, "cpuUs"), unit: "µs" },
  ];
  if (name === baseline) return rows;
  return [
    ...rows,
    { what: `${name}: answers sent`, value: figure(name, "answersPerSecond"), unit: "/s" },
    {
      what: `${name}: callbacks, × raw Koa`,
      value: perSecond / figure(baseline, "perSecond"),
      unit: "×",
      goal: { atLeast: 0.8 },
    },
    {
      what: `${name}: p99, × raw Koa`,
      value: p99Ms / figure(baseline, "p99Ms"),
      unit: "×",
      goal: { atMost: 3 },
    },
  ];
}
