import { Agent, request } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { callbackBody, callbackHeaders, callbackPath } from "./callback.ts";
import { percentile } from "./figures.ts";
import { openSink, type Sink } from "./sink.ts";

// The load of `turn`, in a process of its own: it sends callbacks and hears the answers, so one clock times both.

/** What `turn-load.ts` is asked for, as JSON in its first argument. */
export interface TurnOrder {
  readonly text: string;
  readonly conversations: readonly string[];
  readonly seconds: number;
  readonly warmupSeconds: number;
  /** Turns that are under way at any time, or how many begin in a second. */
  readonly pace: { readonly inFlight: number } | { readonly perSecond: number };
  readonly run: string;
  /** The same for all loads of one folder: what waits to be sent goes where it was to go. */
  readonly sinkPort: number;
}

/** What `turn-load.ts` prints as its last line. */
export interface TurnResult {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly unanswered: number;
  readonly generatorLoad: number;
}

/** How long those are waited for that were begun in time. */
const graceMs = 5000;

const order = JSON.parse(process.argv[2] ?? "{}") as TurnOrder;
const agent = new Agent({ keepAlive: true, maxSockets: 128 });
const waiting = new Map<string, () => void>();
const sink = await openSink(order.sinkPort);
sink.onMessage = (session) => {
  waiting.get(session)?.();
  waiting.delete(session);
};
console.log(JSON.stringify({ origin: sink.origin }));
const [port] = (await readLine()).split(" ");

const measureFrom = performance.now() + order.warmupSeconds * 1000;
const endAt = measureFrom + order.seconds * 1000;
const latencies: number[] = [];
let number = 0;
const usedBefore = process.cpuUsage();
const startedAt = performance.now();
if ("inFlight" in order.pace) {
  const all = Array.from({ length: order.pace.inFlight }, () => oneAfterOther());
  await Promise.race([Promise.all(all), delay(order.seconds * 1000 + graceMs)]);
} else {
  await atRate(order.pace.perSecond);
}
const { user, system } = process.cpuUsage(usedBefore);
const result: TurnResult = {
  perSecond: latencies.length / order.seconds,
  p50Ms: percentile(latencies, 0.5),
  p99Ms: percentile(latencies, 0.99),
  unanswered: waiting.size,
  generatorLoad: (user + system) / 1000 / (performance.now() - startedAt),
};
console.log(JSON.stringify(result));
process.exit();

async function oneAfterOther(): Promise<void> {
  while (performance.now() < endAt) await turn(sink);
}

async function atRate(perSecond: number): Promise<void> {
  const turns: Promise<void>[] = [];
  const first = performance.now();
  for (let begun = 0; performance.now() < endAt; begun += 1) {
    const at = first + (begun * 1000) / perSecond;
    const waitMs = at - performance.now();
    if (waitMs > 1) await delay(waitMs);
    turns.push(turn(sink, at));
  }
  await Promise.race([Promise.all(turns), delay(graceMs)]);
}

/** From the callback to its answer at the webhook. */
function turn(to: Sink, begunAt = performance.now()): Promise<void> {
  number += 1;
  const session = `${order.run}x${number}`;
  const conversation = order.conversations[number % order.conversations.length] ?? "";
  const now = Date.now();
  const body = callbackBody({
    now,
    text: order.text,
    msgId: `msg${session}`,
    conversation,
    webhook: to.webhook(session),
  });
  return new Promise((resolve, reject) => {
    waiting.set(session, () => {
      const at = performance.now();
      if (begunAt >= measureFrom && at < endAt) latencies.push(at - begunAt);
      resolve();
    });
    const headers = { ...callbackHeaders(now), "content-length": Buffer.byteLength(body) };
    const sent = request(
      { agent, port, host: "127.0.0.1", path: callbackPath, method: "POST", headers },
      (response) => {
        response.resume();
        if (response.statusCode !== 200) reject(new Error(`answered ${response.statusCode}`));
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}

function readLine(): Promise<string> {
  return new Promise((resolve) => {
    process.stdin.once("data", (chunk: Buffer) => resolve(String(chunk).trim()));
  });
}
