import { importsOf } from "./imports.ts";
import { isCodeIn, type SourceFile, type Violation } from "./source.ts";

/**
 * Modules that need one another before either can run. Imports of types do not count, nor those that are
 * only reached while running.
 */
export function checkCycles(files: readonly SourceFile[]): Violation[] {
  const graph = graphOf(files.filter((file) => isCodeIn(file, ["src", "bots"])));
  const finished = new Set<string>();
  const violations: Violation[] = [];

  const visit = (path: string, trail: readonly string[]): void => {
    if (finished.has(path)) return;
    const start = trail.indexOf(path);
    if (start >= 0) {
      const cycle = [...trail.slice(start), path].join(" → ");
      violations.push({ path, line: 1, message: `imports itself: ${cycle}` });
      return;
    }
    for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
    finished.add(path);
  };
  for (const path of graph.keys()) visit(path, []);
  return violations;
}

function graphOf(files: readonly SourceFile[]): Map<string, string[]> {
  return new Map(
    files.map((file) => [
      file.path,
      importsOf(file).flatMap(({ kind, target }) =>
        kind === "value" && target.kind === "file" ? [target.path] : [],
      ),
    ]),
  );
}
