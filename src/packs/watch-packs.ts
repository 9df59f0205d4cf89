import { readdirSync, statSync, watch, type FSWatcher } from "node:fs";
import { dirname, join } from "node:path";
import { messageOf } from "../core/errors.ts";
import type { Log } from "../core/log.ts";
import { realPathOf } from "./handler-module.ts";

/** Calls `changed` when anything in the folder of packs does; editors make several changes of one. */
export interface PackWatch {
  /** Looks again at which packs there are. */
  refresh(): void;
  close(): void;
}

/**
 * Watches the folder of packs and each pack in it, where symbolic links lead. Where the system refuses, it says so in
 * the log and goes on: SIGHUP remains.
 */
export function watchPacks(folder: string, changed: () => void, log: Log): PackWatch {
  const watchers = new Map<string, { readonly watcher: FSWatcher; readonly inode: number }>();

  function add(path: string, recursive: boolean): void {
    try {
      const inode = statSync(path).ino;
      if (watchers.get(path)?.inode === inode) return;
      // A folder that was deleted and made again is another one.
      drop(path);
      const watcher = watch(path, { recursive, persistent: false }, () => changed());
      watcher.on("error", () => drop(path));
      watchers.set(path, { watcher, inode });
    } catch (error) {
      log.warn({ folder: path, error: messageOf(error) }, "cannot be watched: use SIGHUP instead");
    }
  }

  function drop(path: string): void {
    watchers.get(path)?.watcher.close();
    watchers.delete(path);
  }

  function refresh(): void {
    const own = realPathOf(folder);
    const packs = own === undefined ? [] : packsIn(own);
    // The parent tells of a link that leads elsewhere now, or of a folder that comes back.
    const shallow = [dirname(folder), ...(own === undefined ? [] : [own])];
    const wanted = new Set([...shallow, ...packs]);
    for (const path of watchers.keys()) if (!wanted.has(path)) drop(path);
    for (const path of shallow) add(path, false);
    for (const path of packs) add(path, true);
  }

  refresh();
  return {
    refresh,
    close() {
      for (const path of watchers.keys()) drop(path);
    },
  };
}

function packsIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
    .flatMap(({ name }) => realPathOf(join(folder, name)) ?? []);
}
