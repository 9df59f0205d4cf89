import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { hourMs } from "../core/clock.ts";
import type { FileStore } from "../core/file-store.ts";

/** A file that nothing is known of may be on its way into storage for so long. */
const strayMs = hourMs;
const batch = 200;

export interface TidyOptions {
  readonly files: FileStore;
  readonly folder: string;
  /** How long a copy is kept after it was shared last. */
  readonly keepMs: number;
  /** By the bot's clock. */
  readonly now: number;
  /** By the machine's clock, which the times of files are by. */
  readonly machineNow: number;
}

/** Deletes copies whose time is over, and what killed processes left behind; answers how many files went. */
export async function tidyCopies(options: TidyOptions): Promise<number> {
  return (await deleteStale(options)) + (await deleteStrays(options));
}

async function deleteStale({ files, keepMs, now }: TidyOptions): Promise<number> {
  let deleted = 0;
  for (;;) {
    const stale = await files.listStale(now - keepMs, batch);
    // First what is known of them: a file that stays on disk is a stray, which goes the next time.
    await files.markCopyDeleted(
      stale.map(({ id }) => id),
      now,
    );
    for (const { path } of stale) await rm(path, { force: true });
    deleted += stale.length;
    if (stale.length < batch) return deleted;
  }
}

async function deleteStrays({ files, folder, machineNow }: TidyOptions): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  // Only what has the name of a copy: the folder may hold other things.
  const paths = names.filter((name) => /^[\w-]{22}$/.test(name)).map((name) => join(folder, name));
  let deleted = 0;
  for (let start = 0; start < paths.length; start += batch) {
    const some = paths.slice(start, start + batch);
    const known = new Set(await files.knownPaths(some));
    for (const path of some.filter((one) => !known.has(one))) {
      const info = await stat(path).catch(() => undefined);
      if (info === undefined || !info.isFile() || machineNow - info.mtimeMs < strayMs) continue;
      await rm(path, { force: true });
      deleted += 1;
    }
  }
  return deleted;
}
