/** What a pack remembers, between messages and restarts. */
export interface PackMemory {
  /** Of the sender. */
  readonly person: PackDrawer;
  /** Of the conversation. */
  readonly group: PackDrawer;
  /** Of the pack as a whole. */
  readonly pack: PackDrawer;
}

/** Values by name: plain JSON, up to 8 KiB each. */
export interface PackDrawer {
  get(key: string): Promise<unknown>;
  /** All whose name begins with `prefix`, by name. */
  list(prefix?: string): Promise<ReadonlyMap<string, unknown>>;
  /** Kept with the answer; `null` forgets it. */
  set(key: string, value: unknown): void;
  /** Adds to a number with the answer; of many who add at once none is lost. 1 when `by` is left out. */
  add(key: string, by?: number): void;
}
