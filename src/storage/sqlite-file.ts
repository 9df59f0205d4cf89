import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { BellhopError, messageOf } from "../core/errors.ts";
import { isBusy } from "./sqlite-errors.ts";

/** Makes `file` and its folders for this user only, and closes a file that others could read. */
export function makePrivate(file: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    // Closing a file drops this process's locks on it, so one that is there is never opened here.
    if (!existsSync(file)) createEmpty(file);
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
  makePrivate(lockFile);
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
  try {
    // SQLite gives -wal and -shm the mode of the database.
    closeSync(openSync(file, "wx", 0o600));
  } catch (error) {
    // Another process was quicker.
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
}
