import { openShape } from "../template-names.ts";
import { reportAt, valueIn, type StepPlace } from "./place.ts";
import { StepError } from "./step-error.ts";
import { reservedNames, type StepList } from "./step-list.ts";
import type { StepFile } from "./step-schema.ts";
import type { CompiledStep, StepAction } from "./step.ts";

const mostItems = 100;

/** `each`: the same steps for every item of a list. */
export async function compileEach(
  place: StepPlace,
  file: StepFile,
  inner: StepList,
  compileSteps: (
    list: StepList,
    files: readonly StepFile[],
  ) => Promise<readonly CompiledStep[] | undefined>,
): Promise<StepAction | undefined> {
  const items = valueIn(place, ["each"], file.each);
  const item = file.as ?? "item";
  if (inner.names.has(item) || reservedNames.has(item)) {
    const message = `\`${item}\` means something else here`;
    const hint = "give the item another name: `as: one`";
    return reportAt(place, [file.as === undefined ? "each" : "as"], { message, hint });
  }
  const names = new Map([...inner.names, [item, openShape] as const]);
  const steps = await compileSteps({ ...inner, names }, file.do ?? []);
  for (const [name, shape] of names) if (name !== item) inner.names.set(name, shape);
  if (items === undefined || steps === undefined) return undefined;
  return {
    kind: "loop",
    item,
    steps,
    items(scope) {
      const list = listOf(items(scope));
      if (list.length <= mostItems) return list;
      throw new StepError({
        zh: `each 最多 ${mostItems} 项，这里有 ${list.length} 项`,
        en: `\`each\` takes ${mostItems} items at most, not ${list.length}`,
      });
    },
  };
}

/** A map is a list of its keys and values; nothing is an empty list. */
function listOf(value: unknown): readonly unknown[] {
  if (value === null || value === undefined || value === "") return [];
  if (Array.isArray(value)) return value as unknown[];
  if (typeof value === "object") {
    return Object.entries(value).map(([key, one]: [string, unknown]) => ({ key, value: one }));
  }
  return [value];
}
