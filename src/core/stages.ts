import type { Arrival } from "./delivery.ts";

declare const stage: unique symbol;

/** A value that only one module can make: the compiler refuses a request that skipped a step. */
type Stage<Name extends string, T> = T & { readonly [stage]: Name };

/** Bytes as they came in, from any receiver. Header names are lower case. */
export interface RawRequest {
  readonly robot: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Uint8Array;
  readonly receivedAt: number;
  /**
   * `stream`: it came over a connection that was opened with the robot's credentials, which is its proof.
   * Only the Stream receiver says so.
   */
  readonly transport?: "stream";
  /** Of an HTTP request; event callbacks are signed there. */
  readonly query?: URLSearchParams;
}

/** A request whose sender has proved to be DingTalk. Made in inbound/verify*.ts. */
export type VerifiedRequest = Stage<"verified", RawRequest>;

/** A verified request read as JSON and given its dedupe key. Made in inbound/decode*.ts. */
export type Decoded = Stage<"decoded", Arrival>;

/** Marks `value` as having passed `Name`; called by the one module that owns the stage. */
export function passed<S extends Stage<string, object>>(value: Omit<S, typeof stage>): S {
  return value as S;
}
