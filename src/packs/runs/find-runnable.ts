import { valueAt } from "../../yaml/schema-walk.ts";
import { command } from "../pack-schema.ts";
import type { RunnableCommand } from "../steps/place.ts";
import type { InnerProgram } from "../steps/step.ts";
import { findRuns } from "./run-graph.ts";

/** The commands of a file that a step of another one runs, their programs as they are built into `inner`. */
export function findRunnable(
  value: unknown,
  inner: ReadonlyMap<string, InnerProgram>,
): ReadonlyMap<string, RunnableCommand> {
  const wanted = new Set([...findRuns(value).values()].flat().map(({ target }) => target));
  if (wanted.size === 0) return new Map();
  const commands = valueAt(value, ["commands"]);
  const list: readonly unknown[] = Array.isArray(commands) ? commands : [];
  return new Map(
    list.flatMap((one) => {
      const { success, data } = command.safeParse(one);
      if (!success || data.id === undefined || data.call !== undefined) return [];
      const { id, args = {} } = data;
      return wanted.has(id) ? [[id, { args, program: () => inner.get(id) }] as const] : [];
    }),
  );
}
