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
