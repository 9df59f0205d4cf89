import { join } from "node:path";
import { startBot } from "./bot.ts";
import { median, printTable, type Row } from "./figures.ts";
import type { LoadResult } from "./load.ts";
import { runModule, startServer, type Server } from "./processes.ts";
import { withFolder } from "./folder.ts";

const rounds = 3;
const connections = 64;
const warmupMs = 2000;
const measureMs = 5000;

type Start = (folder: string) => Promise<Server>;

const baseline = "raw Koa, nothing kept";
const contestants: Readonly<Record<string, Start>> = {
  [baseline]: () => startServer("raw-koa.ts"),
  "inbox only": (folder) => startServer("inbox-only.ts", [join(folder, "inbox.db")]),
  "whole bot": (folder) => startBot(folder),
};

/** How many callbacks a second are verified, kept and answered, and how fast, beside a Koa app by hand. */
export async function receive(): Promise<void> {
  const results = new Map<string, LoadResult[]>();
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, start] of Object.entries(contestants)) {
      const result = await withFolder((folder) => measure(start, folder, round));
      results.set(name, [...(results.get(name) ?? []), result]);
    }
  }
  printTable(`receive: ${connections} connections, median of ${rounds} interleaved rounds`, [
    ...[...results.keys()].flatMap((name) => rowsOf(name, results)),
  ]);
}

async function measure(start: Start, folder: string, round: number): Promise<LoadResult> {
  const server = await start(folder);
  try {
    const order = {
      port: server.port,
      connections,
      warmupMs,
      measureMs,
      run: `r${round}`,
      text: "没有这个命令",
      conversations: 500,
      // Nothing listens here, and DingTalk's host is not asked by a bench.
      webhook: "https://oapi.dingtalk.com/robot/sendBySession?session=0123456789abcdef0123456789ab",
    };
    return await runModule<LoadResult>("load.ts", [JSON.stringify(order)]);
  } finally {
    await server.stop();
  }
}

function rowsOf(name: string, results: ReadonlyMap<string, readonly LoadResult[]>): Row[] {
  const figure = (of: string, key: keyof LoadResult): number =>
    median((results.get(of) ?? []).map((one) => one[key]));
  const perSecond = figure(name, "perSecond");
  const p99Ms = figure(name, "p99Ms");
  const rows: Row[] = [
    { what: `${name}: callbacks`, value: perSecond, unit: "/s" },
    { what: `${name}: p50`, value: figure(name, "p50Ms"), unit: "ms" },
    { what: `${name}: p99`, value: p99Ms, unit: "ms" },
    { what: `${name}: not answered 200`, value: figure(name, "refused"), unit: "" },
  ];
  if (name === baseline) return rows;
  return [
    ...rows,
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
