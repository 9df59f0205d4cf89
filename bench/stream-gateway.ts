import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createInterface } from "node:readline";
import { silentLog } from "../src/core/log.ts";
import { createRandom } from "../src/core/random.ts";
import { createAdjustableClock, createSystemClock } from "../src/core/system-clock.ts";
import { createKoaApp } from "../src/emulator/http/koa-app.ts";
import { createState } from "../src/emulator/state.ts";
import { topics } from "../src/dingtalk/stream-frame.ts";
import { callbackBody, robot } from "./callback.ts";
import { percentile } from "./figures.ts";

// The emulator with its Stream gateway, a process of its own. It prints `{"port":…}`, then does what each
// line on stdin asks for and prints a line with what came of it.

/** What `stream-gateway.ts` is asked for. */
export interface StreamOrder {
  readonly messages: number;
  /** So many are on their way at once. */
  readonly inFlight: number;
  /** Makes the msgIds of this run differ from those of all others. */
  readonly run: string;
  readonly text: string;
  readonly conversations: number;
  readonly webhook: string;
  /** Sends the connection away after so many messages. */
  readonly disconnectAt?: number;
}

/** What came of it. */
export interface StreamResult {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
  /** Not acknowledged with 200. */
  readonly lost: number;
  /** From the disconnect to the first acknowledgement on another connection. */
  readonly reconnectMs: number;
}

let url = "";
const state = createState({
  clock: createAdjustableClock(),
  system: createSystemClock(),
  random: createRandom(),
  log: silentLog,
  url: () => url,
  world: {
    robots: [
      {
        id: robot.id,
        name: "bench",
        kind: "app",
        appKey: robot.appKey,
        appSecret: robot.appSecret,
        stream: true,
      },
    ],
  },
});
const handle = createKoaApp(state).callback();
const server = createServer((request, response) => void handle(request, response));
server.on("upgrade", (request, socket, head) => state.stream.upgrade(request, socket, head));
await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
const { port } = server.address() as AddressInfo;
url = `http://127.0.0.1:${port}`;
console.log(JSON.stringify({ port }));

for await (const line of createInterface({ input: process.stdin })) {
  const order = JSON.parse(line) as StreamOrder;
  while (!state.stream.isSubscribed(robot.appKey, "CALLBACK", topics.robotMessage)) {
    await createSystemClock().wait(20);
  }
  console.log(JSON.stringify(await run(order)));
}

async function run(order: StreamOrder): Promise<StreamResult> {
  const took: number[] = [];
  let sent = 0;
  let lost = 0;
  let leftAt = 0;
  let backAt = 0;
  const old = new Set(state.stream.list().map(({ id }) => id));
  const talk = async (): Promise<void> => {
    while (sent < order.messages) {
      const number = (sent += 1);
      if (number === order.disconnectAt) {
        leftAt = performance.now();
        state.faults.replace({ stream_disconnect: { value: true, count: 1 } });
      }
      const data = callbackBody({
        now: Date.now(),
        text: order.text,
        webhook: order.webhook,
        msgId: `msg${order.run}${number}==`,
        conversation: `cidBench${number % order.conversations}==`,
      });
      const before = performance.now();
      const push = {
        appKey: robot.appKey,
        type: "CALLBACK",
        topic: topics.robotMessage,
        data,
      } as const;
      const { status } = await state.stream.push(push);
      took.push(performance.now() - before);
      if (status !== 200) lost += 1;
      if (leftAt > 0 && backAt === 0 && state.stream.list().some(({ id }) => !old.has(id))) {
        backAt = performance.now();
      }
    }
  };
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: order.inFlight }, () => talk()));
  return {
    perSecond: order.messages / ((performance.now() - startedAt) / 1000),
    p50Ms: percentile(took, 0.5),
    p99Ms: percentile(took, 0.99),
    maxMs: percentile(took, 1),
    lost,
    reconnectMs: backAt - leftAt,
  };
}
