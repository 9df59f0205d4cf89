import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocketServer, type WebSocket } from "ws";

// DingTalk's end of Stream mode, as small as it can be: it replays recorded frames (protocol §9.4) and
// keeps what the client said. Nothing of the emulator is in it.

/** What the client asked for when it asked for a connection. */
interface Opened {
  readonly headers: IncomingMessage["headers"];
  readonly url: string;
  readonly body: Record<string, unknown>;
}

/** A frame of the client. */
export interface Answered {
  readonly code: number;
  readonly message: string;
  readonly headers: { readonly messageId: string; readonly contentType: string };
  readonly data: string;
}

export interface SmallGateway {
  /** Base URL of the API. */
  readonly api: string;
  readonly opened: readonly Opened[];
  /** Paths of the connections made, with their tickets. */
  readonly paths: readonly string[];
  readonly sockets: readonly WebSocket[];
  readonly answers: readonly Answered[];
  /** Answers the call for a connection instead of a ticket, until it is `undefined` again. */
  answer: ((response: ServerResponse) => void) | undefined;
  /** Where connections are to be opened; the gateway itself unless given. */
  endpoint: string | undefined;
  /** Refuses connections with 401, as it does with a ticket that was used or is too old. */
  refusesTickets: boolean;
  /** Sends to the newest connection. */
  send(frame: object | string | Buffer): void;
  /** Resolves when so many connections were made in all. */
  connected(count: number): Promise<void>;
  /** Resolves when so many frames came back in all. */
  answered(count: number): Promise<void>;
  close(): Promise<void>;
}

/** Opens a gateway; give it back with `close`. */
export async function openSmallGateway(): Promise<SmallGateway> {
  const opened: Opened[] = [];
  const paths: string[] = [];
  const sockets: WebSocket[] = [];
  const answers: Answered[] = [];
  const waiting = new Set<() => void>();
  const look = (): void => {
    for (const each of waiting) each();
  };
  const until = (isThere: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const check = (): void => {
        if (!isThere()) return;
        waiting.delete(check);
        resolve();
      };
      waiting.add(check);
      check();
    });

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = JSON.parse(Buffer.concat(chunks).toString("utf8")) as Record<string, unknown>;
      opened.push({ headers: request.headers, url: request.url ?? "", body });
      look();
      if (gateway.answer !== undefined) {
        gateway.answer(response);
        return;
      }
      const endpoint = gateway.endpoint ?? `ws://127.0.0.1:${port()}/connect`;
      // Tickets that must be encoded to survive in a URL.
      const ticket = `ticket ${opened.length}+&=`;
      response.writeHead(200, { "content-type": "application/json;charset=utf-8" });
      response.end(JSON.stringify({ endpoint, ticket }));
    });
  });
  const sink = new WebSocketServer({ server, verifyClient: () => !gateway.refusesTickets });
  sink.on("connection", (socket, request) => {
    sockets.push(socket);
    paths.push(request.url ?? "");
    socket.on("message", (data) => {
      answers.push(JSON.parse((data as Buffer).toString("utf8")) as Answered);
      look();
    });
    look();
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const port = (): number => (server.address() as AddressInfo).port;

  const gateway: SmallGateway = {
    api: `http://127.0.0.1:${port()}`,
    opened,
    paths,
    sockets,
    answers,
    answer: undefined,
    endpoint: undefined,
    refusesTickets: false,
    send(frame) {
      const isText = typeof frame === "string" || Buffer.isBuffer(frame);
      sockets.at(-1)?.send(isText ? frame : JSON.stringify(frame));
    },
    connected: (count) => until(() => sockets.length >= count),
    answered: (count) => until(() => answers.length >= count),
    close() {
      for (const socket of sockets) socket.terminate();
      sink.close();
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
  return gateway;
}
