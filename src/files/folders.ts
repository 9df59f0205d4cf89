import { readdir, realpath, stat } from "node:fs/promises";
import { join, sep } from "node:path";
import type { FolderFile } from "../core/services.ts";

/** How far a folder is searched; one that holds more wants tidying, not a longer wait. */
const searchLimits = { depth: 5, files: 5000, answers: 20 };

/**
 * Files of `folders` whose name contains every word of `words`, newest first. Hidden files, and links
 * that lead out of their folder, are not there. A folder that cannot be read is empty.
 */
export async function searchFolders(
  folders: readonly string[],
  words: string,
): Promise<readonly FolderFile[]> {
  const wanted = fold(words).split(/\s+/).filter(Boolean);
  const found = await Promise.all(folders.map((folder) => listFolder(folder)));
  return found
    .flat()
    .filter((file) => wanted.every((word) => fold(file.name).includes(word)))
    .toSorted((a, b) => b.modifiedAt - a.modifiedAt || a.name.localeCompare(b.name))
    .slice(0, searchLimits.answers);
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
    return { name, path: real, sizeBytes: info.size, modifiedAt: info.mtimeMs };
  } catch {
    return undefined;
  }
}

function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}
