import { existsSync, statSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { pathToFileURL } from "node:url";
import { damagedFile, fromSqlite } from "./sqlite-errors.ts";

/** A larger file would hold up the start for more than a second (35 MB take 80 ms); its damage is met later. */
const checkedBytes = 512 * 2 ** 20;

/** Refuses what SQLite would silently take for an empty database, or clear away. Throws `storage_unavailable`. */
export function refuseRemains(file: string): void {
  if (!existsSync(file)) return;
  if (statSync(file).size === 0) {
    // SQLite would delete the write-ahead log beside it, with what was kept.
    throw damagedFile(file, "it is empty, and Bellhop never leaves a database empty");
  }
  // SQLite makes -wal before -shm and removes -shm before -wal; the second look is for one that closes just now.
  const isWithoutLog = existsSync(`${file}-shm`) && !existsSync(`${file}-wal`);
  if (isWithoutLog && existsSync(`${file}-shm`)) {
    throw damagedFile(file, "its -wal file is missing, and with it what was written last");
  }
}

/** Reads the structure of the whole file; throws `storage_unavailable` when it is damaged. Changes nothing. */
export function checkStructure(file: string): void {
  if (statSync(file).size > checkedBytes) return;
  const finding = firstFinding(file);
  if (finding !== "ok") throw damagedFile(file, finding);
}

function firstFinding(file: string): string {
  const address = pathToFileURL(file);
  // Where there is no log to read, SQLite would make one.
  if (!existsSync(`${file}-wal`)) address.searchParams.set("immutable", "1");
  let database: DatabaseSync | undefined;
  try {
    // Read only, so that closing it does not write the log of a crashed bot into a damaged file.
    database = new DatabaseSync(address, { readOnly: true });
    return String(database.prepare("pragma quick_check(1)").get()?.["quick_check"]);
  } catch (error) {
    throw fromSqlite(error, file);
  } finally {
    database?.close();
  }
}
