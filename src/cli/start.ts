import { startApp, type App } from "../app.ts";
import type { Config } from "../config/config.ts";
import { secondMs, type AdjustableClock, type Clock } from "../core/clock.ts";
import { BellhopError } from "../core/errors.ts";
import type { Log } from "../core/log.ts";
import { createRandom } from "../core/random.ts";
import { createAdjustableClock, createSystemClock } from "../core/system-clock.ts";
import type { LoadedPacks } from "../packs/load-packs.ts";
import { watchPacks, type PackWatch } from "../packs/watch-packs.ts";
import { createLog } from "../telemetry/log.ts";
import { createPrometheusMetrics } from "../telemetry/prometheus.ts";
import { createScrubber } from "../telemetry/scrubber.ts";
import { createClearSentences } from "./clear-sentences.ts";
import { attachToEmulator, followClock } from "./emulated.ts";
import { createEmulatorClient } from "./emulator-client.ts";
import { keepPacksCurrent, type LivePacks, type LivePacksOptions } from "./live-packs.ts";
import {
  createReloader,
  noticeDefaults,
  packsFolder,
  readPacks,
  reportOf,
  requireConfig,
} from "./load.ts";
import { secretsOf } from "./secrets.ts";
import { complain, print, type Terminal } from "./terminal.ts";

/** A stop that takes longer is cut short, so that whoever waits for the exit gets it within 10 s. */
const stopLimitMs = 9.5 * secondMs;

/** Runs the bot until a signal stops it. */
export async function start(terminal: Terminal, file: string | undefined): Promise<void> {
  // Whatever this process creates is for its user alone: the database, files people shared.
  terminal.umask(0o077);
  noticeDefaults(terminal, file);
  const config = requireConfig(terminal, file);
  const notice = (line: string): void => complain(terminal, line);
  const loaded = await readPacks(config, notice, createClearSentences());
  const { packs, problems } = loaded;
  const isBroken = problems.some((problem) => problem.severity === "error");
  if (isBroken) throw new BellhopError("pack_invalid", reportOf(problems));
  if (problems.length > 0) complain(terminal, reportOf(problems));

  const log = createLog({
    level: config.log.level,
    scrubber: createScrubber(secretsOf(config)),
    write: (line) => void terminal.stderr.write(line),
  });
  const metrics = createPrometheusMetrics();
  // A floating promise in one handler must not take the other conversations down.
  terminal.on("unhandledRejection", (error) => {
    metrics.count("handler_errors");
    log.error({ error }, "unhandled rejection");
  });
  const random = createRandom();
  const stopping = new AbortController();
  const place = await openPlace(config, log, stopping.signal);
  try {
    // In Stream mode the bot calls first, so its robots must be known there already.
    if (config.dingtalk.connect === "stream") await place.attach(config.server.publicUrl);
    const { clock } = place;
    const beforeWork = (url: string): Promise<void> => place.attach(url);
    let live: Live | undefined;
    const warnings = () => live?.warnings() ?? [];
    const app = await startApp({
      config,
      packs,
      clock,
      random,
      log,
      metrics,
      warnings,
      beforeWork,
    });
    live = keepCurrent(terminal, { config, app, clock, log, loaded });
    announce(terminal, config, app);
    stopOnSignal(terminal, log, async () => {
      stopping.abort();
      await live.stop();
      await app.stop();
      await place.close();
    });
  } catch (error) {
    stopping.abort();
    await place.close();
    throw error;
  }
}

type Live = Pick<LivePacks, "warnings" | "stop">;

/** Takes changes of packs when their files change, and on SIGHUP; where a person started it, that is the terminal's end. */
function keepCurrent(
  terminal: Terminal,
  options: Pick<LivePacksOptions, "config" | "app" | "clock" | "log"> & {
    readonly loaded: LoadedPacks;
  },
): Live {
  const { config, log, loaded } = options;
  let watch: PackWatch | undefined;
  const live = keepPacksCurrent({
    ...options,
    reloader: createReloader(config, loaded),
    system: createSystemClock(),
    looked: () => watch?.refresh(),
  });
  if (config.packs.watch) watch = watchPacks(packsFolder(config), () => live.request(), log);
  if (!isInteractive(terminal)) terminal.on("SIGHUP", () => live.request());
  return {
    warnings: () => live.warnings(),
    async stop() {
      watch?.close();
      await live.stop();
    },
  };
}

function isInteractive({ stdin }: Terminal): boolean {
  return "isTTY" in stdin && stdin.isTTY === true;
}

/** What surrounds the bot: DingTalk itself, or an emulator in this process or another. */
interface Surroundings {
  readonly clock: Clock;
  attach(botUrl: string): Promise<void>;
  close(): Promise<void>;
}

async function openPlace(config: Config, log: Log, stop: AbortSignal): Promise<Surroundings> {
  const { url, port } = config.emulator;
  const { connect, hosts } = config.dingtalk;
  // Also in HTTP or Stream mode the hosts may be an emulator's, in another process.
  const isElsewhere = connect !== "emulator" && hosts.api === url;
  if (connect !== "emulator" && !isElsewhere) {
    return { clock: createSystemClock(), attach: nothing, close: nothing };
  }
  const clock: AdjustableClock = createAdjustableClock();
  const attach = (botUrl: string) => attachToEmulator(createEmulatorClient(url), config, botUrl);
  if (port === undefined || isElsewhere) {
    await followClock(url, clock, stop);
    return { clock, attach, close: nothing };
  }
  // Only here: a bot that talks to DingTalk itself has no need of it.
  const { openEmulator } = await import("./open-emulator.ts");
  const { emulator } = await openEmulator({ clock, random: createRandom(), log }, port);
  return { clock, attach, close: () => emulator.close() };
}

function nothing(): Promise<void> {
  return Promise.resolve();
}

function announce(terminal: Terminal, config: Config, app: App): void {
  print(terminal, `${config.name} is listening: ${app.url}`);
  const { connect, robots, hosts } = config.dingtalk;
  if (connect === "emulator" || hosts.api === config.emulator.url) {
    print(terminal, `聊天页面 / chat page: ${config.emulator.url}`);
    return;
  }
  for (const { id, kind } of robots) {
    print(
      terminal,
      connect === "stream" && kind === "app"
        ? `${id} receives over Stream mode`
        : `callback of ${id}: ${config.server.publicUrl}/dingtalk/${id}/callback`,
    );
  }
}

function stopOnSignal(terminal: Terminal, log: Log, stop: () => Promise<void>): void {
  let isStopping = false;
  const onSignal = (): void => {
    if (isStopping) terminal.exit(1);
    isStopping = true;
    log.info({}, "stopping: finishing what is held");
    const limit = createSystemClock()
      .wait(stopLimitMs)
      .then(() => log.warn({}, "stopped before everything was finished; the rest is kept"));
    void Promise.race([stop(), limit]).then(
      () => terminal.exit(0),
      (error: unknown) => {
        log.error({ error }, "stop failed");
        terminal.exit(1);
      },
    );
  };
  terminal.on("SIGTERM", onSignal);
  terminal.on("SIGINT", onSignal);
}
