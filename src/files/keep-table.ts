import type { Locale } from "../core/locale.ts";
import type { FileContent } from "../core/reply.ts";
import type { Stores } from "../core/storage.ts";
import type { Table } from "../core/table.ts";
import type { UnitOfWork } from "../core/unit-of-work.ts";
import { keepFile, recordShare, type FileServiceShared } from "./file-service.ts";
import { writeXlsx, xlsxType } from "./xlsx.ts";

/** What a table is kept for. */
export interface TableScope {
  /** Without its ending. */
  readonly name: string;
  /** The robot and the group it is made for. */
  readonly robot: string;
  readonly conversation: string;
  readonly sharedBy: string;
  readonly locale: Locale;
  readonly unit: UnitOfWork;
  readonly now: number;
}

/** Keeps a table as an xlsx file to be sent. The file is made at once; it becomes known with the unit of work. */
export async function keepTable(
  table: Table,
  { name, robot, conversation, sharedBy, locale, unit, now }: TableScope,
  { shared, stores }: { readonly shared: FileServiceShared; readonly stores: Stores },
): Promise<FileContent> {
  const by = { person: sharedBy, locale };
  const bytes = await writeXlsx(table);
  const copy = await shared.copies.fromStream(`${fileName(name)}.xlsx`, once(bytes), by);
  const keeping = { shared, stores, unit, now, message: { sender: { id: sharedBy } } };
  const file = await keepFile({ ...copy, mediaType: xlsxType }, keeping);
  return recordShare(file, { kind: "group", robot, conversation }, keeping);
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield await Promise.resolve(bytes);
}

/** Without what file systems refuse. */
function fileName(name: string): string {
  const clean = name.toWellFormed().replaceAll(/[\p{Cc}\p{Cf}\\/:*?"<>|]/gu, " ");
  return clean.replaceAll(/\s+/gu, " ").trim().slice(0, 80) || "table";
}
