import { secondMs, type Clock } from "../core/clock.ts";
import { messageOf } from "../core/errors.ts";
import type { Log } from "../core/log.ts";
import type { Metrics } from "../core/metrics.ts";
import type { Random } from "../core/random.ts";
import type { AppRobot } from "../core/robot.ts";
import { createBackOff } from "./back-off.ts";
import { connect, type Connection } from "./connection.ts";
import type { Handled } from "./frame-handler.ts";
import { GatewayError, openGateway, type Post } from "./open-gateway.ts";

/** One that ends sooner counts as a failed attempt: a server that takes and drops us is not called at once. */
const steadyAfterMs = 10 * secondMs;

export interface KeepConnectedOptions {
  readonly robot: AppRobot;
  readonly api: string;
  readonly userAgent: string;
  readonly post: Post;
  readonly handle: (text: string) => Promise<Handled>;
  readonly system: Clock;
  readonly random: Random;
  readonly metrics: Metrics;
  readonly log: Log;
}

/** A connection that is opened again whenever it ends. */
export interface KeptConnection {
  start(): void;
  isOpen(): boolean;
  stop(): Promise<void>;
}

/** Keeps one connection open; when DingTalk announces its end, the next is open before it is closed. */
export function keepConnected(options: KeepConnectedOptions): KeptConnection {
  const { robot, handle, system, metrics, log } = options;
  const backOff = createBackOff(options.random);
  const stopping = new AbortController();
  const open = new Set<Connection>();
  let failing: string | undefined;
  let loop: Promise<void> = Promise.resolve();

  async function openOne(): Promise<Connection> {
    const url = await openGateway(robot, { ...options, signal: stopping.signal });
    const refuseBinary = (): void => metrics.count("stream_frames_refused", { reason: "binary" });
    const { signal } = stopping;
    const connection = await connect(url, { handle, refuseBinary, system, signal });
    open.add(connection);
    metrics.count("stream_connected");
    log.info({ robot: robot.id, open: open.size }, "Stream connection open");
    failing = undefined;
    void connection.ended.then((reason) => {
      open.delete(connection);
      metrics.count("stream_disconnected", { reason });
      if (reason !== "stopped") log.info({ robot: robot.id, reason }, "Stream connection ended");
    });
    return connection;
  }

  function sayWhy(error: unknown): void {
    const why = error instanceof GatewayError ? error.reason : "connect";
    const remedy = error instanceof GatewayError ? { remedy: error.remedy } : {};
    const fields = { robot: robot.id, reason: why, error: messageOf(error), ...remedy };
    // Once for each reason; what repeats every minute tells nobody anything.
    if (why === failing) log.debug(fields, "still no Stream connection");
    else log.warn(fields, "no Stream connection; trying again until there is one");
    failing = why;
  }

  /** Opens one, however often it takes. */
  async function untilOpen(): Promise<Connection | undefined> {
    while (!stopping.signal.aborted) {
      try {
        return await openOne();
      } catch (error) {
        if (stopping.signal.aborted) return undefined;
        sayWhy(error);
        await system.wait(backOff.next(), stopping.signal);
      }
    }
    return undefined;
  }

  async function run(): Promise<void> {
    let leaving: Connection | undefined;
    while (!stopping.signal.aborted) {
      const connection = await untilOpen();
      // Only now: until here DingTalk had the old one to push to.
      void leaving?.close();
      if (connection === undefined || stopping.signal.aborted) return;
      const openedAt = system.now();
      const isLeaving = await Promise.race([
        connection.goingAway.then(() => true),
        connection.ended.then(() => false),
      ]);
      leaving = isLeaving ? connection : undefined;
      const isSteady = system.now() - openedAt >= steadyAfterMs;
      if (isSteady) backOff.reset();
      if (!isSteady || !isLeaving) await system.wait(backOff.next(), stopping.signal);
    }
  }

  return {
    start() {
      loop = run();
    },
    isOpen: () => open.size > 0,
    async stop() {
      stopping.abort();
      await Promise.all([...open].map((connection) => connection.close()));
      await loop;
      // One may have opened while the others were closed.
      await Promise.all([...open].map((connection) => connection.close()));
    },
  };
}
