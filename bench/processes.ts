import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** A server running in a process of its own. */
export interface Server {
  readonly port: number;
  readonly pid: number;
  /** From the start of the process to its first line of output. */
  readonly startedInMs: number;
  stop(): Promise<void>;
}

/** Starts a module of this folder that prints `{"port":…}` when it listens. */
export async function startServer(module: string, args: readonly string[] = []): Promise<Server> {
  const path = fileURLToPath(new URL(module, import.meta.url));
  const before = performance.now();
  const child = spawn(process.execPath, [path, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout });
  const line = await Promise.race([once(lines, "line"), diedEarly(child, module)]);
  const { port } = JSON.parse(String(line)) as { port: number };
  return {
    port,
    pid: child.pid ?? 0,
    startedInMs: performance.now() - before,
    stop: () => stop(child),
  };
}

/** Runs a module of this folder to its end and reads the JSON it prints. */
export function runModule<T>(module: string, args: readonly string[]): Promise<T> {
  const path = fileURLToPath(new URL(module, import.meta.url));
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [path, ...args], { maxBuffer: 2 ** 26 }, (error, stdout) => {
      if (error === null) resolve(JSON.parse(stdout) as T);
      else reject(error);
    });
  });
}

/** Ends a process as an operator would, by SIGTERM. */
export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill("SIGTERM");
  await exited;
}

/** Memory of a process that is in RAM now; only Linux tells. */
export function residentMb(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
  } catch {
    return Number.NaN;
  }
}

async function diedEarly(child: ChildProcess, module: string): Promise<never> {
  const [code] = await once(child, "exit");
  throw new Error(`${module} ended with ${code} before it listened`);
}

/** CPU time a process has used so far, in ms; steadier than a rate where other processes run too. Only Linux tells. */
export function cpuMs(pid: number): number {
  try {
    // The name of the process, in brackets, may hold spaces; utime and stime are the 12th and 13th after it.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
    // In ticks of 10 ms on every Linux that Node runs on.
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return Number.NaN;
  }
}
