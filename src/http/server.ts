import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type Koa from "koa";

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

/** Serves `app`; rejects when the address cannot be had. */
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
    server.once("error", reject);
    server.listen(address.port, address.host, () => {
      server.removeListener("error", reject);
      resolve();
    });
  });
  return { url: urlOf(server), close: () => close(server) };
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
