import type { WebSocket } from "ws";
import { type Clock, secondMs } from "../../core/clock.ts";
import type { Random } from "../../core/random.ts";
import { isRecord, parseJson, recordIn, textIn } from "../json.ts";
import { newHexId } from "../world/identifiers.ts";
import type { Subscriber } from "./tickets.ts";

const pingEveryMs = 30 * secondMs;
/** After `disconnect` the server closes the connection this much later (protocol §9.6). */
const closeAfterMs = 10 * secondMs;

/** What a client said of a frame. */
export interface Ack {
  readonly code: number;
  readonly data: string;
}

/** The server's end of a connection. */
export interface StreamConnection {
  readonly id: string;
  readonly subscriber: Subscriber;
  /** Told to go: nothing is pushed to it any more. */
  isLeaving(): boolean;
  /** Sends a frame; what does not arrive is never acknowledged. */
  send(frame: object): void;
  /** Announces the end, which comes 10 s later. */
  disconnect(): void;
  /** From now on it neither reads nor writes, and says nothing: a half-open socket. */
  freeze(): void;
  end(): void;
}

export interface StreamConnectionOptions {
  readonly system: Clock;
  readonly random: Random;
  readonly onAck: (messageId: string, ack: Ack) => void;
  readonly onEnd: () => void;
}

export function createStreamConnection(
  socket: WebSocket,
  subscriber: Subscriber,
  { system, random, onAck, onEnd }: StreamConnectionOptions,
): StreamConnection {
  const over = new AbortController();
  let leaving = false;
  let frozen = false;

  const send = (frame: object): void => {
    if (!frozen && socket.readyState === socket.OPEN) socket.send(JSON.stringify(frame));
  };
  const sayAsSystem = (topic: string, data: object): void => {
    const headers = {
      topic,
      messageId: newHexId(random, 12),
      contentType: "application/json",
      time: String(system.now()),
    };
    send({ specVersion: "1.0", type: "SYSTEM", headers, data: JSON.stringify(data) });
  };

  socket.on("message", (data) => {
    if (frozen) return;
    const frame = parseJson(String(data));
    const headers = isRecord(frame) ? recordIn(frame, "headers") : undefined;
    const messageId = headers && textIn(headers, "messageId");
    if (!isRecord(frame) || messageId === undefined) return;
    onAck(messageId, { code: Number(frame["code"] ?? 0), data: textIn(frame, "data") ?? "" });
  });
  socket.on("error", () => undefined);
  socket.once("close", () => {
    over.abort();
    onEnd();
  });
  void (async () => {
    while (!over.signal.aborted) {
      await system.wait(pingEveryMs, over.signal);
      if (!over.signal.aborted) sayAsSystem("ping", { opaque: newHexId(random, 8) });
    }
  })();

  return {
    id: newHexId(random, 16),
    subscriber,
    isLeaving: () => leaving,
    send,
    disconnect() {
      if (leaving) return;
      leaving = true;
      sayAsSystem("disconnect", { reason: "persistent connection is timeout" });
      void system.wait(closeAfterMs, over.signal).then(() => socket.terminate());
    },
    freeze() {
      frozen = true;
      // Bytes pile up unread, pings too: nobody answers them.
      socket.pause();
    },
    end: () => socket.terminate(),
  };
}
