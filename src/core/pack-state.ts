/** Something a pack has been told to remember. */
export interface PackValue {
  readonly scope: PackScope;
  readonly key: string;
  /** Plain JSON. */
  readonly value: unknown;
}

/** For whom it is remembered: the pack, one person, or one group. */
export type PackScope = "pack" | `person:${string}` | `group:${string}`;

/** What packs remember. */
export interface PackStateStore {
  list(pack: string, scopes: readonly PackScope[]): Promise<PackValue[]>;
  /** `null` forgets it. */
  put(pack: string, value: PackValue, now: number): Promise<void>;
}
