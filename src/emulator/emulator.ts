import { createServer } from "node:http";
import type { AdjustableClock, Clock } from "../core/clock.ts";
import type { Log } from "../core/log.ts";
import type { Random } from "../core/random.ts";
import { createSystemClock } from "../core/system-clock.ts";
import { createKoaApp } from "./http/koa-app.ts";
import { createState } from "./state.ts";
import type { World } from "./world/world.ts";
import type { WorldSeed } from "./world/world-seed.ts";

export interface EmulatorOptions {
  /** What the emulator's people, tokens, sessions and limits go by; people move it on `/_/clock`. */
  readonly clock: AdjustableClock;
  readonly random: Random;
  readonly log: Log;
  readonly world?: WorldSeed;
  /** What long polls, timeouts and slow answers go by: the machine's clock unless given. */
  readonly system?: Clock;
}

/** A local DingTalk. */
export interface Emulator {
  /** Where it listens; empty before it does. */
  readonly url: string;
  readonly world: World;
  /** Resolves with the URL; rejects when the address cannot be had. Port 0 takes a free one. */
  listen(port: number, host?: string): Promise<string>;
  /** Ends all connections, waiting polls too. */
  close(): Promise<void>;
}

export function createEmulator(options: EmulatorOptions): Emulator {
  const { clock, random, log, world = {}, system = createSystemClock() } = options;
  let url = "";
  const state = createState({ clock, system, random, log, world, url: () => url });
  const handle = createKoaApp(state).callback();
  const server = createServer((request, response) => void handle(request, response));
  server.on("upgrade", (request, socket, head) => state.stream.upgrade(request, socket, head));

  return {
    get url() {
      return url;
    },
    world: state.world,
    listen(port, host = "127.0.0.1") {
      return new Promise((resolve, reject) => {
        server.once("error", reject);
        server.listen(port, host, () => {
          server.removeListener("error", reject);
          url = urlOf(host, server.address());
          log.info({ url }, "the DingTalk emulator listens");
          resolve(url);
        });
      });
    },
    close() {
      return new Promise((resolve) => {
        server.close(() => resolve());
        state.stream.clear();
        server.closeAllConnections();
      });
    },
  };
}

function urlOf(
  host: string,
  address: ReturnType<ReturnType<typeof createServer>["address"]>,
): string {
  const port = typeof address === "object" && address !== null ? address.port : 0;
  // An address of all interfaces is no address to call.
  const name = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  return `http://${name.includes(":") ? `[${name}]` : name}:${port}`;
}
