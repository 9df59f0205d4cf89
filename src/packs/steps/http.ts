import { BellhopError } from "../../core/errors.ts";
import type { WebAnswer, WebRequest } from "../../core/web-client.ts";
import { parseSetting } from "../../yaml/duration.ts";
import { fieldsShape, openShape, valueShape } from "../template-names.ts";
import type { Scope } from "../template.ts";
import { credentialIn } from "./credential.ts";
import { compileUrl } from "./http-url.ts";
import { pickFrom, readPick } from "./http-pick.ts";
import { reportAt, valueIn, withNames, wordsIn, type StepPlace } from "./place.ts";
import { StepError } from "./step-error.ts";
import type { StepFile } from "./step-schema.ts";
import type { StepAction } from "./step.ts";

type HttpFile = NonNullable<StepFile["http"]>;

/** What an answer is known by; `json` is what it holds, whatever that is. */
export const httpShape = fieldsShape({
  status: valueShape,
  ok: valueShape,
  headers: openShape,
  json: openShape,
  text: valueShape,
});

export const usualTimeoutMs = 10_000;
/** Statuses after which it may go better the next time. */
const retryStatuses: readonly number[] = [429, 502, 503, 504];

/** `http`: calls a host that config.yaml allows. An idempotency key goes with everything but GET. */
export function compileHttp(outer: StepPlace, file: HttpFile): StepAction | undefined {
  const { draft } = outer.about;
  const secretNames = Object.fromEntries(
    Object.keys(draft.secrets).map((name) => [name, valueShape]),
  );
  const place = withNames(outer, [["secrets", fieldsShape(secretNames)]]);
  if (file.json !== undefined && file.form !== undefined) {
    return reportAt(place, ["http", "form"], {
      message: "`json` and `form` exclude each other",
    });
  }
  if (file.bearer !== undefined && file.basic !== undefined) {
    return reportAt(place, ["http", "basic"], {
      message: "`bearer` and `basic` exclude each other",
    });
  }
  const pick = file.pick === undefined ? [] : readPick(file.pick);
  if (pick === undefined) {
    return reportAt(place, ["http", "pick"], {
      message: "`pick` is no path",
      hint: "names and numbers, for example data.items[0].id",
    });
  }
  const url = compileUrl(place, ["http", "url"], file.url);
  const headers = compileHeaders(place, file);
  const body = compileBody(place, file);
  const query = valueIn(place, ["http", "query"], file.query ?? {});
  if (url === undefined || headers === undefined || body === undefined) return undefined;
  if (query === undefined) return undefined;
  const hasBody = file.json !== undefined || file.form !== undefined;
  const method = file.method ?? (hasBody ? "POST" : "GET");
  const timeoutMs = parseSetting(file.timeout ?? "") ?? usualTimeoutMs;
  const statuses = statusesOf(file);
  return {
    kind: "outside",
    async act({ scope: bare, key, context, host, signal }) {
      const scope = { ...bare, secrets: readSecrets(draft.secrets) };
      const sent = body(scope);
      const request: WebRequest = {
        method,
        url: withQuery(url(scope), query(scope) as Record<string, unknown>),
        headers: {
          ...(method === "GET" ? {} : { "idempotency-key": key }),
          ...(sent === undefined ? {} : { "content-type": sent.type }),
          ...headers(scope),
        },
        ...(sent === undefined ? {} : { body: sent.text }),
        timeoutMs,
        signal,
        locale: context.locale,
      };
      const answer = await call(() => host.web.request(request));
      if (statuses.includes(answer.status)) throw new BusyAnswer(answer, read(answer, pick));
      return read(answer, pick);
    },
  };
}

/** The other side is busy: to be tried again, and an answer like any other when that was the last attempt. */
export class BusyAnswer extends StepError {
  readonly result: unknown;

  constructor({ status }: WebAnswer, result: unknown) {
    super(
      { zh: `对方返回 HTTP ${status}`, en: `the other side answered HTTP ${status}` },
      { retryable: true, about: { status } },
    );
    this.result = result;
  }
}

