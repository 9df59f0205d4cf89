import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { robot } from "./callback.ts";
import { type Server, stop } from "./processes.ts";

const repository = new URL("..", import.meta.url).pathname;

/** Node options for the bot alone: `BENCH_NODE_OPTIONS="--cpu-prof --cpu-prof-dir=…" npm run bench receive`. */
const nodeOptions = (process.env["BENCH_NODE_OPTIONS"] ?? "").split(" ").filter(Boolean);

/** The file the bot of `folder` keeps everything in. */
export function databaseOf(folder: string): string {
  return `sqlite:${join(folder, "bellhop.db")}`;
}

/**
 * Starts the bot as an operator does, `bellhop start`, with the packs that come with it, its database in
 * `folder`, and `dingtalk` as DingTalk's hosts.
 */
export async function startBot(
  folder: string,
  dingtalk: string,
  {
    environment = {},
    module,
  }: {
    readonly environment?: Readonly<Record<string, string>>;
    /** Of this folder, to be started in place of `bellhop start`. */
    readonly module?: string;
  } = {},
): Promise<Server> {
  const configPath = join(folder, "config.yaml");
  const logPath = join(folder, "log");
  writeFileSync(configPath, configText(folder, dingtalk));
  const log = openSync(logPath, "w");
  const before = performance.now();
  const child = spawn(
    process.execPath,
    [
      ...nodeOptions,
      ...(module === undefined
        ? [join(repository, "src/main.ts"), "start", "--config", configPath]
        : [join(repository, "bench", module), configPath]),
    ],
    { stdio: ["ignore", "pipe", log], env: { ...process.env, ...environment } },
  );
  closeSync(log);
  const url = await Promise.race([addressOf(child), diedEarly(child, logPath)]);
  return {
    port: Number(new URL(url).port),
    pid: child.pid ?? 0,
    startedInMs: performance.now() - before,
    stop: () => stop(child),
  };
}

// The log keeps its default level: a line for every message handled is part of what handling costs.
function configText(folder: string, dingtalk: string): string {
  return `
database: "${databaseOf(folder)}"
server: { port: 0 }
dingtalk:
  connect: http
  hosts: { oapi: "${dingtalk}", api: "${dingtalk}" }
  robots:
    - { id: ${robot.id}, kind: app, app_key: ${robot.appKey}, app_secret: "${robot.appSecret}" }
groups:
  - { id: dev, title: 研发群, conversation: cidDev }
packs: { folder: "${join(repository, "bots")}" }
# One person speaks for many.
limits: { person_per_minute: 1000000 }
`;
}

async function addressOf(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error("the bot has no output to read");
  for await (const line of createInterface({ input: child.stdout })) {
    const address = /is listening: (\S+)/.exec(line)?.[1];
    if (address !== undefined) return address;
  }
  throw new Error("the bot ended before it listened");
}

async function diedEarly(child: ChildProcess, logPath: string): Promise<never> {
  const [code] = (await once(child, "exit")) as [number | null];
  throw new Error(`the bot ended with ${code}: ${readFileSync(logPath, "utf8").slice(-2000)}`);
}
