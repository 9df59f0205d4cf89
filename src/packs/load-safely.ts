import { relative } from "node:path";
import { messageOf } from "../core/errors.ts";
import { clip } from "../yaml/describe-issue.ts";
import type { Problem } from "../yaml/problem.ts";
import { realPathOf } from "./handler-module.ts";
import { loadPack, type PackResult } from "./load-pack.ts";
import type { PackPlace } from "./pack-place.ts";
import type { PackSetting } from "./setting.ts";

/** Loads one pack; whatever goes wrong is a problem of this pack. */
export async function loadSafely(place: PackPlace, setting: PackSetting): Promise<PackResult> {
  try {
    const real = realPathOf(place.path);
    if (real === undefined || relative(place.folder, real).startsWith("..")) {
      return broken(place, "leads out of its folder");
    }
    return await loadPack(place, setting);
  } catch (error) {
    return broken(place, `cannot be loaded: ${clip(messageOf(error))}`);
  }
}

function broken(place: PackPlace, message: string): PackResult {
  return { names: [], spoken: [], problems: [fileProblem(place.shownPath, message)] };
}

/** A problem with a file as a whole. */
export function fileProblem(file: string, message: string): Problem {
  return { file, line: 1, col: 1, message, severity: "error" };
}
