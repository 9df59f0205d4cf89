import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { copyFile, chmod, mkdir, open, rm } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { lookup } from "mime-types";
import { BellhopError, ReplyError } from "../core/errors.ts";
import { pick, type Locale } from "../core/locale.ts";
import type { Message } from "../core/message.ts";
import type { Random } from "../core/random.ts";
import type { FileContent } from "../core/reply.ts";
import type { FileService } from "../core/services.ts";
import type { SharedFile } from "../core/shared-file.ts";
import type { UnitOfWork } from "../core/unit-of-work.ts";
import { searchFolders } from "./folders.ts";
import type { LinkSigner } from "./link.ts";
import { nameOfPart } from "./part-name.ts";

/** What DingTalk takes as one file (media/upload, K0646), and so the most the bot keeps. */
const fileLimitBytes = 20 * 1024 * 1024;

/** Downloads `url` to a new file at `path`, guarded and bounded. Throws `fetch_refused` or `fetch_failed`. */
export type FetchFile = (
  url: string,
  path: string,
  locale: Locale,
) => Promise<Pick<SharedFile, "name" | "mediaType" | "sizeBytes" | "sha256">>;

/** What all file services of one process share. */
export interface FileServiceShared {
  readonly fetchFile: FetchFile;
  /** Fetches what somebody sent to `robot` into a new file at `path`, guarded and bounded. */
  readonly fetchPart: (
    robot: string,
    downloadCode: string,
    path: string,
    locale: Locale,
  ) => Promise<Pick<SharedFile, "sizeBytes" | "sha256">>;
  readonly random: Random;
  readonly links: LinkSigner;
  /** Where copies are kept. */
  readonly folder: string;
  /** Where `search` looks. */
  readonly searched: readonly string[];
  readonly publicUrl: string;
  readonly linkTtlMs: number;
}

export interface FileServiceOptions {
  readonly shared: FileServiceShared;
  readonly unit: UnitOfWork;
  readonly message: Message;
  readonly now: number;
  readonly locale: Locale;
}

/** Files for the sender of one message. Copies are made at once; they become known with the reply. */
export function createFileService(options: FileServiceOptions): FileService {
  const { shared, unit, message, now, locale } = options;

  async function keep(
    copy: { readonly id: string; readonly path: string },
    facts: Awaited<ReturnType<FetchFile>>,
  ): Promise<FileContent> {
    await chmod(copy.path, 0o600);
    const file: SharedFile = {
      ...copy,
      name: facts.name,
      mediaType: facts.mediaType,
      sizeBytes: facts.sizeBytes,
      sha256: facts.sha256,
      sharedBy: message.sender.id,
      conversation: message.conversation.id,
      createdAt: now,
    };
    unit.write((tx) => tx.files.add(file));
    return contentOf(file, now + shared.linkTtlMs, shared);
  }

  async function newCopy(): Promise<{ readonly id: string; readonly path: string }> {
    await mkdir(shared.folder, { recursive: true, mode: 0o700 });
    const id = shared.random.token(16);
    return { id, path: join(shared.folder, id) };
  }

  return {
    async fromUrl(url) {
      const copy = await newCopy();
      try {
        return await keep(copy, await shared.fetchFile(url, copy.path, locale));
      } catch (error) {
        await rm(copy.path, { force: true });
        throw error;
      }
    },
    async fromMessage(part) {
      const copy = await newCopy();
      try {
        const fetched = await shared.fetchPart(message.robot, part.downloadCode, copy.path, locale);
        const named = nameOfPart(part, await beginningOf(copy.path));
        return await keep(copy, { ...fetched, ...named });
      } catch (error) {
        await rm(copy.path, { force: true });
        throw error;
      }
    },
    search: (words) => searchFolders(shared.searched, words),
    async fromFolder(file) {
      if (file.sizeBytes > fileLimitBytes) throw new ReplyError(pick(tooLarge(file.name), locale));
      const copy = await newCopy();
      try {
        await copyFile(file.path, copy.path);
        const mediaType = lookup(file.name) || "application/octet-stream";
        const sha256 = await hashOf(copy.path);
        return await keep(copy, { ...file, mediaType, sha256 });
      } catch (error) {
        await rm(copy.path, { force: true });
        throw new BellhopError("fetch_failed", `${file.name} cannot be read`, {
          expose: true,
          cause: error,
        });
      }
    },
  };
}

function contentOf(
  file: SharedFile,
  linkExpiresAt: number,
  shared: FileServiceShared,
): FileContent {
  return {
    type: "file",
    fileId: file.id,
    name: file.name,
    sizeBytes: file.sizeBytes,
    url: `${shared.publicUrl}/files/${shared.links.token(file.id, linkExpiresAt)}`,
    linkExpiresAt,
  };
}

async function beginningOf(path: string): Promise<Uint8Array> {
  await using file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(16), 0, 16, 0);
  return buffer.subarray(0, bytesRead);
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}

const tooLarge = (name: string) => ({
  zh: `“${name}”超过 20 MB，钉钉不收这么大的文件。请压缩后再放进共享文件夹，或发一个下载链接。`,
  en: `"${name}" is larger than 20 MB, which DingTalk does not take. Please compress it, or share a link to it.`,
});
