import { readFileSync, readdirSync } from "node:fs";
import type { SourceFile } from "./source.ts";

const root = new URL("../../", import.meta.url);
const skipped = new Set([".git", "node_modules", "dist", "data"]);
const readable = /\.(?:[cm]?[jt]s|md)$/;

/** The files of this repository; those that no rule reads come without their text. */
export function readTree(folder = ""): SourceFile[] {
  return readdirSync(new URL(folder, root), { withFileTypes: true }).flatMap((entry) => {
    if (skipped.has(entry.name)) return [];
    const path = `${folder}${entry.name}`;
    if (entry.isDirectory()) return readTree(`${path}/`);
    return [{ path, text: readable.test(path) ? readFileSync(new URL(path, root), "utf8") : "" }];
  });
}