async function call(request: () => Promise<WebAnswer>): Promise<WebAnswer> {
  try {
    return await request();
  } catch (error) {
    if (!(error instanceof BellhopError) || !error.expose) throw error;
    throw new StepError(
      { zh: error.message, en: error.message },
      { retryable: error.code === "fetch_failed", cause: error },
    );
  }
}

function statusesOf({ retry }: HttpFile): readonly number[] {
  return typeof retry === "object" ? (retry.on ?? retryStatuses) : retryStatuses;
}

function read({ status, headers, text }: WebAnswer, pick: readonly (string | number)[]) {
  const json = parse(text);
  const picked = pickFrom(json, pick);
  return {
    status,
    ok: status >= 200 && status < 300,
    headers: shownHeaders(headers),
    json: picked ?? null,
    // What was parsed is not kept twice.
    text: json === undefined ? text.slice(0, longestText) : "",
  };
}

const longestText = 16_000;

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Cookies are credentials. */
function shownHeaders(headers: WebAnswer["headers"]) {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !/cookie|authorization/u.test(name)),
  );
}

function compileHeaders(
  place: StepPlace,
  file: HttpFile,
): ((scope: Scope) => Record<string, string>) | undefined {
  const own = Object.entries(file.headers ?? {}).map(([name, text]) => {
    if (
      !/^[A-Za-z0-9-]+$/u.test(name) ||
      /^(?:host|content-length|connection|transfer-encoding)$/iu.test(name)
    ) {
      reportAt(place, ["http", "headers", name], { message: `\`${name}\` cannot be set` }, "key");
      return undefined;
    }
    const value = wordsIn(place, ["http", "headers", name], text)?.of;
    return value && ([name.toLowerCase(), value] as const);
  });
  const bearer = credentialIn(place, ["http", "bearer"], file.bearer);
  const user = wordsIn(place, ["http", "basic", "user"], file.basic?.user);
  const password = credentialIn(place, ["http", "basic", "password"], file.basic?.password);
  if (bearer === undefined || user === undefined || password === undefined) return undefined;
  const known = own.filter((one) => one !== undefined);
  if (known.length < own.length) return undefined;
  return (scope) => ({
    ...Object.fromEntries(known.map(([name, value]) => [name, headerText(value(scope))])),
    ...(bearer.of === undefined ? {} : { authorization: `Bearer ${headerText(bearer.of(scope))}` }),
    ...(user.of === undefined || password.of === undefined
      ? {}
      : {
          authorization: `Basic ${Buffer.from(`${user.of(scope)}:${password.of(scope)}`).toString("base64")}`,
        }),
  });
}

/** A line break in a header would begin another one. */
function headerText(text: string): string {
  if (/^[\x20-\x7e]*$/u.test(text)) return text;
  throw new StepError({
    zh: "请求头里只能有英文字母、数字和符号",
    en: "a header can have ASCII characters only",
  });
}

function compileBody(
  place: StepPlace,
  { json, form }: HttpFile,
): ((scope: Scope) => { readonly type: string; readonly text: string } | undefined) | undefined {
  if (json !== undefined) {
    const value = valueIn(place, ["http", "json"], json);
    return (
      value &&
      ((scope) => ({ type: "application/json", text: JSON.stringify(value(scope) ?? null) }))
    );
  }
  if (form === undefined) return () => undefined;
  const value = valueIn(place, ["http", "form"], form);
  return (
    value &&
    ((scope) => ({
      type: "application/x-www-form-urlencoded",
      text: parametersOf(value(scope) as Record<string, unknown>).toString(),
    }))
  );
}

function withQuery(url: string, query: Readonly<Record<string, unknown>>): string {
  const more = parametersOf(query).toString();
  if (more === "") return url;
  return url + (url.includes("?") ? "&" : "?") + more;
}

function parametersOf(values: Readonly<Record<string, unknown>>): URLSearchParams {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    for (const one of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (one === null || one === undefined) continue;
      parameters.append(name, typeof one === "string" ? one : JSON.stringify(one));
    }
  }
  return parameters;
}

function readSecrets(secrets: Readonly<Record<string, string | undefined>>) {
  return Object.fromEntries(
    Object.entries(secrets).map(([name, value]) => {
      return [name, value ?? null];
    }),
  );
}
