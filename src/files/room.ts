import { statfs } from "node:fs/promises";
import { ReplyError } from "../core/errors.ts";
import { pick, type Locale, type Localized } from "../core/locale.ts";
import type { FileStore } from "../core/file-store.ts";

/** How much copies may take. */
export interface FileLimits {
  readonly maxBytes: number;
  readonly quota: { readonly personBytes: number; readonly totalBytes: number };
}

/** The disk a folder is on. */
export type DiskSpace = (
  folder: string,
) => Promise<{ readonly freeBytes: number; readonly totalBytes: number }>;

/** Of the disk that stays free for everything else, and the most that is kept back on a large one. */
const reserve = { share: 0.1, bytes: 10 * 1024 ** 3 };

export interface Room {
  readonly files: Pick<FileStore, "usage">;
  readonly limits: FileLimits;
  readonly folder: string;
  readonly space: DiskSpace;
}

/** Throws a ReplyError when a copy of `bytes` more by this person would be too much. */
export async function checkRoom(
  { person, locale }: { readonly person: string; readonly locale: Locale },
  bytes: number,
  room: Room,
): Promise<void> {
  const { limits, folder } = room;
  const refuse = (text: Localized): never => {
    throw new ReplyError(pick(text, locale));
  };
  if (bytes > limits.maxBytes) refuse(tooLarge(limits.maxBytes));
  const used = await room.files.usage(person);
  const { personBytes, totalBytes } = limits.quota;
  if (used.person + bytes > personBytes) refuse(personFull(personBytes));
  if (used.total + bytes > totalBytes) refuse(allFull);
  const disk = await room.space(folder);
  const kept = Math.min(disk.totalBytes * reserve.share, reserve.bytes);
  if (disk.freeBytes - bytes < kept) refuse(diskFull);
}

/** As the operating system says; bytes that only its administrator may use are not free. */
export const diskSpace: DiskSpace = async (folder) => {
  const { bavail, blocks, bsize } = await statfs(folder);
  return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
};

const inWords = (bytes: number): string =>
  bytes >= 1024 ** 3
    ? `${Math.round((bytes / 1024 ** 3) * 10) / 10} GB`
    : `${Math.floor(bytes / 1024 ** 2)} MB`;

const tooLarge = (bytes: number) => ({
  zh: `文件超过 ${inWords(bytes)}，机器人不保存这么大的文件。请压缩后再发，或者发一个下载链接。`,
  en: `The file is over ${inWords(bytes)}, more than the bot keeps. Please compress it, or share a link to it.`,
});
const personFull = (bytes: number) => ({
  zh: `你分享的文件已经占满 ${inWords(bytes)} 了，过期的副本删除后才能再分享。`,
  en: `The files you shared have used up your ${inWords(bytes)}. There will be room again when old copies are deleted.`,
});
const allFull = {
  zh: "机器人存放文件的空间用完了，暂时不能分享文件。请联系管理员。",
  en: "The bot's room for files is used up, so nothing can be shared just now. Please tell an admin.",
};
const diskFull = {
  zh: "服务器磁盘快满了，暂时不能分享文件。请联系管理员。",
  en: "The server's disk is nearly full, so nothing can be shared just now. Please tell an admin.",
};
