import type { WebSocket } from "ws";
import { secondMs, type Clock } from "../core/clock.ts";

const pingEveryMs = 25 * secondMs;
const pongWithinMs = 15 * secondMs;

/**
 * Pings until `over`; resolves `true` when a pong stayed away. Silence is no death: DingTalk may send
 * nothing for long (protocol §9.7). Neither is a missing pong on a socket that we do not read just now.
 */
export async function watchPongs(
  socket: WebSocket,
  system: Clock,
  over: AbortSignal,
): Promise<boolean> {
  let alive = new AbortController();
  const heard = (): void => alive.abort();
  socket.on("pong", heard);
  socket.on("message", heard);
  try {
    while (!over.aborted) {
      await system.wait(pingEveryMs, over);
      if (over.aborted) return false;
      alive = new AbortController();
      socket.ping();
      await system.wait(pongWithinMs, AbortSignal.any([alive.signal, over]));
      if (!alive.signal.aborted && !over.aborted && !socket.isPaused) return true;
    }
    return false;
  } finally {
    socket.off("pong", heard);
    socket.off("message", heard);
  }
}
