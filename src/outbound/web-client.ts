import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import type { Agent, Dispatcher } from "undici";
import { BellhopError, messageOf } from "../core/errors.ts";
import type { WebAnswer, WebClient, WebRequest } from "../core/web-client.ts";
import { AddressRefused, openGuardedAgent, type GuardOptions } from "./address-guard.ts";
import { createPlaces } from "./places.ts";
import { BodyTooLarge, readUpTo } from "./read-up-to.ts";
import { createWebRules, webError, type WebProblem, type WebRulesOptions } from "./web-rules.ts";

const answerLimitBytes = 1024 * 1024;
const requestsPerHost = 4;

export interface WebClientOptions extends WebRulesOptions, Omit<GuardOptions, "allowedHosts"> {}

/**
 * Calls hosts that config.yaml names, at addresses that are checked when they are connected to. Redirects are not
 * followed, a few requests at a time go to one host, and an answer is read up to 1 MiB, before and after unpacking.
 */
export function createWebClient(options: WebClientOptions): WebClient & { close(): Promise<void> } {
  const { privateHosts } = options;
  let agent: Promise<Agent> | undefined;
  const openAgent = (): Promise<Agent> =>
    (agent ??= openGuardedAgent({ ...options, allowedHosts: privateHosts }));
  const rules = createWebRules(options);
  const places = createPlaces(requestsPerHost);
  return {
    async request(wanted) {
      const { locale } = wanted;
      const problem = rules.problemOf(wanted.url);
      if (problem !== undefined) throw webError(problem, locale);
      const limit = AbortSignal.any([AbortSignal.timeout(wanted.timeoutMs), wanted.signal]);
      const leave = await places.enter(new URL(wanted.url).host, limit).catch(() => {
        throw webError("timeout", locale);
      });
      try {
        return await exchange(wanted, await openAgent(), limit);
      } catch (error) {
        throw error instanceof BellhopError ? error : webError(problemIn(error), locale);
      } finally {
        leave();
      }
    },
    async close() {
      await (await agent)?.destroy();
    },
  };
}

async function exchange(
  { method, url, headers, body }: WebRequest,
  dispatcher: Dispatcher,
  signal: AbortSignal,
): Promise<WebAnswer> {
  const { request: send } = await import("undici");
  const answer = await send(url, {
    dispatcher,
    method,
    headers: {
      accept: "application/json, text/plain;q=0.9, */*;q=0.5",
      "user-agent": "Bellhop",
      ...headers,
      "accept-encoding": "gzip",
    },
    body: body ?? null,
    signal,
    // A connection is used once, so every request is looked up and checked anew.
    reset: true,
  });
  const packed = await readUpTo(answer.body, answerLimitBytes);
  const bytes =
    firstOf(answer.headers["content-encoding"])?.toLowerCase() === "gzip"
      ? await unpack(packed)
      : packed;
  return {
    status: answer.statusCode,
    headers: Object.fromEntries(
      Object.entries(answer.headers).map(([name, value]) => [name, firstOf(value) ?? ""]),
    ),
    text: decode(bytes, firstOf(answer.headers["content-type"]) ?? ""),
  };
}

const gunzipAsync = promisify(gunzip);

async function unpack(packed: Buffer): Promise<Buffer> {
  try {
    return await gunzipAsync(packed, { maxOutputLength: answerLimitBytes });
  } catch (error) {
    const isTooLong = error instanceof RangeError || /larger than/u.test(messageOf(error));
    throw isTooLong ? new BodyTooLarge() : error;
  }
}

/** Older systems in Chinese offices answer in GBK and say so. */
function decode(bytes: Buffer, type: string): string {
  const charset = /charset=["']?([\w-]+)/iu.exec(type)?.[1] ?? "utf-8";
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return bytes.toString("utf8");
  }
}

function firstOf(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

function problemIn(error: unknown): WebProblem {
  if (error instanceof AddressRefused) return "private";
  if (error instanceof BodyTooLarge) return "tooLarge";
  const isLate =
    error instanceof Error && /^(?:TimeoutError|AbortError|ConnectTimeoutError)$/u.test(error.name);
  return isLate ? "timeout" : "failed";
}
