import type { Arrival } from "../src/core/delivery.ts";
import type { Storage } from "../src/core/storage.ts";
import { callbackBody, robot } from "./callback.ts";
import { median, printTable } from "./figures.ts";
import { withFolder } from "./folder.ts";
import { withStorage } from "./stored.ts";

const rounds = 3;
const roundMs = 2000;
const conversations = 200;

/** How many callbacks of 1 KB a second the inbox keeps, one to a commit and 32 to a commit. */
export async function storage(): Promise<void> {
  const singly: number[] = [];
  const batched: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    singly.push(await withFolder((folder) => keepFor(folder, 1)));
    batched.push(await withFolder((folder) => keepFor(folder, 32)));
  }
  const [one, many] = [median(singly), median(batched)];
  printTable(`storage: inbox.keep, SQLite FULL, median of ${rounds} interleaved rounds`, [
    { what: "one row per commit", value: one, unit: "rows/s" },
    { what: "32 rows per commit", value: many, unit: "rows/s" },
    { what: "32 rows per commit, × one", value: many / one, unit: "×" },
  ]);
}

function keepFor(folder: string, rows: number): Promise<number> {
  return withStorage(folder, async (stored: Storage) => {
    const endAt = performance.now() + roundMs;
    let kept = 0;
    while (performance.now() < endAt) {
      const first = kept;
      const batch = Array.from({ length: rows }, (_, index) => arrival(first + index));
      kept += (await stored.inbox.keep(batch)).filter(Boolean).length;
    }
    return kept / (roundMs / 1000);
  });
}

function arrival(number: number): Arrival {
  const now = Date.now();
  const conversation = `cidStorage${number % conversations}`;
  const message = { msgId: `msg${number}`, conversation, text: "在吗", now, webhook: "https://w" };
  return {
    key: `${robot.id} ${message.msgId}`,
    kind: "message",
    robot: robot.id,
    conversation,
    payload: callbackBody(message),
    receivedAt: now,
  };
}
