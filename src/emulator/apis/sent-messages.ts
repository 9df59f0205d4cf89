/** A message sent by the OpenAPI, found again by its `processQueryKey` (protocol §4.4). */
export interface SentMessage {
  readonly key: string;
  readonly robotCode: string;
  /** The group; `null` for a 1:1 send. */
  readonly conversation: string | null;
  readonly receivers: readonly string[];
  readonly sentAt: number;
  readonly stamp: number;
  /** The lines it became in the transcript. */
  readonly lines: readonly number[];
  readonly recalled: boolean;
}

export interface SentMessages {
  add(message: SentMessage): void;
  find(key: string): SentMessage | undefined;
  recall(key: string): void;
  clear(): void;
}

// The oldest go first: an emulator under a load test must not grow for ever.
const most = 20_000;

export function createSentMessages(): SentMessages {
  const kept = new Map<string, SentMessage>();
  return {
    add(message) {
      kept.set(message.key, message);
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    },
    find: (key) => kept.get(key),
    recall(key) {
      const message = kept.get(key);
      if (message !== undefined) kept.set(key, { ...message, recalled: true });
    },
    clear: () => kept.clear(),
  };
}
