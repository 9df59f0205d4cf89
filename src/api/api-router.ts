import { createHash } from "node:crypto";
import { Router } from "@koa/router";
import type { Context } from "koa";
import type { Clock } from "../core/clock.ts";
import { BellhopError, messageOf, ReplyError } from "../core/errors.ts";
import type { NewEntry } from "../core/entry.ts";
import type { KeptAnswer } from "../core/idempotency.ts";
import type { Log } from "../core/log.ts";
import type { Random } from "../core/random.ts";
import type { Storage, Stores } from "../core/storage.ts";
import { createUnitOfWork } from "../core/unit-of-work.ts";
import { readBody } from "../http/read-body.ts";
import { createApiTokens, requireScope, type ApiCaller, type ApiToken } from "./api-tokens.ts";
import { openApiDocument } from "./openapi.ts";
import type { Operation } from "./operation.ts";
import { parsePart } from "./parse-part.ts";
import { ApiProblem, problemBody } from "./problem.ts";
import { createRateLimit } from "./rate-limit.ts";
import { uploadOf } from "./upload.ts";

/** Larger than any body of the API needs. */
const bodyLimitBytes = 256 * 1024;
const keyPattern = /^[\x21-\x7e]{8,200}$/;

export interface ApiOptions {
  readonly operations: readonly Operation[];
  readonly tokens: readonly ApiToken[];
  readonly storage: Storage;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** May turn an entry into several, such as one that is too long for a message. */
  readonly prepare: (entry: NewEntry) => readonly NewEntry[];
  readonly about: { readonly title: string; readonly version: string; readonly url: string };
}

/** `/api/v1`: the operations, and their OpenAPI document. */
export function createApiRouter(options: ApiOptions): Router {
  const { operations, storage, clock, random, log } = options;
  const callerOf = createApiTokens(options.tokens);
  const count = createRateLimit();
  const router = new Router({ prefix: "/api/v1" });
  let document: string | undefined;

  async function run(operation: Operation, ctx: Context): Promise<void> {
    const caller = callerOf(ctx.get("authorization") || undefined);
    ctx.set(count(caller.token, clock.now()));
    requireScope(caller, operation.scope);
    const input = {
      params: parsePart(operation.params, ctx["params"], ""),
      query: parsePart(operation.query, { ...ctx.query }, "?"),
      body: operation.body && parsePart(operation.body, await jsonBody(ctx), "/"),
      upload: uploadOf(ctx.req, operation.upload?.maxBytes),
      caller,
      now: clock.now(),
      requestId: random.token(12),
    };
    if (operation.method === "get") {
      const reading = {
        ...input,
        stores: storage,
        unit: createUnitOfWork(),
        prepared: undefined,
      };
      send(ctx, await answerOf(operation, () => operation.handle(reading)));
      return;
    }
    // Of an upload it is not known whether it came before until it is here.
    const isUpload = operation.upload !== undefined;
    const early = isUpload ? undefined : onceOf(operation, ctx, caller, input);
    if (early !== undefined && (await replayed(ctx, caller, early))) return;
    const preparing = { ...input, stores: storage, unit: createUnitOfWork() };
    const prepared = await operation.prepare?.(preparing);
    try {
      const digest = isUpload ? operation.fingerprint?.(prepared) : undefined;
      const once = isUpload ? onceOf(operation, ctx, caller, { ...input, digest }) : early;
      if (isUpload && once !== undefined && (await replayed(ctx, caller, once))) {
        await operation.discard?.(prepared);
        return;
      }
      const answer = await storage.transaction(async (stores) => {
        const unit = createUnitOfWork(options.prepare);
        const made = await answerOf(operation, () =>
          operation.handle({ ...input, stores, unit, prepared }),
        );
        await unit.commit(stores, input.now);
        if (once !== undefined) await keep(stores, caller, once, made, input.now);
        return made;
      });
      send(ctx, answer);
    } catch (error) {
      // Of anything else nobody knows whether it was committed.
      const isRefused = error instanceof ApiProblem || error instanceof ReplyError;
      if (isRefused) await operation.discard?.(prepared);
      throw error;
    }
  }

  /** Answers as it was answered before, when it was. */
  async function replayed(ctx: Context, caller: ApiCaller, once: Once): Promise<boolean> {
    const known = await storage.idempotency.find(caller.token, once.key);
    if (known !== undefined) replay(ctx, known, once.fingerprint);
    return known !== undefined;
  }

  for (const operation of operations) {
    const path = operation.path.replaceAll(/\{(\w+)\}/g, ":$1");
    router[operation.method](path, async (ctx) => {
      try {
        await run(operation, ctx);
      } catch (error) {
        answerProblem(ctx, problemOf(error, log, operation.id));
      }
    });
  }
  router.get("/openapi.json", (ctx) => {
    ctx.type = "application/json";
    document ??= JSON.stringify(openApiDocument(operations, options.about));
    ctx.body = document;
  });
  router.all("/{*path}", (ctx) => {
    const detail = "there is no such path; see /api/v1/openapi.json";
    answerProblem(ctx, new ApiProblem(404, "not_found", detail));
  });
  return router;
}

