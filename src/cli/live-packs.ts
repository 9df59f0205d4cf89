import { createHash } from "node:crypto";
import type { App } from "../app.ts";
import type { Config } from "../config/config.ts";
import type { Clock } from "../core/clock.ts";
import { messageOf } from "../core/errors.ts";
import { pick } from "../core/locale.ts";
import type { Log } from "../core/log.ts";
import { createSignal } from "../core/signal.ts";
import type { Storage } from "../core/storage.ts";
import type { PackReloader, Reloaded } from "../packs/pack-reloader.ts";
import { renderProblems, type Problem } from "../yaml/problem.ts";

/** Several changes of one edit are taken together when it has been quiet for so long. */
const quietMs = 100;
/** A folder that never is quiet is looked at all the same. */
const mostRounds = 20;
/** A change that could not be put in place because of the storage is tried again after this. */
const retryMs = 5000;

export interface LivePacksOptions {
  readonly config: Config;
  readonly reloader: PackReloader;
  readonly app: Pick<App, "usePacks" | "storage">;
  /** The machine's time. */
  readonly system: Clock;
  readonly clock: Clock;
  readonly log: Log;
  /** Called after each look at the disk. */
  readonly looked: () => void;
}

/** Keeps the packs of a running bot as their files are. */
export interface LivePacks {
  /** Asks for a look at the disk, soon. */
  request(): void;
  /** What is wrong with changes that are not in use, for /readyz. */
  warnings(): readonly string[];
  stop(): Promise<void>;
}

/** Starts to look at the disk whenever it is asked for. */
export function keepPacksCurrent(options: LivePacksOptions): LivePacks {
  const { reloader, app, system, log } = options;
  const wake = createSignal(system);
  const stopping = new AbortController();
  let warnings: readonly string[] = [];
  let asked = 0;

  async function look(): Promise<void> {
    const begunAt = performance.now();
    const reloaded = await reloader.reload((packs) => app.usePacks(packs));
    warnings = reloaded.broken.map(
      (name) => `命令包 ${name} 的改动有错，没有启用 / the change of pack ${name} is not in use`,
    );
    const tookMs = Math.round(performance.now() - begunAt);
    if (reloaded.changed.length > 0)
      log.info({ packs: reloaded.changed, tookMs }, "packs reloaded");
    if (reloaded.problems.length > 0) await report(reloaded, options);
  }

  /** An editor or a checkout writes several times; a whole one is wanted. */
  async function quiet(): Promise<void> {
    for (let round = 0; round < mostRounds; round += 1) {
      const before = asked;
      await system.wait(quietMs, stopping.signal);
      if (asked === before) return;
    }
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      await wake.wait(Infinity, stopping.signal);
      if (stopping.signal.aborted) return;
      await quiet();
      try {
        await look();
      } catch (error) {
        log.error({ error: messageOf(error) }, "packs not reloaded; trying again in five seconds");
        void system.wait(retryMs, stopping.signal).then(() => wake.set());
      }
      options.looked();
    }
  }

  const running = run();
  return {
    request() {
      asked += 1;
      wake.set();
    },
    warnings: () => warnings,
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

/** Says in the log and to the group of `packs.tell` why a change is not in use; once, however many instances see it. */
async function report({ problems }: Reloaded, options: LivePacksOptions): Promise<void> {
  const { config, app, clock, log } = options;
  const said = renderProblems(problems);
  const isBroken = problems.some(({ severity }) => severity === "error");
  if (!isBroken) {
    log.warn({ problems: said }, "packs reloaded with warnings");
    return;
  }
  log.error({ problems: said }, "a change of packs is not in use: those before go on");
  const group = config.groups.find(({ id }) => id === config.packs.tell);
  if (group === undefined) return;
  const { robot, conversation } = group;
  await tell(app.storage, clock.now(), {
    key: `packs ${createHash("sha256").update(said).digest("base64url")}`,
    destination: { kind: "group", robot, conversation },
    reply: { content: { type: "text", text: noticeOf(problems, config) }, mentions: [] },
  });
}

const mostTold = 5;

function noticeOf(problems: readonly Problem[], { locale }: Config): string {
  const shown = renderProblems(problems.slice(0, mostTold));
  const more = problems.length - mostTold;
  const rest = more > 0 ? pick({ zh: `\n还有 ${more} 处`, en: `\nand ${more} more` }, locale) : "";
  const intro = pick(
    {
      zh: "命令包的改动有错，没有启用；原来的版本继续使用：",
      en: "A change of packs is not in use, for it has errors. The version before goes on:",
    },
    locale,
  );
  return `${intro}\n${shown}${rest}`;
}

async function tell(
  storage: Storage,
  now: number,
  entry: Parameters<Storage["outbox"]["add"]>[0][number],
): Promise<void> {
  await storage.transaction(async ({ outbox }) => void (await outbox.add([entry], now)));
}
