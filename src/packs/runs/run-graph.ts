import type { Path, YamlDocument } from "../../yaml/document.ts";
import type { Problem } from "../../yaml/problem.ts";
import { valueAt } from "../../yaml/schema-walk.ts";

interface RunsOther {
  readonly target: string;
  readonly path: Path;
}

/** Which commands of a pack `run` which, in whatever its file holds. */
export function findRuns(value: unknown): ReadonlyMap<string, readonly RunsOther[]> {
  const commands = valueAt(value, ["commands"]);
  const list: readonly unknown[] = Array.isArray(commands) ? commands : [];
  return new Map(
    list.flatMap((command, index) => {
      const id = valueAt(command, ["id"]);
      if (typeof id !== "string") return [];
      return [[id, runsIn(command, ["commands", index])] as const];
    }),
  );
}

const lists = ["steps", "then", "else", "do", "on_error"];

function runsIn(value: unknown, path: Path): readonly RunsOther[] {
  return lists.flatMap((key) => {
    const steps = valueAt(value, [key]);
    if (!Array.isArray(steps)) return [];
    return steps.flatMap((step: unknown, index): readonly RunsOther[] => {
      const at = [...path, key, index];
      const target = valueAt(step, ["run"]);
      const own = typeof target === "string" ? [{ target, path: [...at, "run"] }] : [];
      return [...own, ...runsIn(step, at)];
    });
  });
}

/** Commands that would run themselves again, and so for ever. */
export function runCycles(document: YamlDocument): Problem[] {
  const graph = findRuns(document.value);
  const leadsTo = (from: string, to: string, seen: Set<string>): boolean => {
    if (from === to) return true;
    if (seen.has(from)) return false;
    seen.add(from);
    return (graph.get(from) ?? []).some(({ target }) => leadsTo(target, to, seen));
  };
  return [...graph].flatMap(([id, runs]) =>
    runs
      .filter(({ target }) => leadsTo(target, id, new Set()))
      .map(({ target, path }) =>
        document.problem(path, {
          message: `\`${id}\` runs \`${target}\`, which leads to \`${id}\` again: it would never end`,
        }),
      ),
  );
}
