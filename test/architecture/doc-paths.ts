import { posix } from "node:path";
import { lineAt, type SourceFile, type Violation } from "./source.ts";

const roots = "src|bots|bin|bench|test|docs|schema|build|\\.ci";
const named = new RegExp(String.raw`^(?:\./)?((?:${roots})/[\p{L}\p{N}_./@-]*)(?::\d+)?$`, "u");
const code = /`([^`\n]+)`/g;
const link = /\]\(([^)\s]+)\)/g;
const fence = /^( *)(```+|~~~+)[^]*?^\1\2[^\n]*$/gm;

/**
 * Paths in README.md and docs that lead nowhere: links, and code in a sentence. What stands in a fenced
 * block may be the reader's own; a path with a `<name>` in it is a pattern.
 */
export function checkDocPaths(files: readonly SourceFile[]): Violation[] {
  const existing = new Set(files.flatMap(({ path }) => withFolders(path)));
  return files
    .filter(({ path }) => path === "README.md" || /^docs\/.*\.md$/.test(path))
    .flatMap((file) => {
      const prose = file.text.replaceAll(fence, (block) => block.replaceAll(/[^\n]/g, " "));
      return pathsIn(prose, posix.dirname(file.path))
        .filter(({ path }) => !existing.has(path.replace(/\/+$/, "")))
        .map(({ path, at }) => ({
          path: file.path,
          line: lineAt(file.text, at),
          message: `${path} does not exist`,
        }));
    });
}

function pathsIn(prose: string, folder: string): { path: string; at: number }[] {
  const words = [...prose.matchAll(code)].flatMap((match) => {
    return (match[1] ?? "").split(/\s+/).flatMap((word) => {
      const path = named.exec(word)?.[1];
      return path === undefined ? [] : [{ path, at: match.index }];
    });
  });
  const links = [...prose.matchAll(link)].flatMap((match) => {
    const [target = ""] = (match[1] ?? "").split(/[#?]/, 1);
    if (target === "" || /^[a-z]+:/i.test(target)) return [];
    return [{ path: posix.join(folder, target), at: match.index }];
  });
  return [...words, ...links];
}

/** `a/b/c.ts` is also the folders `a/b` and `a`. */
function withFolders(path: string): string[] {
  return path.split("/").map((_, index, parts) => parts.slice(0, index + 1).join("/"));
}
