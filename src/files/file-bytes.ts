import { readFile } from "node:fs/promises";
import type { SharedFile } from "../core/shared-file.ts";
import type { FileStore } from "../core/file-store.ts";
import type { LinkSigner } from "./link.ts";

/** Finds the file of a share that is to be sent, with a way to read it; `undefined` when it was revoked or is gone. */
export function createFileBytes(files: FileStore) {
  return async (key: string) => {
    const file = await openFile(files, key);
    if (file === undefined) return undefined;
    const { sha256, mediaType, path } = file;
    return { sha256, mediaType, read: () => readFile(path) };
  };
}

/** Finds the file of a link; `undefined` when it is forged, expired, revoked or of nothing. */
export function createLinkReader(files: FileStore, links: LinkSigner, now: () => number) {
  return async (token: string): Promise<SharedFile | undefined> => {
    const key = links.read(token, now());
    return key === undefined ? undefined : openFile(files, key);
  };
}

async function openFile(files: FileStore, key: string): Promise<SharedFile | undefined> {
  const found = await files.findShare(key);
  if (found?.share.revokedAt !== undefined) return undefined;
  return found?.file.copyDeletedAt === undefined ? found?.file : undefined;
}
