import { BellhopError, messageOf } from "../core/errors.ts";

// https://sqlite.org/rescode.html: the low byte of an extended code is the primary code.
const busy = 5;
const ioError = 10;
const corrupt = 11;
const notADatabase = 26;
// Mistakes in our SQL or in the data given: ERROR, CONSTRAINT, MISMATCH, MISUSE, RANGE.
const ours = new Set([1, 19, 20, 21, 25]);

/** Another connection holds the lock: worth trying again. */
export function isBusy(error: unknown): boolean {
  return primaryCode(error) === busy;
}

/** The disk failed under the connection, so what it has in memory cannot be trusted any more. */
export function isBroken(error: unknown): boolean {
  const code = primaryCode(error);
  return code === ioError || code === corrupt;
}

/** `error` as the storage port promises it. */
export function fromSqlite(error: unknown, file: string): unknown {
  const code = primaryCode(error);
  if (code === undefined || ours.has(code)) return error;
  if (code === corrupt || code === notADatabase) return damagedFile(file, messageOf(error), error);
  const text =
    code === busy
      ? `${file} is locked by another process.`
      : `SQLite cannot use ${file}: ${messageOf(error)}.`;
  return new BellhopError("storage_unavailable", text, { cause: error });
}

/** What is said of a database that cannot be trusted, with the commands that put a backup in its place. */
export function damagedFile(file: string, finding: string, cause?: unknown): BellhopError {
  const aside = `${file}.damaged`;
  // The -wal and -shm beside it must not meet the backup: SQLite would write the old log into it.
  const commands = `mkdir '${aside}' && mv '${file}' '${file}'-* '${aside}' && cp <backup> '${file}'`;
  return new BellhopError(
    "storage_unavailable",
    `${file} is damaged or is not a SQLite database: ${finding.replaceAll(/\s+/g, " ")}. ` +
      `Nothing was changed. To restore a backup: ${commands}`,
    { cause },
  );
}

function primaryCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !("errcode" in error)) return undefined;
  return typeof error.errcode === "number" ? error.errcode & 0xff : undefined;
}

/** An error of node:sqlite as it passes between threads, which keeps no field but the message. */
export interface Failure {
  readonly message: string;
  /** SQLite's code; none when something else failed. */
  readonly errcode?: number;
}

export function toFailure(error: unknown): Failure {
  const { errcode } = error instanceof Error && "errcode" in error ? error : {};
  return { message: messageOf(error), ...(typeof errcode === "number" ? { errcode } : {}) };
}

export function fromFailure({ message, errcode }: Failure): Error {
  return errcode === undefined
    ? new BellhopError("storage_unavailable", message)
    : Object.assign(new Error(message), { errcode });
}
