import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** A program of this folder, run as a process of its own. */
export interface Child {
  /** What it says next. */
  next(): Promise<unknown>;
  /** What it has said that nobody asked for yet. */
  rest(): readonly unknown[];
  /** `kill -9`, and waits till it is gone. */
  kill(): Promise<void>;
}

/** Starts `program` of this folder with `args`. */
export function startChild(program: string, args: readonly string[]): Child {
  const child: ChildProcess = fork(fileURLToPath(new URL(program, import.meta.url)), args, {
    execArgv: [],
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const said: unknown[] = [];
  const exited = once(child, "exit");
  child.on("message", (message) => said.push(message));
  return {
    async next() {
      if (said.length === 0) await Promise.race([once(child, "message"), exited]);
      if (said.length === 0) throw new Error(`${program} ended without a word`);
      return said.shift();
    },
    rest: () => said.splice(0),
    async kill() {
      child.kill("SIGKILL");
      await exited;
    },
  };
}
