import { once } from "node:events";
import { Client } from "pg";
import type { ClientConfig } from "pg";
import { secondMs } from "../core/clock.ts";
import { messageOf } from "../core/errors.ts";
import type { Log } from "../core/log.ts";
import type { Channel } from "../core/storage.ts";
import { createSystemClock } from "../core/system-clock.ts";
import { channels } from "./hub.ts";
import type { Hub } from "./hub.ts";

/** The PostgreSQL channel that commits are announced on, as `<channel> <instance>`. */
export const commitChannel = "bellhop_commits";

const firstDelayMs = 250;
const longestDelayMs = 10 * secondMs;

/** Tells `hub` what other instances committed, over a connection of its own that is made again when lost. */
export function listenForCommits(
  config: ClientConfig,
  options: { readonly hub: Hub; readonly instance: string; readonly log: Log },
): { stop(): Promise<void> } {
  const { hub, instance, log } = options;
  const clock = createSystemClock();
  const stopped = new AbortController();
  const stopping = once(stopped.signal, "abort");

  const connect = async (): Promise<void> => {
    const connection = new Client(config);
    const lost = new Promise<Error | undefined>((resolve) => {
      connection.on("error", resolve);
      connection.on("end", () => resolve(undefined));
    });
    connection.on("notification", ({ payload = "" }) => {
      const [channel, sender] = payload.split(" ");
      if (sender !== instance) hub.emit(channels.filter((known) => known === channel));
    });
    try {
      await connection.connect();
      await connection.query(`listen ${commitChannel}`);
      // Whatever was announced while nobody listened.
      hub.emit(channels);
      const end = await Promise.race([lost, stopping]);
      if (end instanceof Error) throw end;
    } finally {
      await connection.end().catch(() => undefined);
    }
  };

  const run = async (): Promise<void> => {
    let delayMs = firstDelayMs;
    while (!stopped.signal.aborted) {
      const startedAt = clock.now();
      try {
        await connect();
      } catch (error) {
        log.warn({ reason: messageOf(error) }, "PostgreSQL notifications lost; connecting again");
      }
      if (clock.now() - startedAt > longestDelayMs) delayMs = firstDelayMs;
      await clock.wait(delayMs, stopped.signal);
      delayMs = Math.min(delayMs * 2, longestDelayMs);
    }
  };

  const running = run();
  return {
    async stop() {
      stopped.abort();
      // A client that is ended while it connects never answers, so the connection ends itself.
      await running;
    },
  };
}

/** What `instance` says on the commit channel about `channel`. */
export function announcement(channel: Channel, instance: string): string {
  return `${channel} ${instance}`;
}
