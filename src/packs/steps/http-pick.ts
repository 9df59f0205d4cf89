/** The steps of a path such as `data.items[0].id`; `undefined` when it is none. */
export function readPick(path: string): readonly (string | number)[] | undefined {
  if (!/^[\p{L}_$][\p{L}\p{N}_$-]*(?:\.[\p{L}_$][\p{L}\p{N}_$-]*|\[\d{1,6}\])*$/u.test(path)) {
    return undefined;
  }
  return [...path.matchAll(/[^.[\]]+/gu)].map(([step]) =>
    /^\d+$/u.test(step) ? Number(step) : step,
  );
}

/** What stands there; `undefined` when there is nothing. */
export function pickFrom(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((at, step) => {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, step)) return undefined;
    return Reflect.get(at, step);
  }, value);
}
