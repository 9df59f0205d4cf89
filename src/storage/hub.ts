import type { Channel } from "../core/storage.ts";

/** Who wants to know about commits in this process. */
export interface Hub {
  on(channel: Channel, listener: () => void): () => void;
  emit(channels: Iterable<Channel>): void;
}

/** All channels, for a hint that says "anything may have happened". */
export const channels: readonly Channel[] = ["inbox", "outbox", "due", "todos"];

/** Makes a hub without listeners. */
export function createHub(): Hub {
  const listeners = new Map<Channel, Set<() => void>>();
  return {
    on(channel, listener) {
      const known = listeners.get(channel) ?? new Set();
      listeners.set(channel, known);
      // Wrapped, so that one function given twice is two listeners.
      const entry = (): void => listener();
      known.add(entry);
      return () => known.delete(entry);
    },
    emit(touched) {
      for (const channel of touched) {
        for (const listener of listeners.get(channel) ?? []) listener();
      }
    },
  };
}
