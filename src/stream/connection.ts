import { WebSocket, type RawData } from "ws";
import { secondMs, type Clock } from "../core/clock.ts";
import type { Handled } from "./frame-handler.ts";
import { watchPongs } from "./watchdog.ts";

const handshakeTimeoutMs = 10 * secondMs;
/** Past this the socket is closed; up to it a frame that is too large is counted and skipped. */
const largestFrameBytes = 16 * 1024 * 1024;
/** So many frames may be on their way to storage; then the socket is read no further until some are kept. */
const mostInFlight = 1000;
const closeWithinMs = secondMs;

/** Why a connection ended. */
export type EndReason = "closed" | "no_pong" | "error" | "stopped";

/** One open connection to DingTalk. */
export interface Connection {
  /** Resolves when DingTalk says that it is about to close it. */
  readonly goingAway: Promise<void>;
  /** Resolves when it is closed, whoever closed it. */
  readonly ended: Promise<EndReason>;
  /** Waits until what was received is acknowledged, then closes. */
  close(): Promise<void>;
}

export interface ConnectionOptions {
  readonly handle: (text: string) => Promise<Handled>;
  readonly refuseBinary: () => void;
  readonly system: Clock;
  /** Gives up opening. */
  readonly signal: AbortSignal;
}

/** Opens a connection at an address with its ticket; rejects when it cannot be had. */
export async function connect(url: string, options: ConnectionOptions): Promise<Connection> {
  const socket = new WebSocket(url, {
    handshakeTimeout: handshakeTimeoutMs,
    maxPayload: largestFrameBytes,
    // A frame of a few bytes must not become one of megabytes.
    perMessageDeflate: false,
    followRedirects: false,
  });
  // From the first moment: a frame may come in the same packet as the handshake.
  const connection = attach(socket, options);
  const giveUp = (): void => socket.terminate();
  options.signal.addEventListener("abort", giveUp, { once: true });
  try {
    await opened(socket);
  } finally {
    options.signal.removeEventListener("abort", giveUp);
  }
  return connection;
}

function opened(socket: WebSocket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once("open", resolve);
    socket.once("error", reject);
    socket.once("close", () => reject(new Error("closed before it was open")));
  });
}

function attach(
  socket: WebSocket,
  { handle, refuseBinary, system }: ConnectionOptions,
): Connection {
  const goingAway = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<EndReason>();
  const over = new AbortController();
  const inFlight = new Set<Promise<void>>();
  let reason: EndReason = "closed";

  const take = async (text: string): Promise<void> => {
    const { answer, answered, goAway } = await handle(text);
    if (answer !== undefined && socket.readyState === WebSocket.OPEN) {
      socket.send(answer, (error) => {
        if (!(error instanceof Error)) answered?.();
      });
    }
    if (goAway === true) goingAway.resolve();
  };
  socket.on("message", (data: RawData, isBinary) => {
    if (isBinary) {
      refuseBinary();
      return;
    }
    const done = take(textOf(data)).finally(() => {
      inFlight.delete(done);
      if (socket.isPaused && inFlight.size < mostInFlight / 2) socket.resume();
    });
    inFlight.add(done);
    if (inFlight.size >= mostInFlight) socket.pause();
  });
  socket.on("error", () => {
    if (reason === "closed") reason = "error";
  });
  socket.once("close", () => {
    over.abort();
    ended.resolve(reason);
  });
  const watch = async (): Promise<void> => {
    if (!(await watchPongs(socket, system, over.signal))) return;
    reason = "no_pong";
    socket.terminate();
  };
  socket.once("open", () => void watch());

  return {
    goingAway: goingAway.promise,
    ended: ended.promise,
    async close() {
      if (reason === "closed") reason = "stopped";
      while (inFlight.size > 0 && !over.signal.aborted) await Promise.allSettled(inFlight);
      socket.close(1000);
      await system.wait(closeWithinMs, over.signal);
      socket.terminate();
      await ended.promise;
    },
  };
}

function textOf(data: RawData): string {
  if (Buffer.isBuffer(data)) return data.toString("utf8");
  return Array.isArray(data) ? Buffer.concat(data).toString("utf8") : Buffer.from(data).toString();
}
