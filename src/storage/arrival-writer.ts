import { extname } from "node:path";
import { Worker } from "node:worker_threads";
import { messageOf } from "../core/errors.ts";
import type { ArrivalRow } from "./sqlite-arrivals.ts";
import { fromFailure, fromSqlite, type Failure } from "./sqlite-errors.ts";

/** What the thread is told: rows to keep in one commit, or to end. */
export type ThreadOrder = readonly ArrivalRow[] | "close";

/** What became of the oldest orders: for each, whether its rows were new; or that all of them failed. */
export type ThreadAnswer = { readonly kept: readonly boolean[][] } | { readonly failure: Failure };

/** Keeps arrivals from a thread of its own, so that the event loop waits neither for SQLite nor for the disk. */
export interface ArrivalWriter {
  /** Whether the thread is up. It is started when first asked: it takes 50 ms and 20 MB. */
  isReady(): boolean;
  /** Keeps rows in one commit and answers whether each was new. Calls are kept in order. */
  keep(rows: readonly ArrivalRow[]): Promise<boolean[]>;
  /** Ends the thread; what it was told before is done first. */
  close(): Promise<void>;
}

const ended: Failure = { message: "The thread that keeps arrivals ended; try again." };

interface Waiting {
  readonly resolve: (kept: boolean[]) => void;
  readonly reject: (error: unknown) => void;
}

/** Makes the writer for a SQLite file, whose tables are there. */
export function createArrivalWriter(file: string): ArrivalWriter {
  let thread: Worker | undefined;
  let ready = false;
  let closed = false;
  const waiting: Waiting[] = [];

  function fail(failure: Failure): void {
    const error = fromSqlite(fromFailure(failure), file);
    for (const one of waiting.splice(0)) one.reject(error);
  }

  function take(answer: ThreadAnswer): void {
    if ("failure" in answer) fail(answer.failure);
    else for (const kept of answer.kept) waiting.shift()?.resolve(kept);
  }

  function start(): void {
    // Compiled, this module and the thread's end in .js.
    const program = new URL(`./arrival-thread${extname(import.meta.url)}`, import.meta.url);
    const started = new Worker(program, { workerData: file });
    started.unref();
    started.on("online", () => (ready = true));
    started.on("message", take);
    started.on("error", (error) => fail({ message: messageOf(error) }));
    started.on("exit", () => {
      // The next burst starts another.
      thread = undefined;
      ready = false;
      fail(ended);
    });
    thread = started;
  }

  return {
    isReady() {
      if (thread === undefined && !closed) start();
      return ready;
    },
    keep: (rows) =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        if (thread === undefined) fail(ended);
        else thread.postMessage(rows);
      }),
    async close() {
      const closing = thread;
      const wasClosed = closed;
      closed = true;
      if (wasClosed || closing === undefined) return;
      // Nothing else may be left to keep the process until it has.
      closing.ref();
      await new Promise<void>((resolve) => {
        closing.once("exit", () => resolve());
        closing.postMessage("close");
      });
    },
  };
}
