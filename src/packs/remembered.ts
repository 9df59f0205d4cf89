import { scopes } from "./steps/set.ts";
import { fieldsShape, openShape, type NameShape } from "./template-names.ts";

/** The names that a pack keeps with `set` or `add` anywhere, by whose they are. */
export type Remembered = Readonly<Record<(typeof scopes)[number], Readonly<Record<string, null>>>>;

/** Everything a pack may have been told to remember, in whatever its file holds. */
export function findRemembered(file: unknown): {
  readonly values: Remembered;
  readonly shape: NameShape;
} {
  const found = { person: new Set<string>(), group: new Set<string>(), pack: new Set<string>() };
  let hasHandlers = false;
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    if ("call" in value) hasHandlers = true;
    for (const step of ["set", "add"]) {
      const written: unknown = Reflect.get(value, step);
      if (typeof written !== "object" || written === null) continue;
      for (const scope of scopes) {
        const kept: unknown = Reflect.get(written, scope);
        if (typeof kept !== "object" || kept === null) continue;
        for (const key of Object.keys(kept)) found[scope].add(key);
      }
    }
    for (const one of Object.values(value)) visit(one);
  };
  visit(file);
  const values = {
    person: nothing(found.person),
    group: nothing(found.group),
    pack: nothing(found.pack),
  };
  const shapeOf = (names: ReadonlySet<string>): NameShape =>
    // A handler module may keep anything under any name.
    hasHandlers
      ? openShape
      : fieldsShape(Object.fromEntries([...names].map((name) => [name, openShape] as const)));
  return {
    values,
    shape: fieldsShape({
      person: shapeOf(found.person),
      group: shapeOf(found.group),
      pack: shapeOf(found.pack),
    }),
  };
}

function nothing(names: ReadonlySet<string>): Readonly<Record<string, null>> {
  return Object.fromEntries([...names].map((name) => [name, null]));
}
