import type { FormData } from "undici";
import type { JsonObject } from "../../dingtalk/error-codes-classify.ts";
import { jsonPost } from "../call.ts";
import { apiUrl, type Hosts } from "../hosts.ts";
import type { HttpRequest } from "../http-client.ts";

/** One call of one API, named as DingTalk's documents name it. */
export interface ApiCall {
  /** `old`: oapi.dingtalk.com, token in the query. `new`: api.dingtalk.com, token in a header (protocol §0.1). */
  readonly generation: "old" | "new";
  readonly method: HttpRequest["method"];
  /** `/v1.0/todo/users/{unionId}/tasks`: what stands in braces is filled from `at`. */
  readonly path: string;
  readonly at?: Readonly<Record<string, string>>;
  /** What is `undefined` is left out. */
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly body?: JsonObject;
  readonly form?: FormData;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
  /** 10 s unless given. */
  readonly timeoutMs?: number;
}

/** What limits and messages call this API by: never with ids in it. */
export function apiName({ method, path }: ApiCall): string {
  return `${method} ${path}`;
}

/** The request for a call, with the token where its generation wants it. */
export function apiRequest(call: ApiCall, token: string, hosts: Hosts): HttpRequest {
  const isOld = call.generation === "old";
  const query = queryOf({ ...(isOld ? { access_token: token } : {}), ...call.query });
  const url = apiUrl(isOld ? hosts.oapi : hosts.api, fill(call.path, call.at)) + query;
  const headers = {
    ...(isOld ? {} : { "x-acs-dingtalk-access-token": token }),
    ...call.headers,
  };
  const { method, body, form, signal, timeoutMs } = call;
  const base: HttpRequest =
    body === undefined
      ? { method, url, headers, ...(form === undefined ? {} : { body: form }) }
      : { ...jsonPost(url, body, { headers }), method };
  return {
    ...base,
    answerLimitBytes,
    ...(signal === undefined ? {} : { signal }),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  };
}

/** Lists of a hundred events with their people are longer than the answer to a send. */
const answerLimitBytes = 1024 * 1024;

function fill(path: string, at: Readonly<Record<string, string>> = {}): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(at[name] ?? ""));
}

function queryOf(values: NonNullable<ApiCall["query"]>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined) query.set(name, String(value));
  }
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}
