import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface, type Interface } from "node:readline";
import { fileURLToPath } from "node:url";
import { databaseOf } from "./bot.ts";
import { robot } from "./callback.ts";
import { median, printTable, type Row } from "./figures.ts";
import { withFolder } from "./folder.ts";
import { cpuMs, residentMb, stop } from "./processes.ts";
import { openSink, type Sink } from "./sink.ts";
import type { StreamOrder, StreamResult } from "./stream-gateway.ts";

const repository = new URL("..", import.meta.url).pathname;
const rounds = 3;
const messages = 30_000;
const warmUp = 250_000;
const longRun = 100_000;

/** How many frames a second are received, kept and acknowledged; whether memory stays flat; what a disconnect costs. */
export async function stream(): Promise<void> {
  const sink = await openSink();
  try {
    const results: (StreamResult & { readonly cpuUs: number })[] = [];
    for (let round = 0; round < rounds; round += 1) {
      results.push(await withFolder((folder) => measure(folder, sink, round)));
    }
    const figure = (key: keyof (typeof results)[number]): number =>
      median(results.map((one) => one[key]));
    printTable(`stream: ${messages} frames, 256 in flight, median of ${rounds} rounds`, [
      {
        what: "frames kept and acknowledged",
        value: figure("perSecond"),
        unit: "/s",
        goal: { atLeast: 5000 },
      },
      { what: "frame to ACK: p50", value: figure("p50Ms"), unit: "ms" },
      { what: "frame to ACK: p99", value: figure("p99Ms"), unit: "ms" },
      { what: "not acknowledged", value: figure("lost"), unit: "", goal: { atMost: 0 } },
      { what: "CPU of the bot for each frame", value: figure("cpuUs"), unit: "µs" },
    ]);
    printTable("stream: over time", await withFolder((folder) => measureLong(folder, sink)));
  } finally {
    await sink.close();
  }
}

interface Scene {
  readonly pid: number;
  readonly run: (order: Partial<StreamOrder>) => Promise<StreamResult>;
}

async function measure(folder: string, sink: Sink, round: number) {
  return withScene(folder, sink, async ({ pid, run }) => {
    await run({ messages: 5000, run: `w${round}` });
    const cpuBeforeMs = cpuMs(pid);
    const result = await run({ messages, run: `r${round}` });
    return { ...result, cpuUs: ((cpuMs(pid) - cpuBeforeMs) * 1000) / messages };
  });
}

async function measureLong(folder: string, sink: Sink): Promise<Row[]> {
  return withScene(folder, sink, async ({ pid, run }) => {
    // Node's heap grows to what a burst needs, and the page caches of SQLite's two connections, 32 MB each,
    // fill as the file grows; what grows after that is kept by somebody.
    await run({ messages: warmUp, run: "warm" });
    const beforeMb = residentMb(pid);
    await run({ messages: longRun, run: "long" });
    const afterMb = residentMb(pid);
    // One at a time, as people speak, so that the gap is hit by as many as can be.
    const gap = await run({ messages: 1000, inFlight: 20, run: "gap", disconnectAt: 300 });
    return [
      {
        what: `memory after ${longRun} messages`,
        value: afterMb - beforeMb,
        unit: "MB more",
        goal: { atMost: 20 },
      },
      { what: "resident then", value: afterMb, unit: "MB" },
      { what: "disconnect: lost of 1,000", value: gap.lost, unit: "", goal: { atMost: 0 } },
      {
        what: "disconnect: until the next connection",
        value: gap.reconnectMs,
        unit: "ms",
        goal: { atMost: 3000 },
      },
      { what: "disconnect: slowest ACK", value: gap.maxMs, unit: "ms" },
    ];
  });
}

async function withScene<T>(
  folder: string,
  sink: Sink,
  work: (scene: Scene) => Promise<T>,
): Promise<T> {
  const path = fileURLToPath(new URL("stream-gateway.ts", import.meta.url));
  const gateway = spawn(process.execPath, [path], { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: gateway.stdout });
  const { port } = JSON.parse(await nextLine(lines)) as { port: number };
  const bot = await startBot(folder, sink.origin, `http://127.0.0.1:${port}`);
  try {
    return await work({
      pid: bot.pid ?? 0,
      async run(order) {
        const whole = {
          messages,
          inFlight: 256,
          run: "",
          text: "在吗",
          conversations: 200,
          webhook: sink.webhook("0123456789abcdef0123456789ab"),
          ...order,
        };
        const answer = nextLine(lines);
        gateway.stdin.write(`${JSON.stringify(whole)}\n`);
        return JSON.parse(await answer) as StreamResult;
      },
    });
  } finally {
    await stop(bot);
    await stop(gateway);
  }
}

async function nextLine(lines: Interface): Promise<string> {
  const line = once(lines, "line");
  const over = once(lines, "close").then(() => Promise.reject(new Error("the gateway ended")));
  return String(await Promise.race([line, over]));
}

async function startBot(folder: string, oapi: string, api: string): Promise<ChildProcess> {
  const configPath = join(folder, "config.yaml");
  const logPath = join(folder, "log");
  writeFileSync(
    configPath,
    `
database: "${databaseOf(folder)}"
server: { port: 0 }
dingtalk:
  connect: stream
  hosts: { oapi: "${oapi}", api: "${api}" }
  robots:
    - { id: ${robot.id}, kind: app, app_key: ${robot.appKey}, app_secret: "${robot.appSecret}" }
groups:
  - { id: dev, title: 研发群, conversation: cidDev }
packs: { folder: "${join(repository, "bots")}" }
`,
  );
  const log = openSync(logPath, "w");
  const child = spawn(
    process.execPath,
    [join(repository, "src/main.ts"), "start", "--config", configPath],
    { stdio: ["ignore", "pipe", log] },
  );
  closeSync(log);
  const started = Promise.withResolvers<void>();
  child.stdout?.on("data", (data: Buffer) => {
    const line = data.toString();
    if (line.includes("is listening")) started.resolve();
  });
  child.once("exit", (code) =>
    started.reject(new Error(`the bot ended with ${code}: ${readFileSync(logPath, "utf8")}`)),
  );
  await started.promise;
  return child;
}
