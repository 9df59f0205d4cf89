import { createHash } from "node:crypto";
import { open, unlink } from "node:fs/promises";
import type { Agent, Dispatcher } from "undici";
import { BellhopError } from "../core/errors.ts";
import type { Locale } from "../core/locale.ts";
import { AddressRefused, openGuardedAgent, type GuardOptions } from "./address-guard.ts";
import { downloadName, type DownloadName } from "./download-name.ts";
import { fetchError, type FetchProblem } from "./fetch-texts.ts";
import { BodyTooLarge } from "./read-up-to.ts";

const usualMaxBytes = 20 * 1024 ** 2;
const totalTimeoutMs = 10_000;

/** What was fetched, and is now at the path that was given. */
interface Download extends DownloadName {
  readonly sizeBytes: number;
  readonly sha256: string;
}

/** Fetches what people's links lead to, from the public internet and the hosts config.yaml allows. */
export interface GuardedFetch {
  /**
   * Writes what `url` leads to into a new file at `path`; nothing is left there when it fails. Rejects
   * with `fetch_refused` or `fetch_failed`, whose messages may be shown: in `locale`, else in that of the deployment.
   */
  download(url: string, path: string, locale?: Locale): Promise<Download>;
  close(): Promise<void>;
}

export interface GuardedFetchOptions extends GuardOptions {
  readonly locale: Locale;
  /** The largest body; otherwise 20 MB. */
  readonly maxBytes?: number;
  /** Whether a web page will do, which is otherwise no file. */
  readonly takesPages?: boolean;
  /** For tests; otherwise 10 s. */
  readonly timeoutMs?: number;
}

export function createGuardedFetch(options: GuardedFetchOptions): GuardedFetch {
  const { maxBytes = usualMaxBytes } = options;
  const details: Partial<Record<FetchProblem, string>> = {
    tooLarge: `> ${Math.floor(maxBytes / 1024 ** 2)} MB`,
  };
  let agent: Promise<Agent> | undefined;

  return {
    async download(url, path, locale = options.locale) {
      const refuse = (problem: FetchProblem, detail = details[problem]): BellhopError =>
        fetchError(problem, locale, detail);
      const target = URL.parse(url);
      if (target === null || !/^https?:$/.test(target.protocol)) throw refuse("address");
      if (target.username !== "" || target.password !== "") throw refuse("credentials");
      try {
        const answer = await get(
          await (agent ??= openGuardedAgent(options)),
          target,
          options.timeoutMs ?? totalTimeoutMs,
        );
        const problem = problemOf(answer, { ...options, maxBytes });
        if (problem !== undefined) {
          // Destroying a body that is not read is an error event, which nobody else hears.
          answer.body.on("error", () => undefined).destroy();
          throw refuse(problem, problem === "status" ? `HTTP ${answer.statusCode}` : undefined);
        }
        const written = await writeBody(answer.body, path, maxBytes);
        return { ...nameOf(target, answer), ...written };
      } catch (error) {
        throw error instanceof BellhopError ? error : refuse(problemIn(error));
      }
    },
    async close() {
      await (await agent)?.destroy();
    },
  };
}

async function get(agent: Agent, url: URL, timeoutMs: number): Promise<Dispatcher.ResponseData> {
  const { request } = await import("undici");
  return request(url, {
    dispatcher: agent,
    method: "GET",
    // As it is: nothing is unpacked, so a small answer cannot become a large one.
    headers: { accept: "*/*", "accept-encoding": "identity", "user-agent": "Bellhop" },
    signal: AbortSignal.timeout(timeoutMs),
    // A connection is used once, so every fetch is looked up and checked anew.
    reset: true,
  });
}

function problemOf(
  { statusCode, headers }: Dispatcher.ResponseData,
  about: { readonly maxBytes: number; readonly takesPages?: boolean },
): FetchProblem | undefined {
  if (statusCode >= 300 && statusCode < 400) return "redirect";
  if (statusCode !== 200) return "status";
  const isPage = /^\s*(?:text\/html|application\/xhtml)/i.test(
    firstOf(headers["content-type"]) ?? "",
  );
  const isDownload = /^\s*attachment/i.test(firstOf(headers["content-disposition"]) ?? "");
  if (isPage && !isDownload && about.takesPages !== true) return "page";
  return Number(headers["content-length"] ?? 0) > about.maxBytes ? "tooLarge" : undefined;
}

function nameOf(url: URL, { headers }: Dispatcher.ResponseData): DownloadName {
  return downloadName(url, {
    disposition: firstOf(headers["content-disposition"]),
    type: firstOf(headers["content-type"]),
  });
}

function firstOf(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

async function writeBody(
  body: AsyncIterable<Buffer>,
  path: string,
  maxBytes: number,
): Promise<{ readonly sizeBytes: number; readonly sha256: string }> {
  const file = await open(path, "wx", 0o600);
  const digest = createHash("sha256");
  let sizeBytes = 0;
  try {
    for await (const chunk of body) {
      sizeBytes += chunk.length;
      if (sizeBytes > maxBytes) throw new BodyTooLarge();
      digest.update(chunk);
      await file.appendFile(chunk);
    }
    await file.sync();
  } catch (error) {
    await unlink(path).catch(() => undefined);
    throw error;
  } finally {
    await file.close();
  }
  return { sizeBytes, sha256: digest.digest("hex") };
}

function problemIn(error: unknown): FetchProblem {
  if (error instanceof AddressRefused) return "private";
  if (error instanceof BodyTooLarge) return "tooLarge";
  if (
    error instanceof Error &&
    /^(TimeoutError|AbortError|ConnectTimeoutError)$/.test(error.name)
  ) {
    return "timeout";
  }
  return "failed";
}
