import { importsOf } from "./imports.ts";
import { isCodeIn, isPage, isTest, type SourceFile, type Violation } from "./source.ts";

/** What opens connections or accepts them. */
const openers = new Set([
  "http",
  "http2",
  "https",
  "net",
  "tls",
  "dgram",
  "undici",
  "ws",
  "koa",
  "pg",
]);

/** Who may open connections: a folder, or the files whose path begins so. */
const mayConnect: readonly string[] = [
  "src/http/",
  "src/stream/",
  "src/outbound/",
  "src/storage/",
  "src/emulator/",
  // The guarded client of packs' `http` steps.
  "src/packs/http",
  // Commands that talk to the emulator of the running bot.
  "src/cli/",
];

/** Modules that can open connections and are not among those who may. Types of such packages are free. */
export function checkConnections(files: readonly SourceFile[]): Violation[] {
  return files
    .filter((file) => isCodeIn(file, ["src", "bots"]) && !isTest(file.path) && !isPage(file.path))
    .filter((file) => !mayConnect.some((one) => file.path.startsWith(one)))
    .flatMap((file) =>
      importsOf(file)
        .filter(({ kind, target }) => {
          return kind !== "type" && target.kind !== "file" && openers.has(target.name);
        })
        .map(({ specifier, line }) => ({
          path: file.path,
          line,
          message: `may not open connections (${specifier})`,
        })),
    );
}
