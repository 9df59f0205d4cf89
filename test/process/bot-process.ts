import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { joinConversation } from "../../src/cli/conversation.ts";
import { createEmulatorClient, type TranscriptLine } from "../../src/cli/emulator-client.ts";
import { silentLog } from "../../src/core/log.ts";
import { createRandom } from "../../src/core/random.ts";
import { createAdjustableClock } from "../../src/core/system-clock.ts";
import { createEmulator, type Emulator } from "../../src/emulator/emulator.ts";

const repository = new URL("../..", import.meta.url).pathname;

/** A real bot process against an emulator that outlives it. */
export interface Scene {
  readonly emulator: Emulator;
  readonly folder: string;
  readonly configPath: string;
  /** Starts the bot and resolves when it listens and is attached. */
  start(): Promise<BotProcess>;
  close(): Promise<void>;
}

export interface BotProcess {
  readonly url: string;
  readonly child: ChildProcess;
  /** Everything it wrote to stderr. */
  errors(): string;
  /** Sends a signal and resolves with the exit code, or the signal that ended it. */
  end(signal: NodeJS.Signals): Promise<number | NodeJS.Signals | null>;
}

/** Opens a scene; give it back with `close`, which also kills a bot that still runs. */
export async function openScene(
  extra = "",
  port = 0,
  /** The value of `packs` in config.yaml. */
  packs = `{ folder: "${join(repository, "bots")}" }`,
): Promise<Scene> {
  const folder = await mkdtemp(join(tmpdir(), "bellhop-process-"));
  const emulator = createEmulator({
    clock: createAdjustableClock(),
    random: createRandom(),
    log: silentLog,
  });
  const url = await emulator.listen(0);
  const configPath = join(folder, "config.yaml");
  await writeFile(
    configPath,
    `database: sqlite:bellhop.db
server: { port: ${port} }
emulator: { url: "${url}" }
packs: ${packs}
log: { level: warn }
limits: { person_per_minute: 100000 }
${extra}`,
  );
  const children = new Set<ChildProcess>();
  return {
    emulator,
    folder,
    configPath,
    async start() {
      const bot = await startBot(configPath);
      children.add(bot.child);
      bot.child.once("exit", () => children.delete(bot.child));
      return bot;
    },
    async close() {
      for (const child of children) child.kill("SIGKILL");
      await emulator.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function startBot(configPath: string): Promise<BotProcess> {
  const child = spawn(process.execPath, ["src/main.ts", "start", "--config", configPath], {
    cwd: repository,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let errors = "";
  child.stderr.on("data", (data: Buffer) => (errors += data.toString()));
  let output = "";
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on("data", (data: Buffer) => {
      output += data.toString();
      // The second line comes when it is attached to the emulator as well.
      const address = /is listening: (\S+)\n.*chat page/s.exec(output)?.[1];
      if (address !== undefined) resolve(address);
    });
    child.once("exit", (code) => reject(new Error(`the bot ended with ${code}: ${errors}`)));
  });
  return {
    url,
    child,
    errors: () => errors,
    async end(signal) {
      const ended = once(child, "exit");
      child.kill(signal);
      const [code, by] = (await ended) as [number | null, NodeJS.Signals | null];
      return code ?? by;
    },
  };
}

/** A person's side of a one-to-one chat. */
export async function personOf(scene: Scene, as: string) {
  const conversation = await joinConversation(createEmulatorClient(scene.emulator.url), {
    as,
    group: "-",
  });
  return {
    say: (text: string) => conversation.say(text, []),
    /** Everything heard until `done` is content or `waitMs` is over. */
    async hearUntil(done: (heard: readonly TranscriptLine[]) => boolean, waitMs = 10_000) {
      const until = performance.now() + waitMs;
      const heard: TranscriptLine[] = [];
      while (!done(heard) && performance.now() < until) {
        heard.push(...(await conversation.hear(until - performance.now())));
      }
      return heard;
    },
  };
}
