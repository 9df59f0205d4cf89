import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A callback as it reached the robot's home. */
interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly raw: string;
  readonly body: CallbackBody;
}

/** The fields of a callback that tests look at; all others are there too. */
interface CallbackBody {
  readonly [field: string]: unknown;
  readonly msgId: string;
  readonly msgtype: string;
  readonly text: { readonly content: string };
  readonly content: Readonly<Record<string, unknown>>;
  readonly atUsers: readonly { readonly dingtalkId: string; readonly staffId?: string }[];
  readonly sessionWebhook: string;
  readonly senderStaffId: string;
}

/** How a robot answers; without an answer the connection stays open. */
export type Answering = (received: Received, response: ServerResponse) => void;

export const answerWith =
  (body: unknown, status = 200): Answering =>
  (_, response) =>
    void response.writeHead(status).end(typeof body === "string" ? body : JSON.stringify(body));

/** Where a robot lives: a receiver of callbacks that keeps them all. */
export async function createRobotHome() {
  const received: Received[] = [];
  const home = { received, url: "", answer: answerWith(""), close };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.once("end", () => {
      const raw = Buffer.concat(chunks).toString("utf8");
      const { method = "", url: path = "", headers } = request;
      const one = { method, path, headers, raw, body: JSON.parse(raw) as CallbackBody };
      received.push(one);
      home.answer(one, response);
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  home.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  function close(): Promise<void> {
    return new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  }
  return home;
}
