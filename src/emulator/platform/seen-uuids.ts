/** Remembers the `msgUuid` of messages shown, so that a repeated send is shown once (protocol §2.1). */
export interface SeenUuids {
  has(scope: string, uuid: string): boolean;
  add(scope: string, uuid: string): void;
  clear(): void;
}

// How long DingTalk remembers is not documented; this many is far more than any retry comes back after.
const most = 100_000;

export function createSeenUuids(): SeenUuids {
  const seen = new Set<string>();
  return {
    has: (scope, uuid) => seen.has(keyOf(scope, uuid)),
    add(scope, uuid) {
      seen.add(keyOf(scope, uuid));
      const [oldest] = seen;
      if (seen.size > most && oldest !== undefined) seen.delete(oldest);
    },
    clear: () => seen.clear(),
  };
}

function keyOf(scope: string, uuid: string): string {
  return JSON.stringify([scope, uuid]);
}
