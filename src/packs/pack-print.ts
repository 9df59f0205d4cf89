import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** What tells one version of a pack's files from another. */
export interface PackPrint {
  /** Of all that makes the pack. */
  readonly all: string;
  /** Of its handler modules alone. */
  readonly modules: string;
}

/** Reads the fingerprints of the files that make a pack; what cannot be read counts as not there. */
export function printOf(folder: string): PackPrint {
  const all = createHash("sha256");
  const modules = createHash("sha256");
  for (const { name, path } of filesOf(folder, "", 0)) {
    const isModule = /\.m?[jt]s$/.test(name);
    if (!isModule && name !== "pack.yaml") continue;
    const content = contentOf(path);
    all.update(`${name}\0${content}\0`);
    if (isModule) modules.update(`${name}\0${content}\0`);
  }
  return { all: all.digest("base64url"), modules: modules.digest("base64url") };
}

const mostFiles = 200;
const deepest = 4;
const largest = 1024 * 1024;

interface FileOf {
  readonly name: string;
  readonly path: string;
}

function filesOf(folder: string, prefix: string, depth: number): FileOf[] {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
  return entries
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const name = prefix + entry.name;
      const path = join(folder, entry.name);
      if (!entry.isDirectory()) return [{ name, path }];
      const isOwn = depth < deepest && !entry.name.startsWith(".") && entry.name !== "node_modules";
      return isOwn ? filesOf(path, `${name}/`, depth + 1) : [];
    })
    .slice(0, mostFiles);
}

function contentOf(path: string): string {
  try {
    return statSync(path).size > largest ? "too large" : readFileSync(path, "latin1");
  } catch {
    return "";
  }
}
