import { connect } from "node:net";
import { callbackBody, callbackHeaders, callbackPath } from "./callback.ts";
import { percentile } from "./figures.ts";

// The load generator, a process of its own: keep-alive connections that each send a callback, wait for
// the answer and send the next. It writes HTTP by hand into one buffer per connection, so that it costs
// much less than what it measures.

/** What `load.ts` is asked for, as JSON in its first argument. */
export interface LoadOrder {
  readonly port: number;
  readonly connections: number;
  readonly warmupMs: number;
  readonly measureMs: number;
  /** Makes the msgIds of this run differ from those of all others. */
  readonly run: string;
  readonly text: string;
  readonly conversations: number;
  readonly webhook: string;
}

/** What `load.ts` prints. */
export interface LoadResult {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly refused: number;
  /** All requests, also those of the warm-up. */
  readonly sent: number;
  /** Share of one core that the generator used; near 1 it is the limit itself. */
  readonly generatorLoad: number;
}

const order = JSON.parse(process.argv[2] ?? "{}") as LoadOrder;
// Stand-ins of the right length, replaced in place in every request.
const numberMark = "#".repeat(12);
const conversationMark = "%".repeat(6);
const template = createTemplate();
const numberAt = template.indexOf(numberMark);
const conversationAt = template.indexOf(conversationMark);

const measureFrom = performance.now() + order.warmupMs;
const endAt = measureFrom + order.measureMs;
const latencies: number[] = [];
let refused = 0;
let sent = 0;

await Promise.all(Array.from({ length: order.connections }, () => talk()));
const { user, system } = process.cpuUsage();
const result: LoadResult = {
  perSecond: latencies.length / (order.measureMs / 1000),
  p50Ms: percentile(latencies, 0.5),
  p99Ms: percentile(latencies, 0.99),
  refused,
  sent,
  generatorLoad: (user + system) / 1000 / performance.now(),
};
console.log(JSON.stringify(result));

function talk(): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port: order.port, host: "127.0.0.1", noDelay: true });
    // Written again only when the answer is there, so it is never changed while it is being sent.
    const request = Buffer.from(template);
    let sentAt = 0;
    let answer = "";
    const send = (): void => {
      sent += 1;
      request.write(String(sent).padStart(numberMark.length, "0"), numberAt, "latin1");
      const conversation = String(sent % order.conversations).padStart(6, "0");
      request.write(conversation, conversationAt, "latin1");
      sentAt = performance.now();
      if (sentAt >= endAt) socket.destroySoon();
      else socket.write(request);
    };
    socket.setEncoding("latin1");
    socket.on("connect", send);
    socket.on("data", (chunk: string) => {
      answer += chunk;
      if (!isWhole(answer)) return;
      const now = performance.now();
      if (!answer.startsWith("HTTP/1.1 200")) refused += 1;
      else if (sentAt >= measureFrom && now < endAt) latencies.push(now - sentAt);
      answer = "";
      send();
    });
    socket.on("error", reject);
    socket.on("close", () => resolve());
  });
}

function isWhole(answer: string): boolean {
  const headEnd = answer.indexOf("\r\n\r\n");
  if (headEnd < 0) return false;
  const length = /content-length: (\d+)/i.exec(answer)?.[1] ?? "0";
  return answer.length >= headEnd + 4 + Number(length);
}

function createTemplate(): Buffer {
  const now = Date.now();
  const body = callbackBody({
    now,
    text: order.text,
    webhook: order.webhook,
    msgId: `msg${order.run}${numberMark}==`,
    conversation: `cidBench${conversationMark}==`,
  });
  const headers = { ...callbackHeaders(now), "content-length": Buffer.byteLength(body) };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const head = `POST ${callbackPath} HTTP/1.1\r\nhost: 127.0.0.1\r\n${lines.join("")}\r\n`;
  return Buffer.from(head + body);
}
