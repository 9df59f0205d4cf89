import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";

/** A TCP proxy on loopback that can be made to fail as networks do. */
export interface FaultProxy {
  readonly port: number;
  /** How many connections go through it now. */
  connections(): number;
  /** Every byte from now on takes this much longer, each way. */
  delay(ms: number): void;
  /** Takes bytes and passes none on, in either direction: a half-open socket. No FIN, no RST. */
  blackHole(isOn: boolean): void;
  /** Ends all connections at once with a RST. */
  reset(): void;
  /** Ends all connections with a FIN after what is under way, `ms` later. */
  closeSlowly(ms: number): void;
  /** Passes on so many bytes more from the server, then resets. */
  limit(bytes: number): void;
  /** New connections are refused with a RST. */
  refuse(isOn: boolean): void;
  close(): Promise<void>;
}

interface Pair {
  readonly client: Socket;
  readonly upstream: Socket;
}

/** Opens a proxy to `target`, a port on loopback; give it back with `close`. */
export async function openFaultProxy(target: number): Promise<FaultProxy> {
  const pairs = new Set<Pair>();
  let delayMs = 0;
  let isBlackHole = false;
  let isRefusing = false;
  let bytesLeft = Infinity;

  function reset(): void {
    for (const { client, upstream } of pairs) {
      client.resetAndDestroy();
      upstream.destroy();
    }
  }

  function pass(from: Socket, to: Socket, fromServer: boolean): void {
    from.on("data", (chunk: Buffer) => {
      if (isBlackHole) return;
      const allowed = fromServer ? chunk.subarray(0, bytesLeft) : chunk;
      if (fromServer) bytesLeft -= allowed.length;
      // A closure for each chunk keeps the order: timers of one length fire in the order they were set.
      const write = (): void => {
        if (!to.destroyed && !isBlackHole) to.write(allowed);
        if (bytesLeft <= 0) reset();
      };
      if (delayMs === 0) write();
      else setTimeout(write, delayMs);
    });
    from.on("end", () => {
      if (!isBlackHole) to.end();
    });
    from.on("error", () => undefined);
  }

  const server: Server = createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
    if (isRefusing) {
      client.resetAndDestroy();
      return;
    }
    const upstream = connect({
      port: target,
      host: "127.0.0.1",
      allowHalfOpen: true,
      noDelay: true,
    });
    const pair = { client, upstream };
    pairs.add(pair);
    const forget = (): void => {
      if (!client.destroyed || !upstream.destroyed) return;
      pairs.delete(pair);
    };
    client.on("close", () => {
      // What a black hole swallows, the other side does not learn of.
      if (!isBlackHole) upstream.destroy();
      forget();
    });
    upstream.on("close", () => {
      if (!isBlackHole) client.destroy();
      forget();
    });
    pass(client, upstream, false);
    pass(upstream, client, true);
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));

  return {
    port: (server.address() as AddressInfo).port,
    connections: () => pairs.size,
    delay: (ms) => void (delayMs = ms),
    blackHole: (isOn) => void (isBlackHole = isOn),
    reset,
    closeSlowly(ms) {
      setTimeout(() => {
        for (const { client, upstream } of pairs) {
          client.end();
          upstream.end();
        }
      }, ms);
    },
    limit: (bytes) => void (bytesLeft = bytes),
    refuse: (isOn) => void (isRefusing = isOn),
    close() {
      for (const { client, upstream } of pairs) {
        client.destroy();
        upstream.destroy();
      }
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
