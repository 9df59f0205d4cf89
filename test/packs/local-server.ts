import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** A request that came to a local server. */
export interface Called {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

/** What it answers: a status, a body, headers; `never` leaves the request open. */
export type Answer =
  | {
      readonly status?: number;
      readonly body?: string | Buffer;
      readonly headers?: Record<string, string>;
    }
  | "never";

/** Another system on this machine, gone when the test has finished. */
export async function localServer(
  answer: (called: Called, count: number) => Answer | Promise<Answer>,
) {
  const called: Called[] = [];
  const waiting: { readonly count: number; readonly resolve: () => void }[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const one = {
        method: request.method ?? "",
        url: request.url ?? "",
        headers: request.headers,
        body: Buffer.concat(chunks).toString(),
      };
      called.push(one);
      for (const { count, resolve } of waiting) if (called.length >= count) resolve();
      void respond(answer(one, called.length), response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    called,
    /** Resolves when so many requests have come. */
    heard: (count: number) =>
      new Promise<void>((resolve) => {
        if (called.length >= count) resolve();
        else waiting.push({ count, resolve });
      }),
  };
}

async function respond(answer: Answer | Promise<Answer>, response: ServerResponse): Promise<void> {
  const said = await answer;
  if (said === "never") return;
  response.writeHead(said.status ?? 200, said.headers ?? { "content-type": "application/json" });
  response.end(said.body ?? "{}");
}
