import { readFile } from "node:fs/promises";
import type { FileStore } from "../core/storage.ts";

/** Finds a kept file by its id, with a way to read it; `undefined` when there is none. */
export function createFileBytes(files: FileStore) {
  return async (fileId: string) => {
    const file = await files.find(fileId);
    if (file === undefined) return undefined;
    const { sha256, mediaType, path } = file;
    return { sha256, mediaType, read: () => readFile(path) };
  };
}
