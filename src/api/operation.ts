import type { z } from "zod";
import type { Stores } from "../core/storage.ts";
import type { UnitOfWork } from "../core/unit-of-work.ts";
import type { ApiCaller } from "./api-tokens.ts";

/** What a token may do: read or write one kind of thing. */
export type Scope =
  | "messages:read"
  | "messages:write"
  | "tasks:read"
  | "tasks:write"
  | "reminders:read"
  | "reminders:write"
  | "schedules:read"
  | "schedules:write"
  | "sessions:read"
  | "sessions:write"
  | "notifications:read"
  | "notifications:write"
  | "files:read"
  | "files:write";

/** One method of one path: what the router serves and the OpenAPI document describes. */
export interface Operation<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
  X = unknown,
> {
  readonly id: string;
  readonly method: "get" | "post" | "delete" | "patch";
  /** Below `/api/v1`, parameters as `{id}`. */
  readonly path: string;
  readonly scope: Scope;
  readonly summary: string;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** The body is bytes of any type instead, at most so many. */
  readonly upload?: { readonly maxBytes: number };
  /** The status and body of success; a body of `undefined` is 204. */
  readonly status: 200 | 201 | 202 | 204;
  readonly answer?: R;
  /** What takes its time, such as fetching: runs before the transaction, so that nobody waits for it. */
  prepare?(input: OperationInput<z.output<P>, z.output<Q>, z.output<B>>): Promise<X>;
  /** Throws away what was prepared, when it was not needed. */
  discard?(prepared: X): Promise<void>;
  /** What of an upload tells it from another one. */
  fingerprint?(prepared: X): string;
  /** Runs in one transaction: all of it is committed with the answer, or nothing. */
  handle(
    input: OperationInput<z.output<P>, z.output<Q>, z.output<B>> & { readonly prepared: X },
  ): Promise<z.input<R> | undefined>;
}

export interface OperationInput<P = unknown, Q = unknown, B = unknown> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  /** The bytes of an upload, as they arrive; none otherwise. */
  readonly upload: AsyncIterable<Uint8Array>;
  readonly caller: ApiCaller;
  readonly stores: Stores;
  /** What is recorded here is committed with the answer. */
  readonly unit: UnitOfWork;
  readonly now: number;
  /** Unique to this request; keys what it makes. */
  readonly requestId: string;
}

/** Types an operation, so that `handle` knows the types of its input. */
export function defineOperation<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  R extends z.ZodType,
  X,
>(operation: Operation<P, Q, B, R, X>): Operation {
  return operation;
}
