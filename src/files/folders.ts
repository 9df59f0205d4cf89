import { hash } from "node:crypto";
import { readdir, realpath, stat } from "node:fs/promises";
import { join, sep } from "node:path";
import type { FolderFile } from "../core/services.ts";
import { fit, looseFit, type SoundOf } from "./match-name.ts";

/** How far a folder is searched; one that holds more wants tidying, not a longer wait. */
const searchLimits = { depth: 5, files: 5000, answers: 20 };

/**
 * Files of `folders` that words name, newest first: those that have the name, else those with every word in it, else
 * those that sound alike or have the characters in their order. Hidden files, and links that lead out of their folder,
 * are not there. A folder that cannot be read is empty.
 */
export async function searchFolders(
  folders: readonly string[],
  words: string,
  soundOf: SoundOf,
): Promise<readonly FolderFile[]> {
  if (words.trim() === "") return [];
  const files = await filesIn(folders);
  const strict = best(files, (name) => fit(name, words));
  const found = strict.length > 0 ? strict : best(files, (name) => looseFit(name, words, soundOf));
  return found
    .toSorted((a, b) => b.modifiedAt - a.modifiedAt || a.name.localeCompare(b.name))
    .slice(0, searchLimits.answers);
}

/** The file of `folders` with this key. */
export async function fileInFolders(
  folders: readonly string[],
  key: string,
): Promise<FolderFile | undefined> {
  return (await filesIn(folders)).find((file) => file.key === key);
}

async function filesIn(folders: readonly string[]): Promise<readonly FolderFile[]> {
  return (await Promise.all(folders.map((folder) => listFolder(folder)))).flat();
}

function best(
  files: readonly FolderFile[],
  rankOf: (name: string) => number | undefined,
): readonly FolderFile[] {
  const ranked = files.flatMap((file) => {
    const rank = rankOf(file.name);
    return rank === undefined ? [] : [{ file, rank }];
  });
  const least = Math.min(...ranked.map(({ rank }) => rank));
  return ranked.filter(({ rank }) => rank === least).map(({ file }) => file);
}

async function listFolder(folder: string): Promise<readonly FolderFile[]> {
  const root = await realpath(folder).catch(() => undefined);
  if (root === undefined) return [];
  const files: FolderFile[] = [];
  const visit = async (path: string, depth: number): Promise<void> => {
    const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      if (entry.name.startsWith(".") || files.length >= searchLimits.files) continue;
      const inside = join(path, entry.name);
      if (entry.isDirectory() && depth < searchLimits.depth) await visit(inside, depth + 1);
      else if (entry.isFile() || entry.isSymbolicLink()) {
        const file = await describe(root, inside, entry.name);
        if (file !== undefined) files.push(file);
      }
    }
  };
  await visit(root, 1);
  return files;
}

async function describe(root: string, path: string, name: string): Promise<FolderFile | undefined> {
  try {
    const real = await realpath(path);
    const info = await stat(real);
    if (!info.isFile() || !real.startsWith(root + sep)) return undefined;
    const key = hash("sha256", real).slice(0, 16);
    return { key, name, path: real, sizeBytes: info.size, modifiedAt: info.mtimeMs };
  } catch {
    return undefined;
  }
}
