import { parseDuration } from "../../core/duration.ts";

/** Whether an argument was read as an example says. */
export function isSameValue(expected: unknown, value: unknown): boolean {
  if (Array.isArray(expected)) {
    const values = Array.isArray(value) ? value : idsOf(value);
    return (
      values !== undefined &&
      expected.length === values.length &&
      expected.every((one, index) => isSameValue(one, values[index]))
    );
  }
  if (typeof value === "object" && value !== null) return isSameObject(String(expected), value);
  if (expected === value || String(expected) === String(value)) return true;
  return typeof value === "number" && parseDuration(String(expected)) === value;
}

function isSameObject(expected: string, value: object): boolean {
  if ("at" in value) return Date.parse(expected) === value.at;
  const ids = idsOf(value);
  if (ids !== undefined) return ids.join(", ") === expected;
  return "kind" in value && value.kind === expected;
}

/** The people of a value that names some. */
function idsOf(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value;
  if (typeof value !== "object" || value === null || !("ids" in value)) return undefined;
  return Array.isArray(value.ids) ? value.ids : undefined;
}

/** An argument as an example would write it. */
export function shownValue(value: unknown): string {
  if (value === undefined) return "nothing";
  if (typeof value === "object" && value !== null && "at" in value) {
    return typeof value.at === "number" ? new Date(value.at).toISOString() : JSON.stringify(value);
  }
  return typeof value === "string" ? value : JSON.stringify(value);
}
