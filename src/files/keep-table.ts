import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { FileContent } from "../core/reply.ts";
import type { Table } from "../core/table.ts";
import type { UnitOfWork } from "../core/unit-of-work.ts";
import type { FileServiceShared } from "./file-service.ts";
import { contentOf } from "./file-service.ts";
import { writeXlsx, xlsxType } from "./xlsx.ts";

/** What a table is kept for. */
export interface TableScope {
  /** Without its ending. */
  readonly name: string;
  /** The group it is made for. */
  readonly conversation: string;
  readonly sharedBy: string;
  readonly unit: UnitOfWork;
  readonly now: number;
}

/** Keeps a table as an xlsx file to be sent. The file is made at once; it becomes known with the unit of work. */
export async function keepTable(
  table: Table,
  { name, conversation, sharedBy, unit, now }: TableScope,
  shared: FileServiceShared,
): Promise<FileContent> {
  const bytes = await writeXlsx(table);
  await mkdir(shared.folder, { recursive: true, mode: 0o700 });
  const id = shared.random.token(16);
  const path = join(shared.folder, id);
  await writeFile(path, bytes, { mode: 0o600 });
  const file = {
    id,
    path,
    name: `${fileName(name)}.xlsx`,
    mediaType: xlsxType,
    sizeBytes: bytes.byteLength,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    sharedBy,
    conversation,
    createdAt: now,
  };
  unit.write((stores) => stores.files.add(file));
  return contentOf(file, now + shared.linkTtlMs, shared);
}

/** Without what file systems refuse. */
function fileName(name: string): string {
  const clean = name.toWellFormed().replaceAll(/[\p{Cc}\p{Cf}\\/:*?"<>|]/gu, " ");
  return clean.replaceAll(/\s+/gu, " ").trim().slice(0, 80) || "table";
}
