import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import { type Clock, minuteMs, secondMs } from "../../core/clock.ts";
import type { Random } from "../../core/random.ts";
import type { Faults } from "../faults/faults.ts";
import { newHexId } from "../world/identifiers.ts";
import { type Ack, createStreamConnection, type StreamConnection } from "./stream-connection.ts";
import { createTickets, type Tickets } from "./tickets.ts";

/** Where connections are opened. */
export const connectPath = "/connect";
/** Without an acknowledgement a push is sent again after this (protocol §9.6). */
const pushAgainAfterMs = minuteMs;
const pushesAtMost = 4;
/** How long whoever caused a push waits to hear what became of it. */
const patienceMs = 5 * secondMs;
/** A push that finds only a connection that is leaving waits this long for the next one. */
const nextWithinMs = 10 * secondMs;

/** Something for a client. */
export interface Push {
  readonly appKey: string;
  readonly type: "CALLBACK" | "EVENT";
  readonly topic: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly data: string;
}

/** What became of a push. */
export interface PushOutcome {
  /** The code of its acknowledgement; 0 when there was none in time. */
  readonly status: number;
  readonly ms: number;
  /** The data of its acknowledgement. */
  readonly body: string;
  readonly error?: string;
}

/** Stream mode, the server's side (protocol §9). */
export interface StreamGateway {
  readonly tickets: Tickets;
  /** Takes over an HTTP upgrade. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  isSubscribed(appKey: string, type: Push["type"], topic: string): boolean;
  /** Pushes to one connection of the app, chosen at random, until it is acknowledged. Never rejects. */
  push(push: Push): Promise<PushOutcome>;
  /** The connections there are now. */
  list(): readonly { readonly id: string; readonly appKey: string; readonly leaving: boolean }[];
  /** Forgets tickets and pushes, and drops every connection. */
  clear(): void;
}

export interface StreamGatewayOptions {
  readonly clock: Clock;
  readonly system: Clock;
  readonly random: Random;
  readonly faults: Faults;
}

