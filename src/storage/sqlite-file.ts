import { chmodSync, closeSync, existsSync, linkSync, mkdirSync, openSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { BellhopError, messageOf } from "../core/errors.ts";
import { isBusy } from "./sqlite-errors.ts";

/** Makes `file` and its folders for this user only, and closes a file that others could read. */
export function makePrivate(file: string, create: (file: string) => void = createDatabase): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    if (!existsSync(file)) create(file);
    for (const suffix of ["", "-wal", "-shm"]) {
      if (existsSync(file + suffix)) chmodSync(file + suffix, 0o600);
    }
  } catch (error) {
    throw new BellhopError("storage_unavailable", `Cannot write ${file}: ${messageOf(error)}.`, {
      cause: error,
    });
  }
}

/**
 * Holds `<file>-lock` until the answered function is called or the process ends, however it ends.
 * Throws `storage_in_use` when another bot has it.
 */
export function lockInstance(file: string): () => void {
  const lockFile = `${file}-lock`;
  makePrivate(lockFile, createEmpty);
  const lock = new DatabaseSync(lockFile, { timeout: 0 });
  try {
    // The operating system frees this lock with the process, even after kill -9.
    lock.exec("pragma journal_mode = memory; begin exclusive");
  } catch (error) {
    lock.close();
    if (!isBusy(error)) throw error;
    throw new BellhopError(
      "storage_in_use",
      `Another bot is running on ${file}. Stop it first, or give this one a database of its own; ` +
        "several instances can share one PostgreSQL (database: postgres://…).",
    );
  }
  held.add(lock);
  return () => {
    held.delete(lock);
    lock.close();
  };
}

// A connection that nobody refers to is closed when memory is tidied up, and its lock is gone with it.
const held = new Set<DatabaseSync>();

function createEmpty(file: string): void {
  // SQLite gives -wal and -shm the mode of the database.
  closeSync(openSync(file, "a", 0o600));
}

/** Makes a database that is never seen empty, not even by whoever starts after a kill in between. */
function createDatabase(file: string): void {
  const draft = `${file}-${process.pid}.new`;
  createEmpty(draft);
  try {
    const database = new DatabaseSync(draft);
    database.exec("pragma journal_mode = wal");
    database.close();
    linkSync(draft, file);
  } catch (error) {
    // Another process was quicker.
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  } finally {
    rmSync(draft);
  }
}
