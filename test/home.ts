import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startApp, type App } from "../src/app.ts";
import { loadConfig } from "../src/config/load-config.ts";
import type { Config } from "../src/config/config.ts";
import type { AdjustableClock } from "../src/core/clock.ts";
import type { Log } from "../src/core/log.ts";
import { createRandom } from "../src/core/random.ts";
import { createAdjustableClock } from "../src/core/system-clock.ts";
import { attachToEmulator } from "../src/cli/emulated.ts";
import { createEmulatorClient, type TranscriptLine } from "../src/cli/emulator-client.ts";
import { readPacks } from "../src/cli/load.ts";
import { joinConversation } from "../src/cli/conversation.ts";
import { createEmulator, type Emulator } from "../src/emulator/emulator.ts";
import { createLog } from "../src/telemetry/log.ts";
import { createPrometheusMetrics, type PrometheusMetrics } from "../src/telemetry/prometheus.ts";
import { createScrubber } from "../src/telemetry/scrubber.ts";
import { secretsOf } from "../src/cli/secrets.ts";
import { parseDuration } from "../src/core/duration.ts";

const repository = new URL("..", import.meta.url).pathname;

/** Monday 23 November 2026, 09:00 in Beijing: half an hour before the stand-up. */
export const monday = Date.parse("2026-11-23T09:00:00+08:00");

/** The whole product over the wire: an emulator, a bot with a real database, one clock for both. */
export interface Home {
  readonly emulator: Emulator;
  readonly config: Config;
  readonly clock: AdjustableClock;
  /** Those of the bot that runs now. */
  readonly metrics: PrometheusMetrics;
  /** Every line of the log so far. */
  readonly log: readonly string[];
  readonly app: App;
  /** The person's side of a chat; `group` is "-" one to one. */
  person(id: string, group?: string): Promise<Person>;
  /** Moves the clock on: `5m`, `2h`. */
  later(duration: string): void;
  /** Another instance of the bot on the same database, not called by DingTalk; whoever asked for it stops it. */
  another(): Promise<App>;
  /** Stops the bot; `meanwhile` happens before it starts again on the same database. */
  restart(meanwhile?: () => void | Promise<void>): Promise<void>;
  close(): Promise<void>;
}

export interface Person {
  says(text: string, ...at: string[]): Promise<void>;
  /** Says something to a message of this text. */
  quotes(quoted: string, text: string, ...at: string[]): Promise<void>;
  /** The bot's next message that matches; fails with what was heard instead. */
  hears(pattern: RegExp, waitMs?: number): Promise<TranscriptLine>;
  /** Fails when the bot says anything within `waitMs`. */
  hearsNothing(waitMs?: number): Promise<void>;
}

export interface HomeOptions {
  /** YAML under the top level of config.yaml. */
  readonly config?: string;
  readonly packs?: string;
  /** More keys of `packs`, in braces. */
  readonly packsConfig?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly database?: string;
  /** `stream`: the bot connects to the emulator, instead of being called by it. */
  readonly connect?: "stream";
  readonly now?: number;
  /** Messages of one person a minute; more than any test says when left out. */
  readonly personPerMinute?: number;
  readonly log?: Log;
}

