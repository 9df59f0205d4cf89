import { existsSync, writeFileSync } from "node:fs";
import { getCompileCacheDir } from "node:module";
import { join } from "node:path";
import type { OverlapMemory } from "../packs/overlap-memory.ts";

/**
 * Keeps what was found clear of overlaps beside the compiled code, as an empty file of its name: both can be lost at any
 * time, and belong to one version of Node. Remembers nothing where no compiled code is kept.
 */
export function createClearSentences(folder = getCompileCacheDir()): OverlapMemory {
  const fileOf = (print: string): string | undefined =>
    folder === undefined ? undefined : join(folder, `clear-${print}`);
  return {
    isClear(print) {
      const file = fileOf(print);
      return file !== undefined && existsSync(file);
    },
    keepClear(print) {
      const file = fileOf(print);
      if (file === undefined) return;
      try {
        writeFileSync(file, "");
      } catch {
        // A start that cannot keep it searches again.
      }
    },
  };
}
