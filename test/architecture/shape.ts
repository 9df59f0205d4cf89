import {
  isCodeIn,
  isTest,
  lineAt,
  matches,
  scanned,
  type SourceFile,
  type Violation,
} from "./source.ts";

const longest = 300;
const everywhere = ["src", "bots", "bin", "bench", "test"];
const drawers = /(?:^|\/)(?:utils?|helpers?|common|types|misc)\//;

/** Files too long to be read in one go. */
export function checkLength(files: readonly SourceFile[]): Violation[] {
  return files
    .filter((file) => isCodeIn(file, everywhere))
    .map((file) => ({ file, lines: file.text.trimEnd().split("\n").length }))
    .filter(({ lines }) => lines > longest)
    .map(({ file, lines }) => ({
      path: file.path,
      line: longest + 1,
      message: `${lines} lines; split it at ${longest}`,
    }));
}

/** Folders named for nothing in particular, where everything ends up. */
export function checkFolders(files: readonly SourceFile[]): Violation[] {
  return files
    .filter(({ path }) => everywhere.some((one) => path.startsWith(`${one}/`)))
    .filter(({ path }) => drawers.test(path))
    .map(({ path }) => ({ path, line: 1, message: "name the folder for a concept" }));
}

const reexport =
  /(?<![.\w$])export\s*(?:type\b\s*)?(?:\*[^;]*?|\{[^{}]*\}\s*)from\s*["'] *["']\s*;?/g;
const plain = /(?<![.\w$])(?:import\b[^;]*?["'] *["']|export\s*(?:type\b\s*)?\{[^{}]*\})\s*;?/g;

/** Files in src that only pass on what others export; `src/index.ts` is the one for users. */
export function checkBarrels(files: readonly SourceFile[]): Violation[] {
  return files
    .filter((file) => isCodeIn(file, ["src"]) && file.path !== "src/index.ts")
    .filter((file) => {
      const { code } = scanned(file);
      const rest = code.replaceAll(reexport, "").replaceAll(plain, "");
      return /\bexport\b/.test(code) && rest.trim() === "";
    })
    .map(({ path }) => ({ path, line: 1, message: "only passes on; import the module itself" }));
}

/** Default exports, which have no name to search for. */
export function checkDefaultExports(files: readonly SourceFile[]): Violation[] {
  return files
    .filter((file) => isCodeIn(file, ["src", "bots"]))
    .flatMap((file) =>
      matches(
        file,
        /\bexport\s+default\b|\bexport\s*\{[^{}]*\bas\s+default\b/g,
        "export it by its name",
      ),
    );
}

/** Promises to come back that name no issue. */
export function checkTodos(files: readonly SourceFile[]): Violation[] {
  return files
    .filter((file) => isCodeIn(file, everywhere) || isTest(file.path))
    .flatMap((file) =>
      scanned(file).comments.flatMap((comment) =>
        [...comment.text.matchAll(/\b(?:TODO|FIXME)\b(?!\s*\(?#\d)/g)].map((match) => ({
          path: file.path,
          line: lineAt(file.text, comment.at + match.index),
          message: `${match[0]} needs an issue number: ${match[0]}(#12)`,
        })),
      ),
    );
}
