import { didYouMean } from "../yaml/nearest.ts";
import type { YamlDocument } from "../yaml/document.ts";
import type { Problem } from "../yaml/problem.ts";
import { fieldsShape, listShape, openShape, valueShape, type NameShape } from "./template-names.ts";

type Vars = Readonly<Record<string, unknown>>;

/** What templates may ask of `vars`. */
export function varNames(vars: Vars): NameShape {
  return fieldsShape(
    Object.fromEntries(Object.entries(vars).map(([name, value]) => [name, shapeOf(value)])),
  );
}

function shapeOf(value: unknown): NameShape {
  if (Array.isArray(value)) return listShape;
  return typeof value === "object" && value !== null ? openShape : valueShape;
}

/** The values of a pack with those of config.yaml in their place; what does not fit is reported. */
export function overrideVars(
  document: YamlDocument,
  own: Vars,
  given: Vars,
  report: (problem: Problem) => void,
): Vars {
  const names = Object.keys(own);
  const known = Object.entries(given).filter(([name, value]) => {
    const wrong = !names.includes(name)
      ? { message: `config.yaml sets \`${name}\`, which this pack does not have` }
      : kindOf(value) === kindOf(own[name])
        ? undefined
        : {
            message: `config.yaml sets \`${name}\` to a ${kindOf(value)}, which is a ${kindOf(own[name])} here`,
          };
    if (wrong === undefined) return true;
    const hint = names.includes(name) ? undefined : didYouMean(name, names);
    report(document.problem(["vars", name], { ...wrong, hint }, "key"));
    return false;
  });
  return { ...own, ...Object.fromEntries(known) };
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return "list";
  return typeof value === "object" ? "map" : typeof value;
}
