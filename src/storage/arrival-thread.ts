import type { DatabaseSync, StatementSync } from "node:sqlite";
import { parentPort, receiveMessageOnPort, workerData } from "node:worker_threads";
import type { ThreadAnswer, ThreadOrder } from "./arrival-writer.ts";
import { insertArrival, toInput, type ArrivalRow } from "./sqlite-arrivals.ts";
import { toFailure } from "./sqlite-errors.ts";
import { openFile } from "./sqlite-open.ts";

// The program of the thread that keeps arrivals. All orders that wait share a commit, and are answered
// when it is on disk.

/** How long another process may hold the lock; waiting blocks only this thread. */
const busyLimitMs = 1200;

const port = parentPort;
const file = workerData as string;
let database: DatabaseSync | undefined;
let insert: StatementSync | undefined;

function keep(orders: readonly (readonly ArrivalRow[])[]): boolean[][] {
  const open = (database ??= openFile(file, busyLimitMs));
  const prepared = (insert ??= open.prepare(insertArrival));
  const insertRow = (row: ArrivalRow): boolean =>
    Number(prepared.run(...row.map(toInput)).changes) > 0;
  open.exec("begin immediate");
  const kept = orders.map((rows) => rows.map(insertRow));
  open.exec("commit");
  return kept;
}

function answer(orders: readonly (readonly ArrivalRow[])[]): ThreadAnswer {
  try {
    return { kept: keep(orders) };
  } catch (error) {
    // Rolls back what was begun. A new connection reads what is on disk, whatever failed.
    database?.close();
    database = undefined;
    insert = undefined;
    return { failure: toFailure(error) };
  }
}

port?.on("message", (first: ThreadOrder) => {
  const orders: (readonly ArrivalRow[])[] = [];
  let order: ThreadOrder | undefined = first;
  for (; order !== undefined && order !== "close"; order = nextOrder()) orders.push(order);
  if (orders.length > 0) port.postMessage(answer(orders));
  if (order !== "close") return;
  database?.close();
  port.close();
});

function nextOrder(): ThreadOrder | undefined {
  const received = port === null ? undefined : receiveMessageOnPort(port);
  return received?.message as ThreadOrder | undefined;
}