export function createStreamGateway(options: StreamGatewayOptions): StreamGateway {
  const { clock, system, random, faults } = options;
  const tickets = createTickets(clock, random);
  const server = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  const connections = new Set<StreamConnection>();
  const unacknowledged = new Map<string, (ack: Ack) => void>();
  const arrivals = new Set<() => void>();
  let life = new AbortController();

  const takeFaults = (connection: StreamConnection): void => {
    if (faults.take("stream_half_open", connectPath) !== undefined) connection.freeze();
    if (faults.take("stream_disconnect", connectPath) !== undefined) connection.disconnect();
  };
  faults.onReplace(() => {
    for (const each of [...connections]) if (!each.isLeaving()) takeFaults(each);
  });

  const subscribed = (appKey: string, subscription: string): readonly StreamConnection[] =>
    [...connections].filter(
      ({ subscriber }) => subscriber.appKey === appKey && subscriber.topics.has(subscription),
    );

  function choose(all: readonly StreamConnection[]): StreamConnection | undefined {
    const open = all.filter((each) => !each.isLeaving());
    return open[Math.floor(random.fraction() * open.length)];
  }

  /** One that may be pushed to; waits for the next while one is leaving. */
  async function find(appKey: string, subscription: string): Promise<StreamConnection | undefined> {
    const all = subscribed(appKey, subscription);
    if (all.length === 0) return undefined;
    const chosen = choose(all);
    if (chosen !== undefined) return chosen;
    const deadline = new AbortController();
    void system.wait(nextWithinMs, deadline.signal).then(() => deadline.abort());
    try {
      for (;;) {
        await nextArrival(deadline.signal);
        const now = subscribed(appKey, subscription);
        const next = choose(now);
        if (next !== undefined || now.length === 0 || deadline.signal.aborted) return next;
      }
    } finally {
      deadline.abort();
    }
  }

  function nextArrival(deadline: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        arrivals.delete(done);
        deadline.removeEventListener("abort", done);
        resolve();
      };
      arrivals.add(done);
      deadline.addEventListener("abort", done, { once: true });
    });
  }

  function sendTo(connection: StreamConnection, push: Push, onAck: (ack: Ack) => void): string {
    const messageId = `${newHexId(random, 4)}_${newHexId(random, 2)}_${newHexId(random, 6)}`;
    unacknowledged.set(messageId, onAck);
    const headers = {
      appId: push.appKey,
      connectionId: connection.id,
      contentType: "application/json",
      messageId,
      time: String(clock.now()),
      topic: push.topic,
      ...push.headers,
    };
    if (faults.take("stream_drop", push.topic) === undefined) {
      connection.send({ specVersion: "1.0", type: push.type, headers, data: push.data });
    }
    return messageId;
  }

  /** Sends until it is acknowledged: a message id for each try, the same data. */
  async function sendUntilAcknowledged(
    push: Push,
    onAck: (ack: Ack) => void,
    onLost: (error: string) => void,
  ): Promise<void> {
    const { signal } = life;
    for (let count = 0; count < pushesAtMost && !signal.aborted; count += 1) {
      const connection = await find(push.appKey, `${push.type} ${push.topic}`);
      if (connection === undefined) {
        onLost("no Stream connection of this app asked for it");
        // What nobody ever got is lost; what was sent once is tried again.
        if (count === 0) return;
        await clock.wait(pushAgainAfterMs, signal);
      } else {
        const acknowledged = new AbortController();
        let isKept = false;
        const messageId = sendTo(connection, push, (ack) => {
          // LATER asks for the event again (protocol §9.5).
          isKept = ack.code !== 500;
          onAck(ack);
          if (isKept) acknowledged.abort();
        });
        const isOver = AbortSignal.any([acknowledged.signal, signal]);
        await clock.wait(pushAgainAfterMs, isOver);
        unacknowledged.delete(messageId);
        if (isKept) return;
      }
    }
  }

  async function pushOnce(push: Push): Promise<PushOutcome> {
    const startedAt = system.now();
    const known = Promise.withResolvers<PushOutcome>();
    const waiting = new AbortController();
    const tell = (outcome: Omit<PushOutcome, "ms">): void => {
      waiting.abort();
      known.resolve({ ...outcome, ms: system.now() - startedAt });
    };
    void sendUntilAcknowledged(
      push,
      ({ code, data }) => tell({ status: code, body: data }),
      (error) => tell({ status: 0, body: "", error }),
    );
    void system
      .wait(patienceMs, waiting.signal)
      .then(() => tell({ status: 0, body: "", error: `no ACK within ${patienceMs} ms` }));
    return await known.promise;
  }

  return {
    tickets,
    upgrade(request, socket, head) {
      const url = new URL(request.url ?? "/", "http://emulator");
      if (faults.take("http_500", url.pathname) !== undefined) {
        refuse(socket, "503 Service Unavailable");
        return;
      }
      const subscriber = tickets.take(url.searchParams.get("ticket") ?? "");
      if (url.pathname !== connectPath || subscriber === undefined) {
        refuse(socket, url.pathname === connectPath ? "401 Unauthorized" : "404 Not Found");
        return;
      }
      server.handleUpgrade(request, socket, head, (client) => {
        const connection = createStreamConnection(client, subscriber, {
          system,
          random,
          onAck: (messageId, ack) => {
            const tell = unacknowledged.get(messageId);
            unacknowledged.delete(messageId);
            tell?.(ack);
          },
          onEnd: () => {
            connections.delete(connection);
            for (const look of [...arrivals]) look();
          },
        });
        connections.add(connection);
        for (const look of [...arrivals]) look();
        takeFaults(connection);
      });
    },
    isSubscribed: (appKey, type, topic) => subscribed(appKey, `${type} ${topic}`).length > 0,
    async push(push) {
      const fault = faults.take("duplicate_callbacks", push.topic);
      const extra = fault === undefined ? 0 : Math.max(1, Math.trunc(Number(fault)));
      const outcomes = Array.from({ length: 1 + extra }, () => pushOnce(push));
      const [first] = await Promise.all(outcomes);
      return first ?? { status: 0, ms: 0, body: "" };
    },
    list: () =>
      [...connections].map((each) => ({
        id: each.id,
        appKey: each.subscriber.appKey,
        leaving: each.isLeaving(),
      })),
    clear() {
      life.abort();
      life = new AbortController();
      tickets.clear();
      unacknowledged.clear();
      for (const each of [...connections]) each.end();
    },
  };
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}