interface Answer {
  readonly status: number;
  /** JSON; empty without a body. */
  readonly body: string;
}

async function answerOf(operation: Operation, handle: () => Promise<unknown>): Promise<Answer> {
  const value = await handle();
  const body = operation.answer === undefined ? "" : JSON.stringify(operation.answer.parse(value));
  return { status: operation.status, body };
}

function send(ctx: Context, { status, body }: Answer): void {
  ctx.status = status;
  if (body === "") return;
  ctx.type = "application/json";
  ctx.body = body;
}

interface Once {
  readonly key: string;
  readonly fingerprint: string;
}

function onceOf(
  operation: Operation,
  ctx: Context,
  caller: ApiCaller,
  input: {
    readonly params: unknown;
    readonly query: unknown;
    readonly body: unknown;
    readonly digest?: string | undefined;
  },
): Once | undefined {
  const key = ctx.get("idempotency-key");
  if (key === "") return undefined;
  if (!keyPattern.test(key)) {
    const detail = "`idempotency-key` must have 8 to 200 printable characters, no spaces";
    throw new ApiProblem(400, "request_invalid", detail);
  }
  const { params, query, body, digest } = input;
  const said = JSON.stringify([operation.id, caller.token, params, query, body, digest]);
  return { key, fingerprint: createHash("sha256").update(said).digest("hex") };
}

async function keep(
  stores: Stores,
  caller: ApiCaller,
  once: Once,
  answer: Answer,
  now: number,
): Promise<void> {
  const { key, fingerprint } = once;
  const kept = await stores.idempotency.keep(caller.token, key, { fingerprint, ...answer }, now);
  if (kept) return;
  const detail = "a request with this `idempotency-key` is being carried out; ask again";
  throw new ApiProblem(409, "idempotency_conflict", detail, { headers: { "retry-after": "1" } });
}

function replay(ctx: Context, known: KeptAnswer, fingerprint: string): void {
  if (known.fingerprint !== fingerprint) {
    const detail = "this `idempotency-key` was used for another request; take a new one";
    throw new ApiProblem(422, "idempotency_key_reused", detail);
  }
  ctx.set("idempotency-replayed", "true");
  send(ctx, known);
}

async function jsonBody(ctx: Context): Promise<unknown> {
  if (!/^application\/(?:[\w.+-]+\+)?json\b/i.test(ctx.get("content-type"))) {
    throw new ApiProblem(415, "media_type_unsupported", "send `content-type: application/json`");
  }
  const bytes = await readBody(ctx.req, bodyLimitBytes);
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    throw new ApiProblem(400, "request_invalid", `the body is not JSON: ${messageOf(error)}`);
  }
}

function problemOf(error: unknown, log: Log, operation: string): ApiProblem {
  if (error instanceof ApiProblem) return error;
  if (error instanceof BellhopError && error.code.startsWith("fetch_") && error.expose) {
    return new ApiProblem(422, error.code, error.message);
  }
  if (error instanceof ReplyError) return new ApiProblem(422, "refused", messageOf(error));
  if (error instanceof BellhopError && error.code === "storage_unavailable") {
    const headers = { "retry-after": "1" };
    return new ApiProblem(503, error.code, "nothing was kept; try again", { headers });
  }
  if (error instanceof BellhopError && error.code === "request_too_large") {
    return new ApiProblem(413, error.code, error.message, { headers: { connection: "close" } });
  }
  log.error({ operation, error }, "API request failed");
  return new ApiProblem(500, "internal", "nothing was kept; the log of the bot says more");
}

function answerProblem(ctx: Context, problem: ApiProblem): void {
  ctx.status = problem.status;
  ctx.set({ ...problem.headers });
  ctx.type = "application/problem+json";
  ctx.body = JSON.stringify(problemBody(problem));
}
