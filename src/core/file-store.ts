import type { FileFilter, FileShare, FoundFile, SharedFile } from "./shared-file.ts";

/** What is known of shared files and of who shared them where; the bytes are on disk. */
export interface FileStore {
  /** `words` is what it is found by. `false`: the id is taken; nothing was added. */
  add(file: SharedFile, words: string): Promise<boolean>;
  find(id: string): Promise<SharedFile | undefined>;
  /** The file of this name and these bytes that a person brought before, if its copy is there. */
  findSame(file: Pick<SharedFile, "name" | "sha256" | "sharedBy">): Promise<SharedFile | undefined>;
  addShare(share: FileShare): Promise<void>;
  findShare(key: string): Promise<FoundFile | undefined>;
  /** Each file once, with its newest share that fits: the newest first. */
  list(filter: FileFilter): Promise<FoundFile[]>;
  /** How many a list would have. */
  count(filter: Omit<FileFilter, "limit" | "after" | "offset">): Promise<number>;
  /** The newest first. */
  listShares(fileId: string, limit: number): Promise<FileShare[]>;
  /** Takes back the shares of a file, all or those of one person; answers how many. */
  revoke(fileId: string, now: number, sharedBy?: string): Promise<number>;
  /** Bytes of the copies that a person brought, and of all. */
  usage(sharedBy: string): Promise<{ readonly person: number; readonly total: number }>;
  /** Files whose copy is there and that were shared last before `before`. */
  listStale(before: number, limit: number): Promise<SharedFile[]>;
  markCopyDeleted(ids: readonly string[], now: number): Promise<void>;
  /** Those of `paths` where a copy is meant to be. */
  knownPaths(paths: readonly string[]): Promise<string[]>;
}
