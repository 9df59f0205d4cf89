import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { messageOf } from "../core/errors.ts";
import { clip } from "../yaml/describe-issue.ts";
import type { Problem } from "../yaml/problem.ts";
import { realPathOf } from "./handler-module.ts";
import type { PackPlace } from "./pack-place.ts";

/** Where packs are, or why that cannot be said. */
export type FoundPacks = { readonly places: readonly PackPlace[] } | { readonly problem: Problem };

/** Sub-folders with a pack.yaml, by name, so that no order of the disk's shows. */
export function findPacks(folder: string): FoundPacks {
  let entries: string[];
  try {
    entries = readdirSync(folder);
  } catch (error) {
    const message = `the folder of packs cannot be read: ${clip(messageOf(error))}`;
    return { problem: { file: folder, line: 1, col: 1, message, severity: "error" } };
  }
  const places = entries.toSorted().flatMap((name) => {
    const own = realPathOf(join(folder, name));
    if (own === undefined || !readdirSafely(own).includes("pack.yaml")) return [];
    const shownPath = join(basename(folder), name, "pack.yaml");
    return [{ name, folder: own, path: join(own, "pack.yaml"), shownPath }];
  });
  return { places };
}

function readdirSafely(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
