import type { Destination } from "./destination.ts";

/** A file the bot keeps a copy of, so that it can be sent or downloaded. */
export interface SharedFile {
  /** `F3K2`. */
  readonly id: string;
  readonly name: string;
  /** What it is served as. */
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  /** What its bytes are when its name says something else: `html`. */
  readonly mismatch?: string;
  /** Where the bytes are. Never shown to anybody. */
  readonly path: string;
  /** Who brought it. */
  readonly sharedBy: string;
  readonly createdAt: number;
  /** When it was shared last; when it was kept, if it never was. */
  readonly sharedAt: number;
  /** When its copy was deleted; who shared it where stays on record. */
  readonly copyDeletedAt?: number;
}

/** That somebody shared a file somewhere. */
export interface FileShare {
  /** 16 random bytes, base64url: what its link is known by. */
  readonly key: string;
  /** Of the file: `F3K2`. */
  readonly fileId: string;
  readonly sharedBy: string;
  readonly destination: Destination;
  readonly sharedAt: number;
  readonly linkExpiresAt: number;
  readonly revokedAt?: number;
}

/** A file, and the newest of its shares that whoever asked may know of. */
export interface FoundFile {
  readonly file: SharedFile;
  readonly share: FileShare;
}

/**
 * What somebody may see of what was shared. `group`: what was shared in that group, and what they shared in any group,
 * which may be read out there. `person`: all of theirs, what was shared with them, and in groups they are in.
 */
export interface FileView {
  readonly kind: "group" | "person";
  readonly person: string;
  readonly robot: string;
  /** Where they ask. */
  readonly conversation: string;
}

export interface FileFilter {
  /** Everything, where it is left out. */
  readonly view?: FileView;
  /** Each must be in the words the file is found by. */
  readonly words?: readonly string[];
  readonly id?: string;
  readonly sharedBy?: string;
  readonly conversation?: string;
  /** Behind this file. */
  readonly after?: string;
  readonly offset?: number;
  readonly limit: number;
}
