import { classify, type JsonObject } from "../dingtalk/error-codes-classify.ts";
import type { HttpClient, HttpRequest } from "./http-client.ts";
import { PlatformError } from "./platform-error.ts";

/**
 * Calls DingTalk and answers its JSON. Rejects with a `PlatformError` for everything but success. With
 * `mayBeEmpty`, HTTP 200 without a body is success, as calendar changes answer (protocol §7.3).
 */
export async function call(
  http: HttpClient,
  request: HttpRequest,
  { mayBeEmpty = false }: { readonly mayBeEmpty?: boolean } = {},
): Promise<JsonObject> {
  const answer = await http.request(request);
  if (mayBeEmpty && answer.status === 200 && answer.text.trim() === "") return {};
  const verdict = classify(answer);
  if (verdict.kind !== "ok") throw new PlatformError(verdict);
  return verdict.body ?? {};
}

/** Posts JSON. Without exactly this content type webhooks answer 43004 (protocol §2.1). */
export function jsonPost(
  url: string,
  body: unknown,
  options: { headers?: Readonly<Record<string, string>>; signal?: AbortSignal | undefined } = {},
): HttpRequest {
  return {
    method: "POST",
    url,
    headers: { "content-type": "application/json; charset=utf-8", ...options.headers },
    body: JSON.stringify(body),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  };
}
