import type { Locale } from "./locale.ts";

/** A request to a host that config.yaml lets packs call. */
export interface WebRequest {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** In which it is said why there is no answer. */
  readonly locale: Locale;
}

export interface WebAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The body as UTF-8. */
  readonly text: string;
}

/** Calls the hosts that packs may call, and nothing else. */
export interface WebClient {
  /**
   * Answers every HTTP status; redirects are not followed. Throws `fetch_refused` for what it may not call and for an
   * answer that is too long, `fetch_failed` when there is no answer: then the request may have arrived.
   */
  request(request: WebRequest): Promise<WebAnswer>;
}
