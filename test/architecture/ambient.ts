import { importsOf } from "./imports.ts";
import {
  isCodeIn,
  isPage,
  isTest,
  lineAt,
  matches,
  scanned,
  type SourceFile,
  type Violation,
} from "./source.ts";

const clock = "src/core/system-clock.ts";

/** What a module would take from its surroundings instead of from a port, and who may. */
export const ambient: readonly {
  readonly name: string;
  readonly pattern: RegExp;
  readonly allowed: readonly string[];
}[] = [
  { name: "Date.now", pattern: /\bDate\s*\.\s*now\b/g, allowed: [clock] },
  { name: "new Date()", pattern: /\bnew\s+Date\s*(?:\(\s*\)|(?=[;,)\]]))/g, allowed: [] },
  { name: "Temporal.Now", pattern: /\bTemporal\s*\.\s*Now\b/g, allowed: [] },
  { name: "setTimeout", pattern: /(?<![.\w$])setTimeout\b/g, allowed: [clock] },
  { name: "setInterval", pattern: /(?<![.\w$])setInterval\b/g, allowed: [] },
  { name: "Math.random", pattern: /\bMath\s*\.\s*random\b/g, allowed: [] },
  { name: "process.env", pattern: /\bprocess\s*\.\s*env\b/g, allowed: [] },
  { name: "globalThis", pattern: /\bglobalThis\b/g, allowed: [] },
];

/** Imports that would bring the same in by another door. */
const doors = new Set(["timers", "timers/promises", "process"]);

/** Uses of time, chance, environment and network that go around their ports. */
export function checkAmbient(files: readonly SourceFile[]): Violation[] {
  const ours = files.filter(
    (file) => isCodeIn(file, ["src", "bots"]) && !isTest(file.path) && !isPage(file.path),
  );
  return ours.flatMap((file) => [
    ...ambient
      .filter(({ allowed }) => !allowed.includes(file.path))
      .flatMap(({ name, pattern }) => matches(file, pattern, `${name} goes through its port`)),
    ...importsOf(file)
      .filter(({ kind, target }) => {
        return kind !== "type" && target.kind === "node" && doors.has(target.name);
      })
      .map(({ specifier, line }) => ({
        path: file.path,
        line,
        message: `${specifier} goes around the ports`,
      })),
    ...fetchCalls(file),
  ]);
}

/** Calls of the global `fetch`, told from methods of that name and their declarations. */
function fetchCalls(file: SourceFile): Violation[] {
  const { code } = scanned(file);
  return [...code.matchAll(/(?<![.\w$#])fetch\s*\(/g)]
    .filter((match) => !isMethod(code, match.index, match.index + match[0].length))
    .map((match) => ({
      path: file.path,
      line: lineAt(file.text, match.index),
      message: "fetch goes through its port",
    }));
}

function isMethod(code: string, nameAt: number, argumentsAt: number): boolean {
  let depth = 1;
  let at = argumentsAt;
  for (; at < code.length && depth > 0; at += 1) {
    if (code[at] === "(") depth += 1;
    if (code[at] === ")") depth -= 1;
  }
  const before = code.slice(0, nameAt).trimEnd();
  return /(?:^|[{;},*]|\basync)$/.test(before) && /^\s*[:{]/.test(code.slice(at));
}
