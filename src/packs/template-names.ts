import { didYouMean } from "../yaml/nearest.ts";
import type { Finding } from "../yaml/source-text.ts";

/** What can be asked of a name in a template. */
export type NameShape =
  | { readonly kind: "value" }
  | { readonly kind: "list" }
  | { readonly kind: "fields"; readonly fields: Names }
  /** What somebody else decides the parts of: they show when it runs. */
  | { readonly kind: "open" };

export type Names = ReadonlyMap<string, NameShape>;

export const valueShape: NameShape = { kind: "value" };
export const openShape: NameShape = { kind: "open" };
export const listShape: NameShape = { kind: "list" };

/** A name with parts: `sender.name`. */
export function fieldsShape(fields: Readonly<Record<string, NameShape>>): NameShape {
  return { kind: "fields", fields: new Map(Object.entries(fields)) };
}

/** What is wrong with the path of a name. A part that is computed (`vars[x]`) shows when it runs. */
export function checkNamePath(path: readonly unknown[], names: Names): Finding | undefined {
  let shape: NameShape = { kind: "fields", fields: names };
  let said = "";
  for (const step of path) {
    if (typeof step !== "string" && typeof step !== "number") return undefined;
    const next = stepInto(shape, step);
    if (next === undefined) return unknownName(said, String(step), shape);
    shape = next;
    said = said === "" ? String(step) : `${said}.${step}`;
  }
  return undefined;
}

function stepInto(shape: NameShape, step: string | number): NameShape | undefined {
  switch (shape.kind) {
    case "fields":
      return shape.fields.get(String(step));
    case "open":
      return shape;
    case "list":
      return typeof step === "number" || /^(?:size|first|last|\d+)$/.test(step)
        ? valueShape
        : undefined;
    case "value":
    default:
      return step === "size" ? valueShape : undefined;
  }
}

function unknownName(parent: string, step: string, shape: NameShape): Finding {
  const known = shape.kind === "fields" ? [...shape.fields.keys()] : [];
  if (parent === "") {
    return { message: `there is no \`${step}\` here`, hint: didYouMean(step, known) };
  }
  return { message: `\`${parent}\` has no \`${step}\``, hint: didYouMean(step, known) };
}
