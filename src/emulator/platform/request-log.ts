import type { Clock } from "../../core/clock.ts";
import type { Answer } from "./answer.ts";
import { parseJson } from "../json.ts";
import { maskSecrets, maskedQuery } from "./masking.ts";
import { mediaTypeOf, type PlatformRequest } from "./request.ts";

/** A request that came in, and what was answered. */
interface LoggedRequest {
  readonly seq: number;
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** JSON as a value, other text as text, and of an upload its size. */
  readonly body: unknown;
  /** The fault that happened to it. */
  readonly fault?: string;
  /** `null` while it is being answered, and when the answer was dropped. */
  readonly answer: { readonly status: number; readonly body: unknown } | null;
}

/** The latest requests to the platform's paths, oldest first. */
export interface RequestLog {
  /** The number of the next request. */
  next(): number;
  add(request: PlatformRequest): void;
  setAnswer(seq: number, outcome: { fault?: string; answer: Answer | null }): void;
  find(seq: number): LoggedRequest | undefined;
  list(filter: { readonly after: number; readonly path?: string }): readonly LoggedRequest[];
  clear(): void;
}

const mostRequests = 5000;

export function createRequestLog(clock: Clock): RequestLog {
  const kept = new Map<number, LoggedRequest>();
  let last = 0;
  return {
    next() {
      last += 1;
      return last;
    },
    add(request) {
      const { seq, method, path, query } = request;
      const entry = { seq, at: clock.now(), method, path, query: maskedQuery(query) };
      kept.set(seq, { ...entry, body: bodyOf(request), answer: null });
      const [oldest] = kept.keys();
      if (kept.size > mostRequests && oldest !== undefined) kept.delete(oldest);
    },
    setAnswer(seq, { fault, answer }) {
      const entry = kept.get(seq);
      if (entry === undefined) return;
      const body = answer === null ? null : (parseJson(answer.text) ?? answer.text);
      kept.set(seq, {
        ...entry,
        ...(fault === undefined ? {} : { fault }),
        answer: answer === null ? null : { status: answer.status, body },
      });
    },
    find: (seq) => kept.get(seq),
    list: ({ after, path }) =>
      [...kept.values()]
        .filter((each) => each.seq > after)
        .filter((each) => path === undefined || each.path === path),
    clear: () => kept.clear(),
  };
}

function bodyOf(request: PlatformRequest): unknown {
  if (request.bodyBytes === 0) return null;
  const type = mediaTypeOf(request);
  if (type.startsWith("multipart/")) return `${request.bodyBytes} bytes of ${type}`;
  const text = request.body.toString("utf8");
  if (type === "application/x-www-form-urlencoded") return maskedQuery(new URLSearchParams(text));
  return maskSecrets(parseJson(text) ?? text.slice(0, mostTextShown));
}

const mostTextShown = 20_000;
