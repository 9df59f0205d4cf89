/** What a request with an idempotency key came to. */
export interface KeptAnswer {
  /** Hash of method, path and body, so that a key is not used for something else. */
  readonly fingerprint: string;
  readonly status: number;
  /** JSON; empty without a body. */
  readonly body: string;
}

/** Answers of API requests, so that one that is sent again is not carried out again. */
export interface IdempotencyStore {
  find(owner: string, key: string): Promise<KeptAnswer | undefined>;
  /** `false`: the key has been used meanwhile; nothing was kept. */
  keep(owner: string, key: string, answer: KeptAnswer, now: number): Promise<boolean>;
  /** Keeps it in the place of what is there. */
  replace(owner: string, key: string, answer: KeptAnswer, now: number): Promise<void>;
  prune(before: number): Promise<number>;
}
