/** A file the bot keeps so that it can be sent or downloaded. */
export interface SharedFile {
  /** 16 random bytes, base64url. */
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  /** Where the bytes are. Never shown to anybody. */
  readonly path: string;
  readonly sharedBy: string;
  readonly conversation: string;
  readonly createdAt: number;
}
