import { fieldsShape, listShape, valueShape, type NameShape } from "./template-names.ts";

/** What templates may ask of `vars`. */
export function varNames(vars: Readonly<Record<string, unknown>>): NameShape {
  return fieldsShape(
    Object.fromEntries(
      Object.entries(vars).map(([name, value]) => [
        name,
        Array.isArray(value) ? listShape : valueShape,
      ]),
    ),
  );
}
