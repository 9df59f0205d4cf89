import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import type { Clock } from "../../src/core/clock.ts";

/** A request DingTalk got. */
export interface Received {
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** The JSON body; `{}` when it is none. */
  readonly body: Record<string, unknown>;
}

export interface FakeAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly text: string;
}

/** DingTalk at the edge of the network: keeps what it got and answers what the test says. */
export interface FakeDingTalk {
  readonly origin: string;
  readonly received: Received[];
  answer: (request: Received) => FakeAnswer | Promise<FakeAnswer>;
  close(): Promise<void>;
}

export const ok: FakeAnswer = { text: '{"errcode":0,"errmsg":"ok"}' };

/** An answer of the old API. */
export function errcode(code: number, errmsg: string): FakeAnswer {
  return { text: JSON.stringify({ errcode: code, errmsg }) };
}

/** An answer of the new API. */
export function refusal(status: number, code: string): FakeAnswer {
  return { status, text: JSON.stringify({ code, message: "no", requestid: "R-1" }) };
}

export async function startFakeDingTalk(clock: Clock): Promise<FakeDingTalk> {
  const received: Received[] = [];
  const fake = { received, answer: defaultAnswer };
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const one = await receive(request, clock);
    received.push(one);
    const { status = 200, headers = {}, text } = await fake.answer(one);
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(text);
  };
  const server = createServer((request, response) => {
    void handle(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return Object.assign(fake, {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

/** Says yes to everything. */
export function defaultAnswer({ path }: Received): FakeAnswer | Promise<FakeAnswer> {
  switch (path) {
    case "/v1.0/oauth2/accessToken":
      return { text: '{"accessToken":"token-1","expireIn":7200}' };
    case "/v1.0/robot/groupMessages/send":
    case "/v1.0/robot/oToMessages/batchSend":
      return { text: '{"processQueryKey":"key-1"}' };
    case "/media/upload":
      return { text: '{"errcode":0,"errmsg":"ok","media_id":"@lAD1","type":"file"}' };
    default:
      return ok;
  }
}

async function receive(request: IncomingMessage, clock: Clock): Promise<Received> {
  const text = (await buffer(request)).toString("utf8");
  const url = new URL(request.url ?? "/", "http://fake");
  return {
    at: clock.now(),
    method: request.method ?? "",
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    text,
    body: jsonOf(text),
  };
}

function jsonOf(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}
