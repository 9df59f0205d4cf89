import type { FormData, Pool } from "undici";
import { BellhopError } from "../core/errors.ts";
import type { PlatformAnswer } from "../dingtalk/error-codes-classify.ts";
import { PlatformError } from "./platform-error.ts";
import { readUpTo } from "./read-up-to.ts";

const connectTimeoutMs = 3000;
const totalTimeoutMs = 10_000;
const defaultAnswerLimitBytes = 64 * 1024;
const connectionsPerOrigin = 32;

/** One call of DingTalk. */
export interface HttpRequest {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | FormData;
  readonly signal?: AbortSignal;
  /** For uploads; otherwise 10 s. */
  readonly timeoutMs?: number;
  /** How much of the answer is read; 64 KiB unless given. A longer one is cut off as a lost answer. */
  readonly answerLimitBytes?: number;
}

/** Calls DingTalk's hosts and no others. Answers every HTTP status; redirects are never followed. */
export interface HttpClient {
  /** Rejects with a `PlatformError` of kind `retry` when there is no answer. */
  request(request: HttpRequest): Promise<PlatformAnswer>;
  close(): Promise<void>;
}

export function createHttpClient(baseUrls: readonly string[]): HttpClient {
  const origins = new Set(baseUrls.map((url) => allowedOrigin(url)));
  const pools = new Map<string, Pool>();
  const openPool = async (origin: string): Promise<Pool> => {
    // Not before something is called: a bot that starts need not wait for it.
    const { Pool } = await import("undici");
    const known = pools.get(origin);
    if (known !== undefined) return known;
    const pool = new Pool(origin, {
      connections: connectionsPerOrigin,
      connect: { timeout: connectTimeoutMs },
      allowH2: false,
    });
    pools.set(origin, pool);
    return pool;
  };

  return {
    async request({
      method,
      url,
      headers,
      body,
      signal,
      timeoutMs = totalTimeoutMs,
      answerLimitBytes = defaultAnswerLimitBytes,
    }) {
      const target = URL.parse(url);
      if (target === null || !origins.has(target.origin)) {
        throw new PlatformError({
          kind: "configuration",
          code: "host_refused",
          text: "the address is not on one of DingTalk's configured hosts",
        });
      }
      // The total is counted here: undici's own timeouts start anew with every byte that comes.
      const deadline = AbortSignal.timeout(timeoutMs);
      try {
        const pool = pools.get(target.origin) ?? (await openPool(target.origin));
        const answer = await pool.request({
          method,
          path: target.pathname + target.search,
          headers: headers ?? {},
          body: body ?? null,
          signal: signal === undefined ? deadline : AbortSignal.any([deadline, signal]),
        });
        const text = (await readUpTo(answer.body, answerLimitBytes)).toString("utf8");
        return { status: answer.statusCode, headers: answer.headers, text };
      } catch (error) {
        throw unreachable(error);
      }
    },
    async close() {
      await Promise.all([...pools.values()].map((pool) => pool.destroy()));
      pools.clear();
    },
  };
}

function allowedOrigin(url: string): string {
  const parsed = URL.parse(url);
  const isLoopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(parsed?.hostname ?? "");
  if (parsed?.protocol === "https:" || (parsed?.protocol === "http:" && isLoopback)) {
    return parsed.origin;
  }
  throw new BellhopError(
    "config_invalid",
    "DingTalk's hosts must be https addresses; http is only for an emulator on this machine",
  );
}

// Errors that come before a byte was sent. After any other, DingTalk may have the message.
const notSent = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT"]);

// The other side is not who it should be, which is found out before anything is said.
const badCertificate = /^(ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/;

function unreachable(error: unknown): PlatformError {
  if (error instanceof PlatformError) return error;
  const code = codeOf(error);
  return new PlatformError({
    kind: "retry",
    code,
    text:
      notSent.has(code) || badCertificate.test(code)
        ? "DingTalk could not be reached; nothing was sent"
        : "the answer was lost; the message may have arrived",
  });
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  if (error.name === "TimeoutError" || error.name === "AbortError") return error.name;
  return "code" in error && typeof error.code === "string" ? error.code : error.name;
}
