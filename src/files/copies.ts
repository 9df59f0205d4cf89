import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { chmod, copyFile, mkdir, open, rm } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { lookup } from "mime-types";
import { BellhopError, ReplyError } from "../core/errors.ts";
import type { Locale } from "../core/locale.ts";
import type { FilePart } from "../core/message.ts";
import type { Random } from "../core/random.ts";
import type { FolderFile } from "../core/services.ts";
import type { SharedFile } from "../core/shared-file.ts";
import { beginningOf, mismatchOf } from "./check-type.ts";
import { baseName, nameOfPart } from "./part-name.ts";
import { checkRoom, type Room } from "./room.ts";

/** A copy on disk that is not known to storage yet. */
export type Copy = Pick<
  SharedFile,
  "path" | "name" | "mediaType" | "sizeBytes" | "sha256" | "mismatch"
>;

type Bytes = Pick<SharedFile, "sizeBytes" | "sha256">;

/** Downloads `url` to a new file at `path`, guarded and bounded. Throws `fetch_refused` or `fetch_failed`. */
export type FetchFile = (
  url: string,
  path: string,
  locale: Locale,
) => Promise<Pick<SharedFile, "name" | "mediaType"> & Bytes>;

/** Who brings a file, and the language in which they are told why it is refused. */
export interface Bringer {
  readonly person: string;
  readonly locale: Locale;
}

/** Makes copies of what people share, each within their room; nothing stays on disk when it fails. */
export interface Copies {
  fromUrl(url: string, by: Bringer): Promise<Copy>;
  fromPart(robot: string, part: FilePart, by: Bringer): Promise<Copy>;
  fromFolder(file: FolderFile, by: Bringer): Promise<Copy>;
  /** Of bytes as they arrive. */
  fromStream(name: string, stream: AsyncIterable<Uint8Array>, by: Bringer): Promise<Copy>;
  /** Removes a copy that is not needed after all. */
  discard(copy: Pick<Copy, "path">): Promise<void>;
}

export interface CopiesOptions extends Room {
  readonly fetchFile: FetchFile;
  /** Fetches what somebody sent to `robot` into a new file at `path`, guarded and bounded. */
  readonly fetchPart: (
    robot: string,
    downloadCode: string,
    path: string,
    locale: Locale,
  ) => Promise<Bytes>;
  readonly random: Random;
}

const unknownType = "application/octet-stream";

export function createCopies(options: CopiesOptions): Copies {
  const { folder, random, fetchFile, fetchPart } = options;

  async function make(
    by: Bringer,
    expectedBytes: number,
    write: (path: string) => Promise<Pick<SharedFile, "name" | "mediaType"> & Bytes>,
  ): Promise<Copy> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await checkRoom(by, expectedBytes, options);
    const path = join(folder, random.token(16));
    try {
      const { name, mediaType, sizeBytes, sha256 } = await write(path);
      if (sizeBytes > expectedBytes) await checkRoom(by, sizeBytes, options);
      await chmod(path, 0o600);
      const mismatch = await mismatchOf(path, name);
      const isType = mismatch === undefined && /^[\w.+-]+\/[\w.+-]+$/.test(mediaType);
      return {
        path,
        name,
        mediaType: isType ? mediaType : unknownType,
        sizeBytes,
        sha256,
        ...(mismatch === undefined ? {} : { mismatch }),
      };
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
  }

  return {
    fromUrl: (url, by) => make(by, 0, (path) => fetchFile(url, path, by.locale)),
    fromPart: (robot, part, by) =>
      make(by, 0, async (path) => {
        const bytes = await fetchPart(robot, part.downloadCode, path, by.locale);
        return { ...bytes, ...nameOfPart(part, await beginningOf(path, 16)) };
      }),
    fromFolder: (file, by) =>
      make(by, file.sizeBytes, async (path) => {
        try {
          await copyFile(file.path, path);
        } catch (error) {
          throw new BellhopError("fetch_failed", `${file.name} cannot be read`, {
            expose: true,
            cause: error,
          });
        }
        return { name: file.name, mediaType: typeOf(file.name), ...(await bytesOf(path)) };
      }),
    fromStream: (name, stream, by) =>
      make(by, 0, async (path) => {
        const clean = baseName(name);
        const bytes = await writeUpTo(options.limits.maxBytes, stream, path);
        return { name: clean, mediaType: typeOf(clean), ...bytes };
      }),
    discard: ({ path }) => rm(path, { force: true }),
  };
}

function typeOf(name: string): string {
  return lookup(name) || unknownType;
}

async function bytesOf(path: string): Promise<Bytes> {
  const hash = createHash("sha256");
  let sizeBytes = 0;
  await pipeline(createReadStream(path), async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      sizeBytes += chunk.length;
      hash.update(chunk);
    }
    yield "";
  });
  return { sizeBytes, sha256: hash.digest("hex") };
}

/** Stops at the first chunk that is too much. */
async function writeUpTo(
  maxBytes: number,
  stream: AsyncIterable<Uint8Array>,
  path: string,
): Promise<Bytes> {
  await using file = await open(path, "wx", 0o600);
  const hash = createHash("sha256");
  let sizeBytes = 0;
  for await (const chunk of stream) {
    sizeBytes += chunk.length;
    if (sizeBytes > maxBytes) {
      throw new BellhopError("request_too_large", `a file may have ${maxBytes} bytes`, {
        expose: true,
      });
    }
    hash.update(chunk);
    await file.appendFile(chunk);
  }
  if (sizeBytes === 0) throw new ReplyError("the file is empty");
  await file.sync();
  return { sizeBytes, sha256: hash.digest("hex") };
}
