import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type Koa from "koa";
import { BellhopError, messageOf } from "../core/errors.ts";

// Node's defaults (60 s and 300 s) let a few slow clients hold every connection.
const headersTimeoutMs = 10_000;
const requestTimeoutMs = 15_000;

/** A listening HTTP server. */
export interface HttpServer {
  /** `http://host:port`, with the port the system chose when 0 was asked for. */
  readonly url: string;
  /** Takes no new connections and resolves when the open requests are answered. */
  close(): Promise<void>;
}

/** Serves `app`; rejects with `usage` when the address cannot be had. */
export async function listen(
  app: Koa,
  address: { readonly host: string; readonly port: number },
): Promise<HttpServer> {
  const handle = app.callback();
  const server = createServer(
    { headersTimeout: headersTimeoutMs, requestTimeout: requestTimeoutMs },
    (request, response) => void handle(request, response),
  );
  await new Promise<void>((resolve, reject) => {
    server.once("error", (cause) => reject(cannotListen(address, cause)));
    server.listen(address.port, address.host, () => {
      server.removeAllListeners("error");
      resolve();
    });
  });
  return { url: urlOf(server), close: () => close(server) };
}

function cannotListen(address: { readonly host: string; readonly port: number }, cause: Error) {
  const message = `cannot listen on ${address.host}:${address.port} (${messageOf(cause)}): choose another server.port`;
  return new BellhopError("usage", message, { cause });
}

function urlOf(server: Server): string {
  // A TCP server's address is an object; the string form belongs to pipes.
  const { address, port } = server.address() as AddressInfo;
  return `http://${address.includes(":") ? `[${address}]` : address}:${port}`;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}
