import type { FileContent } from "../core/reply.ts";
import type { DingTalkClient } from "./client/dingtalk-client.ts";
import { PlatformError } from "./platform-error.ts";

/** A kept file, to be uploaded. */
interface SendableFile {
  readonly sha256: string;
  readonly mediaType: string;
  read(): Promise<Uint8Array<ArrayBuffer>>;
}

/** Finds a kept file; `undefined` when it is gone. */
export type FileBytes = (fileId: string) => Promise<SendableFile | undefined>;

/** Answers the media id of a file, uploading it if it has none. */
export type MediaIdOf = (
  client: DingTalkClient,
  file: FileContent,
  signal: AbortSignal,
) => Promise<string>;

const remembered = 1000;

/** Remembers the media ids of one robot by file digest: DingTalk keeps what was uploaded (protocol §4.6). */
export function createMediaCache(fileBytes: FileBytes): MediaIdOf {
  const known = new Map<string, string>();
  return async (client, file, signal) => {
    const kept = await fileBytes(file.fileId);
    if (kept === undefined) {
      throw new PlatformError({ kind: "permanent", code: "file_gone", text: "the file is gone" });
    }
    // The name is part of what is uploaded.
    const key = `${kept.sha256} ${file.name}`;
    const mediaId =
      known.get(key) ??
      (await client.media.upload(
        { name: file.name, mediaType: kept.mediaType, bytes: await kept.read() },
        signal,
      ));
    known.delete(key);
    known.set(key, mediaId);
    const oldest = known.keys().next().value;
    if (known.size > remembered && oldest !== undefined) known.delete(oldest);
    return mediaId;
  };
}
