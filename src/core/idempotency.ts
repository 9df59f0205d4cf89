/** What a request with an idempotency key came to. */
export interface KeptAnswer {
  /** Hash of method, path and body, so that a key is not used for something else. */
  readonly fingerprint: string;
  readonly status: number;
  /** JSON; empty without a body. */
  readonly body: string;
}
