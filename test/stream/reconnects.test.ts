import { expect, test, vi } from "vitest";
import { createAdjustableClock } from "../../src/core/system-clock.ts";
import { openReceiver } from "./bench-receiver.ts";
import { disconnectFrame, robotFrame } from "./recorded-frames.ts";
import { openSmallGateway } from "./small-gateway.ts";

/** Timers, sockets and the like that keep the process alive, by kind. */
function resources(): Readonly<Record<string, number>> {
  const counted: Record<string, number> = {};
  for (const kind of process.getActiveResourcesInfo()) counted[kind] = (counted[kind] ?? 0) + 1;
  return counted;
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 100));

test("I-20 after 1,000 reconnects no timer, listener or socket is left, and one connection works", async () => {
  const gateway = await openSmallGateway();
  const system = createAdjustableClock({ startAt: 0, running: false });
  const waits = new Set<object>();
  const counting = {
    now: () => system.now(),
    async wait(delayMs: number, signal?: AbortSignal) {
      const one = {};
      waits.add(one);
      await system.wait(delayMs, signal);
      waits.delete(one);
    },
  };
  const warned: string[] = [];
  const onWarning = (warning: Error): void => void warned.push(warning.message);
  process.on("warning", onWarning);
  const opened = openReceiver(gateway.api, { system: counting });

  /** Every second one by `disconnect`, the others by a broken connection. */
  async function reconnect(count: number): Promise<void> {
    await gateway.connected(count);
    await vi.waitFor(() => expect(opened.counted["stream_connected"]).toBe(count), { interval: 1 });
    const socket = gateway.sockets.at(-1);
    // Old enough not to count as a failed attempt.
    system.advance(20_000);
    if (count % 2 === 0) gateway.send(disconnectFrame);
    else socket?.terminate();
    while (gateway.sockets.length <= count) {
      await new Promise((resolve) => setImmediate(resolve));
      system.advance(1200);
    }
  }

  for (let count = 1; count <= 20; count += 1) await reconnect(count);
  await settle();
  const before = { resources: resources(), waits: waits.size };
  for (let count = 21; count <= 1000; count += 1) await reconnect(count);
  await settle();
  const after = { resources: resources(), waits: waits.size };

  for (const kind of new Set([...Object.keys(before.resources), ...Object.keys(after.resources)])) {
    const difference = (after.resources[kind] ?? 0) - (before.resources[kind] ?? 0);
    // Fewer is no leak: what tests before this one left in the process may end meanwhile.
    expect(difference, kind).toBeLessThanOrEqual(2);
  }
  expect(Math.abs(after.waits - before.waits)).toBeLessThanOrEqual(2);
  expect(gateway.sockets.filter(({ readyState }) => readyState === 1)).toHaveLength(1);
  // Node warns of more than ten listeners on one emitter.
  expect(warned).toEqual([]);
  const frame = robotFrame("one");
  const answered = gateway.answers.length;
  gateway.send(frame);
  await gateway.answered(answered + 1);
  expect(opened.taken).toHaveLength(1);

  const closing = opened.close();
  const passing = setInterval(() => system.advance(1000), 5);
  await closing;
  clearInterval(passing);
  expect(waits.size).toBe(0);
  await gateway.close();
  process.off("warning", onWarning);
}, 60_000);
