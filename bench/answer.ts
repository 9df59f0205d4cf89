import { setTimeout as delay } from "node:timers/promises";
import { startBot } from "./bot.ts";
import { callbackBody, callbackHeaders, callbackPath } from "./callback.ts";
import { percentile, printTable } from "./figures.ts";
import { withFolder } from "./folder.ts";
import { openSink, type Sink } from "./sink.ts";

const rounds = 3;
const warmups = 30;
const messages = 150;
const answerLimitMs = 5000;

interface Times {
  readonly acknowledgedMs: number[];
  readonly answeredMs: number[];
}

/** How long a person waits: from the callback to its answer at the webhook, one message at a time. */
export async function answer(): Promise<void> {
  const times: Times = { acknowledgedMs: [], answeredMs: [] };
  const sink = await openSink();
  try {
    for (let round = 0; round < rounds; round += 1) {
      await withFolder((folder) => askOneByOne(folder, sink, times));
    }
  } finally {
    await sink.close();
  }
  const { acknowledgedMs, answeredMs } = times;
  printTable(`answer: ${rounds} rounds of ${messages} messages, one at a time, idle`, [
    { what: "callback → 200: p50", value: percentile(acknowledgedMs, 0.5), unit: "ms" },
    {
      what: "callback → answer at the webhook: p50",
      value: percentile(answeredMs, 0.5),
      unit: "ms",
      goal: { atMost: 10 },
    },
    {
      what: "callback → answer at the webhook: p99",
      value: percentile(answeredMs, 0.99),
      unit: "ms",
    },
  ]);
}

async function askOneByOne(folder: string, sink: Sink, times: Times): Promise<void> {
  const server = await startBot(folder, sink.origin);
  try {
    for (let number = 0; number < warmups + messages; number += 1) {
      const { acknowledgedMs, answeredMs } = await ask(server.port, sink, number);
      if (number < warmups) continue;
      times.acknowledgedMs.push(acknowledgedMs);
      times.answeredMs.push(answeredMs);
      // Longer than settling the send takes, so that each message finds the bot idle.
      await delay(20);
    }
  } finally {
    await server.stop();
  }
}

async function ask(port: number, sink: Sink, number: number) {
  const now = Date.now();
  const body = callbackBody({
    now,
    text: "在吗",
    msgId: `msgAnswer${number}`,
    // One message each: DingTalk takes no more than 20 a minute.
    conversation: `cidAnswer${number}`,
    webhook: sink.webhook(String(number)),
  });
  const answered = new Promise<number>((resolve) => {
    sink.onMessage = (session) => {
      if (session === String(number)) resolve(performance.now());
    };
  });
  const sentAt = performance.now();
  const response = await fetch(`http://127.0.0.1:${port}${callbackPath}`, {
    method: "POST",
    headers: callbackHeaders(now),
    body,
  });
  const acknowledgedAt = performance.now();
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`the callback was answered ${response.status}`);
  const answeredAt = await Promise.race([
    answered,
    delay(answerLimitMs, undefined, { ref: false }),
  ]);
  if (answeredAt === undefined) throw new Error(`no answer within ${answerLimitMs} ms`);
  return { acknowledgedMs: acknowledgedAt - sentAt, answeredMs: answeredAt - sentAt };
}
