import { z } from "zod";
import type { Path } from "./document.ts";

/** The schema that holds for the value at `path` of `value`. */
export function schemaAt(schema: z.core.$ZodType, path: Path, value: unknown): z.core.$ZodType[] {
  let found = alternatives(schema, value);
  let at = value;
  for (const step of path) {
    at = childOf(at, step);
    const here = at;
    found = found.flatMap((one) => stepInto(one, step)).flatMap((one) => alternatives(one, here));
  }
  return found;
}

/** The keys that may stand in the map at `path`. */
export function keysAt(schema: z.core.$ZodType, path: Path, value: unknown): string[] {
  return schemaAt(schema, path, value).flatMap((one) =>
    one instanceof z.ZodObject ? Object.keys(one.shape) : [],
  );
}

/** What is said of the key at `path`, where it is one thing whatever its map turns out to be. */
export function descriptionAt(
  schema: z.core.$ZodType,
  path: Path,
  value: unknown,
): string | undefined {
  const key = path.at(-1);
  if (key === undefined) return undefined;
  const said = schemaAt(schema, path.slice(0, -1), value)
    .flatMap((parent) => stepInto(parent, key))
    .map(descriptionOf);
  return new Set(said).size === 1 ? said[0] : undefined;
}

function descriptionOf(schema: z.core.$ZodType): string | undefined {
  const own = z.globalRegistry.get(schema)?.description;
  if (own !== undefined || !(schema instanceof z.ZodOptional)) return own;
  return descriptionOf(schema.unwrap());
}

/** The value at `path` of `value`. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(childOf, value);
}

function childOf(value: unknown, step: string | number): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
  return Reflect.get(value, step);
}

function stepInto(schema: z.core.$ZodType, step: string | number): z.core.$ZodType[] {
  if (schema instanceof z.ZodObject) {
    const shape: Readonly<Record<string, z.core.$ZodType>> = schema.shape;
    return shape[step] === undefined ? [] : [shape[step]];
  }
  if (schema instanceof z.ZodArray) return [schema.element];
  if (schema instanceof z.ZodRecord) return [schema.valueType];
  return [];
}

/** `schema` without wrappers; of a choice by a key, the one that `value` chose. */
function alternatives(schema: z.core.$ZodType, value: unknown): z.core.$ZodType[] {
  if (schema instanceof z.ZodOptional) return alternatives(schema.unwrap(), value);
  if (!(schema instanceof z.ZodUnion)) return [schema];
  const options = schema.options.flatMap((one) => alternatives(one, value));
  if (!(schema instanceof z.ZodDiscriminatedUnion)) return options;
  const { discriminator } = schema.def;
  const chosen = options.filter(
    (one) =>
      one instanceof z.ZodObject &&
      z.safeParse(one.shape[discriminator] as z.core.$ZodType, childOf(value, discriminator))
        .success,
  );
  return chosen.length > 0 ? chosen : options;
}
