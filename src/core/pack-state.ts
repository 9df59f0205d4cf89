/** Something a pack has been told to remember. */
export interface PackValue {
  readonly scope: PackScope;
  readonly key: string;
  /** Plain JSON. */
  readonly value: unknown;
}

/** What is added to a number that a pack remembers. */
export interface PackCount {
  readonly scope: PackScope;
  readonly key: string;
  readonly by: number;
}

/** For whom it is remembered: the pack, one person, or one group. */
export type PackScope = "pack" | `person:${string}` | `group:${string}`;

/** What packs remember. */
export interface PackStateStore {
  list(pack: string, scopes: readonly PackScope[]): Promise<PackValue[]>;
  /** `null` forgets it. */
  put(pack: string, value: PackValue, now: number): Promise<void>;
  /** Adds to a number, none lost of those added at once; what is no number counts as 0. */
  add(pack: string, value: PackCount, now: number): Promise<void>;
}
