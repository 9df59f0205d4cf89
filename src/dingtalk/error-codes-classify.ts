import { meaningOf, type AnswerKind, type CodeMeaning } from "./error-codes.ts";
import { robotBlockMs } from "./limits.ts";

/** An answer as it came. Header names are lower case. */
export interface PlatformAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly text: string;
}

/** What DingTalk said about a call, and what to do about it. */
export interface Verdict {
  readonly kind: AnswerKind;
  /** errcode or `code`; `http 502` and the like when there is none. */
  readonly code: string;
  readonly subCode?: string;
  /** DingTalk's words, cut, without addresses. */
  readonly text: string;
  readonly remedy?: string;
  /** Throttled: how long to send nothing. Otherwise: how long to wait at least. */
  readonly pauseMs?: number;
  readonly requestId?: string;
  /** The answer as JSON; `undefined` when it is none. */
  readonly body?: JsonObject;
}

export type JsonObject = Readonly<Record<string, unknown>>;

const textLimitChars = 200;

/** Reads an answer. HTTP 200 says nothing: only errcode 0, or no code at all, is success (protocol §2.6). */
export function classify(answer: PlatformAnswer): Verdict {
  // Reported when a robot sends too fast (reliability.md §0.6); never followed, whatever its body says.
  if (answer.status >= 300 && answer.status < 400) {
    const code = `http ${answer.status}`;
    return { kind: "throttle", pauseMs: robotBlockMs, code, text: "a redirect" };
  }
  const body = parseObject(answer.text);
  if (body === undefined) return verdictOfPage(answer);
  const code = codeOf(body);
  if (code === undefined) return verdictOfStatus(answer, body);
  const subCode = textOf(body["sub_code"] ?? body["subCode"]);
  const words = cleanWords(
    [body["errmsg"] ?? body["message"], body["sub_msg"]].map((one) => textOf(one) ?? "").join(" "),
  );
  const known =
    (subCode === undefined ? undefined : meaningOf(subCode, words)) ?? meaningOf(code, words);
  const requestId = textOf(body["request_id"] ?? body["requestid"] ?? body["requestId"]);
  return {
    ...(known ?? unknownMeaning(answer)),
    code,
    text: words,
    body,
    ...(subCode === undefined ? {} : { subCode }),
    ...(requestId === undefined ? {} : { requestId: requestId.slice(0, 64) }),
  };
}

/** No JSON: a gateway's page, or the block of an address (protocol §11). What is cut short may have worked. */
function verdictOfPage(answer: PlatformAnswer): Verdict {
  const code = `http ${answer.status}`;
  if (answer.status >= 500) return { ...unknownMeaning(answer), code, text: "server error" };
  const isPage = /^\s*<(!doctype|html|head|body|script)/i.test(answer.text);
  if (isPage || answer.status === 403) {
    return { kind: "throttle", pauseMs: robotBlockMs, code, text: "a page instead of an answer" };
  }
  return {
    ...unknownMeaning(answer),
    code,
    text: "unreadable answer; the message may have arrived",
  };
}

/** JSON without a code: the new API's success, or a status alone. */
function verdictOfStatus(answer: PlatformAnswer, body: JsonObject): Verdict {
  const code = `http ${answer.status}`;
  if (answer.status >= 200 && answer.status < 300) return { kind: "ok", code, text: "", body };
  return { ...unknownMeaning(answer), code, text: "no code in the answer", body };
}

function unknownMeaning(answer: PlatformAnswer): CodeMeaning {
  const retryAfterMs = retryAfterOf(answer);
  if (answer.status === 429) return { kind: "throttle", pauseMs: retryAfterMs ?? 1000 };
  if (answer.status === 401) return { kind: "auth" };
  return { kind: "retry", ...(retryAfterMs === undefined ? {} : { pauseMs: retryAfterMs }) };
}

/** `Retry-After` in seconds, at most as long as DingTalk's own block. Dates are not used by DingTalk. */
function retryAfterOf(answer: PlatformAnswer): number | undefined {
  const value = answer.headers["retry-after"];
  if (typeof value !== "string" || !/^\d{1,9}(\.\d+)?$/.test(value.trim())) return undefined;
  return Math.min(Math.ceil(Number(value) * 1000), robotBlockMs);
}

/** Samples have errcode as number and as string; the block of an address has `status` (protocol §0.2). */
function codeOf(body: JsonObject): string | undefined {
  const blocked = body["punish"] !== undefined || textOf(body["status"]) === "1111";
  return textOf(body["errcode"]) ?? textOf(body["code"]) ?? (blocked ? "1111" : undefined);
}

function textOf(value: unknown): string | undefined {
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** DingTalk's texts have links to its documents, and might quote what was sent. */
function cleanWords(words: string): string {
  return words
    .replaceAll(/https?:\/\/\S+/gi, "…")
    .replaceAll(/[A-Za-z0-9_-]{32,}/g, "…")
    .replaceAll(/\s+/g, " ")
    .trim()
    .slice(0, textLimitChars)
    .toWellFormed();
}

function parseObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as JsonObject)
      : undefined;
  } catch {
    return undefined;
  }
}