/** Opens a home; give it back with `close`. */
export async function openHome(options: HomeOptions = {}): Promise<Home> {
  const folder = await mkdtemp(join(tmpdir(), "bellhop-home-"));
  const clock = createAdjustableClock({ startAt: options.now ?? monday });
  const random = createRandom();
  const lines: string[] = [];
  const quiet = createScrubber();
  const emulatorLog = createLog({ level: "silent", scrubber: quiet, write: () => undefined });
  const emulator = createEmulator({ clock, random, log: emulatorLog });
  const url = await emulator.listen(0);
  const config = configFor(url, folder, options);
  const log =
    options.log ??
    createLog({
      level: "debug",
      scrubber: createScrubber(secretsOf(config)),
      write: (line) => void lines.push(line),
    });
  const { packs, problems } = await readPacks(config);
  const errors = problems.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new Error(errors.map((one) => one.message).join("\n"));
  const client = createEmulatorClient(url);
  let metrics = createPrometheusMetrics();
  const start = async (): Promise<App> => {
    metrics = createPrometheusMetrics();
    if (config.dingtalk.connect === "stream") await attachToEmulator(client, config, url);
    const beforeWork = (botUrl: string) => attachToEmulator(client, config, botUrl);
    return startApp({ config, packs, clock, random, log, metrics, beforeWork });
  };
  let app = await start();

  return {
    emulator,
    config,
    clock,
    get metrics() {
      return metrics;
    },
    log: lines,
    get app() {
      return app;
    },
    async person(id, group) {
      const place = { as: id, ...(group === undefined ? {} : { group }) };
      const conversation = await joinConversation(client, place);
      const [first] = (await client.world()).groups;
      const where = group === "-" ? {} : { group: group ?? first?.id ?? "" };
      return createPerson(conversation, (quoted, said) => {
        const repliedMsg = { msgType: "text", content: { text: quoted } };
        return client.say({ from: id, ...where, ...said, content: { repliedMsg } });
      });
    },
    later(duration) {
      clock.advance(parseDuration(duration) ?? 0);
    },
    another() {
      return startApp({ config, packs, clock, random, log, metrics: createPrometheusMetrics() });
    },
    async restart(meanwhile) {
      await app.stop();
      await meanwhile?.();
      app = await start();
    },
    async close() {
      await app.stop();
      await emulator.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

type Quote = (
  quoted: string,
  said: { readonly text: string; readonly at: readonly string[] },
) => Promise<{ readonly delivery?: { readonly status: number } }>;

function createPerson(
  conversation: Awaited<ReturnType<typeof joinConversation>>,
  quote: Quote,
): Person {
  const unheard: TranscriptLine[] = [];
  return {
    async says(text, ...at) {
      const { status } = await conversation.say(text, at);
      if (status !== 200) throw new Error(`"${text}" was answered ${status}`);
    },
    async quotes(quoted, text, ...at) {
      const { delivery } = await quote(quoted, { text, at });
      if (delivery?.status !== 200) throw new Error(`"${text}" was answered ${delivery?.status}`);
    },
    async hears(pattern, waitMs = 5000) {
      const until = performance.now() + waitMs;
      const heard: string[] = [];
      for (;;) {
        const line = unheard.shift();
        if (line !== undefined && pattern.test(line.text)) return line;
        if (line !== undefined) heard.push(line.text);
        else {
          const leftMs = until - performance.now();
          if (leftMs <= 0) break;
          unheard.push(...(await conversation.hear(leftMs)));
        }
      }
      throw new Error(`expected ${pattern}, heard ${JSON.stringify(heard)}`);
    },
    async hearsNothing(waitMs = 300) {
      unheard.push(...(await conversation.hear(waitMs)));
      if (unheard.length > 0) {
        throw new Error(
          `expected silence, heard ${JSON.stringify(unheard.map((one) => one.text))}`,
        );
      }
    },
  };
}

function configFor(emulatorUrl: string, folder: string, options: HomeOptions): Config {
  const path = join(folder, "config.yaml");
  const text = `
database: "${options.database ?? `sqlite:${join(folder, "bellhop.db")}`}"
server: { port: 0 }
emulator: { url: "${emulatorUrl}" }
roles: { admin: [manager01] }
limits: { person_per_minute: ${options.personPerMinute ?? 100_000} }
packs: { folder: "${options.packs ?? join(repository, "bots")}"${options.packsConfig === undefined ? "" : `, ${options.packsConfig}`} }
${options.connect === "stream" ? streamConfig(emulatorUrl) : ""}
${options.config ?? ""}`;
  const loaded = loadConfig({
    path,
    env: options.env ?? {},
    readFile: (file) => (file === path ? text : undefined),
  });
  if ("config" in loaded) return loaded.config;
  throw new Error(JSON.stringify(loaded.problems));
}

function streamConfig(emulatorUrl: string): string {
  return `
dingtalk:
  connect: stream
  hosts: { oapi: "${emulatorUrl}", api: "${emulatorUrl}" }
  robots: [{ id: bell, kind: app, app_key: emulated-key, app_secret: emulated-secret }]
groups: [{ id: dev, title: 研发群, conversation: cid-dev }]`;
}
