import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** DingTalk's side of sending: says yes to every message and tells when it came. */
export interface Sink {
  /** What `dingtalk.hosts` is set to. */
  readonly origin: string;
  /** The session webhook named `session`; whoever posts there is told of under that name. */
  webhook(session: string): string;
  onMessage: (session: string) => void;
  close(): Promise<void>;
}

/** Enough for every call: sending, tokens, todos. */
const yes = JSON.stringify({
  errcode: 0,
  errmsg: "ok",
  accessToken: "bench",
  expireIn: 7200,
  access_token: "bench",
  expires_in: 7200,
  id: "bench",
  result: { unionid: "bench", userid: "bench", name: "bench" },
});

/** Listens on loopback, in the bench's own process: the clock that sent is the clock that hears. */
export async function openSink(port = 0): Promise<Sink> {
  const server = createServer((request, response) => {
    const session = new URL(request.url ?? "/", "http://sink").searchParams.get("session") ?? "";
    sink.onMessage(session);
    request.resume();
    request.once("end", () => {
      response.writeHead(200, { "content-type": "application/json" }).end(yes);
    });
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const sink: Sink = {
    origin,
    webhook: (session) => `${origin}/robot/sendBySession?session=${session}`,
    onMessage: () => undefined,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return sink;
}
