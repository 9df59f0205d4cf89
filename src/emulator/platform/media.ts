import type { Clock } from "../../core/clock.ts";
import type { Random } from "../../core/random.ts";

interface Medium {
  readonly id: string;
  readonly type: string;
  readonly fileName: string;
  readonly bytes: Buffer;
  readonly createdAt: number;
}

/** Uploaded files, in memory. */
export interface Media {
  add(type: string, fileName: string, bytes: Buffer): Medium;
  find(id: string): Medium | undefined;
  clear(): void;
}

// The oldest go first: the emulator keeps no more than this in memory.
const mostBytes = 256 * 1024 * 1024;

export function createMedia(clock: Clock, random: Random): Media {
  const kept = new Map<string, Medium>();
  let size = 0;
  return {
    add(type, fileName, bytes) {
      // The leading @ belongs to the id; a client that strips it does not find its file again (§4.6).
      const id = `@lAD${random.token(18)}`;
      const medium = { id, type, fileName, bytes, createdAt: clock.now() };
      kept.set(id, medium);
      size += bytes.length;
      for (const old of kept.values()) {
        if (size <= mostBytes) break;
        kept.delete(old.id);
        size -= old.bytes.length;
      }
      return medium;
    },
    find: (id) => kept.get(id),
    clear() {
      kept.clear();
      size = 0;
    },
  };
}
